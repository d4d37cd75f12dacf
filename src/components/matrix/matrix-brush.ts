import {cellsIn} from "./matrix-filter.js";
import type {GridCell} from "./matrix-filter.js";

export interface BrushOptions {
  /** Every click adds or takes away, as for those who tap. */
  readonly isSeveral: () => boolean;
  /** What is chosen from now on; nothing clears. While a drag goes on it is not final. */
  readonly onSelect: (cells: readonly GridCell[], isFinal: boolean) => void;
}

/**
 * Lets cells of a recency × frequency grid be chosen: one by a click, Enter or Space (once more clears);
 * a rectangle by dragging, by Shift with a click, with Enter or with arrows; single ones more with Ctrl
 * or the command key. Announces which cells of the grid are selected.
 */
export function brushCells(box: HTMLElement, {isSeveral, onSelect}: BrushOptions): void {
  box.querySelector("table")?.setAttribute("aria-multiselectable", "true");
  const buttons = [...box.querySelectorAll<HTMLButtonElement>("td button")];
  for (const button of buttons) {
    button.parentElement?.setAttribute("role", "gridcell");
    const isOn = button.getAttribute("aria-pressed") ?? "false";
    button.parentElement?.setAttribute("aria-selected", isOn);
  }
  let anchor: GridCell | undefined;
  let dragged: {from: GridCell; to: GridCell; hasMoved: boolean} | undefined;

  const chosen = () =>
    buttons.flatMap((button) => {
      const cell = cellOf(button);
      return cell && button.getAttribute("aria-pressed") === "true" ? [cell] : [];
    });

  function one(cell: GridCell): void {
    const now = chosen();
    anchor = cell;
    onSelect(now.length === 1 && isSame(now[0], cell) ? [] : [cell], true);
  }

  function toggle(cell: GridCell): void {
    const now = chosen();
    const others = now.filter((other) => !isSame(other, cell));
    anchor = cell;
    onSelect(others.length < now.length ? others : [...now, cell], true);
  }

  function extend(to: GridCell, from = anchor ?? chosen()[0] ?? to, isFinal = true): void {
    anchor = from;
    onSelect(rectangle(from, to), isFinal);
  }

  box.addEventListener("click", (event) => {
    const cell = cellOf(event.target);
    if (!cell) return;
    // Else the page would take the button for one that chooses alone.
    event.stopPropagation();
    if (dragged?.hasMoved) dragged = undefined;
    else if (event.shiftKey) extend(cell);
    else if (event.ctrlKey || event.metaKey || isSeveral()) toggle(cell);
    else one(cell);
  });

  // A finger scrolls; it taps.
  box.addEventListener("pointerdown", (event) => {
    dragged = undefined;
    const cell = cellOf(event.target);
    if (!cell || event.pointerType === "touch" || event.button !== 0) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) return;
    dragged = {from: cell, to: cell, hasMoved: false};
    const end = () => {
      document.removeEventListener("pointermove", move);
      document.removeEventListener("pointerup", end);
      if (dragged?.hasMoved && box.isConnected) extend(dragged.to, dragged.from);
    };
    const move = ({clientX, clientY, buttons}: PointerEvent) => {
      if (buttons === 0) return end();
      const to = cellOf(document.elementFromPoint(clientX, clientY));
      if (!to || !dragged || !box.isConnected || isSame(to, dragged.to)) return;
      dragged = {...dragged, to, hasMoved: true};
      extend(to, dragged.from, false);
    };
    document.addEventListener("pointermove", move);
    document.addEventListener("pointerup", end);
  });

  box.addEventListener("keydown", (event) => {
    const from = cellOf(event.target);
    if (!from) return;
    if (event.key.startsWith("Arrow") && event.shiftKey) {
      const to = cellOf(document.activeElement);
      if (to) extend(to, anchor && chosen().length > 0 ? anchor : from);
    } else if (event.key === "Enter" || event.key === " ") {
      if (event.shiftKey) extend(from);
      else if (event.ctrlKey || event.metaKey) toggle(from);
      else return;
      event.preventDefault();
    }
  });
}

/** Shows on the buttons of a grid which cells are chosen. */
export function markCells(box: ParentNode, cells: readonly GridCell[]): void {
  for (const button of box.querySelectorAll('td button[data-filter^="cell."]')) {
    const own = cellOf(button);
    const isOn = String(own !== undefined && cells.some((cell) => isSame(cell, own)));
    button.setAttribute("aria-pressed", isOn);
    button.parentElement?.setAttribute("aria-selected", isOn);
  }
}

function cellOf(target: EventTarget | null): GridCell | undefined {
  const button = target instanceof Element ? target.closest("[data-filter]") : null;
  return cellsIn(button?.getAttribute("data-filter") ?? null)[0];
}

const isSame = (a: GridCell | undefined, b: GridCell) =>
  a?.recency === b.recency && a.frequency === b.frequency;

function rectangle(a: GridCell, b: GridCell): GridCell[] {
  const range = (from: number, to: number) =>
    Array.from({length: Math.abs(to - from) + 1}, (_, i) => Math.min(from, to) + i);
  return range(a.recency, b.recency).flatMap((recency) =>
    range(a.frequency, b.frequency).map((frequency) => ({recency, frequency})),
  );
}
