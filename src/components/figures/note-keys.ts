import type {Language} from "../words/language.js";
import {keysHint} from "./tip-keys.js";

// What the cells of a grid say when pointed at, said by keyboard too: one stop of the Tab key for all of them, arrows
// from one to the next. Nothing is looked at before the first key but the cell that is the stop.

/** What has a note, and where it stands among the others. */
interface Place {
  readonly mark: HTMLElement;
  readonly row: number;
  readonly column: number;
}

const noted = "[data-note]";

/** Lets keys lead through the cells of a table that have notes; the first is the stop unless a button is pressed. */
export function walkTable(table: HTMLTableElement): void {
  // Announced as what it is now: arrows lead through its cells.
  table.setAttribute("role", "grid");
  const inCell = (cell: HTMLTableCellElement, row: number): Place[] => {
    const mark = cell.matches(noted) ? cell : cell.querySelector<HTMLElement>(noted);
    return mark ? [{mark, row, column: cell.cellIndex}] : [];
  };
  walk(table, table.querySelector('[aria-pressed="true"]'), () =>
    [...table.rows].flatMap((line, row) => [...line.cells].flatMap((cell) => inCell(cell, row))),
  );
}

/** Lets keys lead through boxes with notes that stand in rows of so many. */
export function walkPanels(box: HTMLElement, columns: number): void {
  walk(box, null, () =>
    [...box.querySelectorAll<HTMLElement>(noted)].map((mark, i) => ({
      ...{mark, row: Math.floor(i / columns), column: i % columns},
    })),
  );
}

function walk(box: HTMLElement, first: HTMLElement | null, placesIn: () => Place[]): void {
  let stop = first ?? box.querySelector<HTMLElement>(noted);
  if (!stop) return;
  stop.tabIndex = 0;
  box.setAttribute("data-walk", "");
  /** The column that arrows up and down keep to, also across rows that have nothing there. */
  let column: number | undefined;
  const hint = (text: string | null) => {
    const frame = box.closest(".picture-chart");
    if (text === null) frame?.removeAttribute("data-keys");
    else frame?.setAttribute("data-keys", text);
  };
  box.addEventListener("focusin", ({target}) => {
    const mark = (target as Element).closest<HTMLElement>(noted);
    if (!mark) return;
    if (mark !== stop && stop) stop.tabIndex = -1;
    mark.tabIndex = 0;
    stop = mark;
    if (mark.matches(":focus-visible")) hint(box.getAttribute("aria-description"));
  });
  box.addEventListener("focusout", () => {
    column = undefined;
    hint(null);
  });
  box.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey) return;
    const mark = (event.target as Element).closest(noted);
    const places = placesIn();
    const here = places.find((place) => place.mark === mark);
    if (!here) return;
    const next = nextPlace(places, here, event, column ?? here.column);
    if (next === undefined) return;
    event.preventDefault();
    const kept = column ?? here.column;
    if (next !== here) enter(next.mark);
    hint(null);
    column = next.row === here.row ? undefined : kept;
  });
}

/** Returns the place to which a key leads, the same at an end, or undefined if it leads nowhere. */
function nextPlace(
  places: readonly Place[],
  here: Place,
  {key, ctrlKey}: KeyboardEvent,
  column: number,
): Place | undefined {
  const own = places.filter(({row}) => row === here.row);
  const at = own.indexOf(here);
  const reach = ctrlKey ? places : own;
  if (key === "Home") return reach[0];
  if (key === "End") return reach.at(-1);
  if (key === "ArrowLeft") return own[at - 1] ?? here;
  if (key === "ArrowRight") return own[at + 1] ?? here;
  if (key !== "ArrowUp" && key !== "ArrowDown") return undefined;
  // Rows without notes are passed over, and none with one is.
  const row =
    key === "ArrowDown"
      ? places.find((place) => place.row > here.row)?.row
      : places.findLast((place) => place.row < here.row)?.row;
  const away = (place: Place) => Math.abs(place.column - column);
  const [first = here, ...others] = places.filter((place) => place.row === row);
  return others.reduce((best, place) => (away(place) < away(best) ? place : best), first);
}

/** Leads to what has a note, scrolled to as little as it takes; what has just been drawn anew stays where it is. */
function enter(mark: HTMLElement | SVGElement, {isStill = false} = {}): void {
  // What has no name of its own while nobody is there.
  if (!mark.ariaLabel) mark.setAttribute("aria-label", mark.getAttribute("data-note") ?? "");
  mark.tabIndex = 0;
  // What stays at the edge of a box that scrolls must not cover it.
  const [scroller, head] = [mark.closest<HTMLElement>(".table-scroll"), mark.closest("tr")];
  const edge = head?.querySelector("th")?.offsetWidth ?? 0;
  if (scroller) scroller.style.scrollPaddingInlineStart = `${edge}px`;
  // Absent outside browsers.
  if (!isStill) mark.scrollIntoView?.({block: "nearest", inline: "nearest"});
  mark.focus({preventScroll: true});
}

/** Tells, in a picture that has just been drawn, which keys lead through its notes, where some do. */
export function tellNoteKeys(box: HTMLElement, language: Language): void {
  box.querySelector("[data-walk]")?.setAttribute("aria-description", keysHint[language]);
}

/** Draws a picture anew; who is on one of its notes stays on it. */
export function keepOnNote(box: HTMLElement, draw: () => void): void {
  const notes = () => [...box.querySelectorAll<HTMLElement | SVGElement>(noted)];
  const now = document.activeElement;
  const at = now !== null && box.contains(now) ? notes().findIndex((mark) => mark === now) : -1;
  const isTold = !box.hasAttribute("data-keys");
  draw();
  const mark = at < 0 ? undefined : notes()[at];
  if (!mark) return;
  enter(mark, {isStill: true});
  // Who knew the keys before is not told them again.
  if (isTold) box.removeAttribute("data-keys");
}
