import {element} from "../page/element.js";
import {doNow, isPatient, later} from "../page/later.js";
import type {Language} from "../words/language.js";
import {keepOnNote, tellNoteKeys} from "./note-keys.js";
import {goOnByKeys, offerTipKeys} from "./tip-keys.js";

export interface ChartBoxOptions {
  /** Draws the picture at a width in pixels. */
  readonly draw: (width: number) => Element;
  readonly language: Language;
  /** The picture's name on its page. */
  readonly name: string;
  /** What is read out with a picture whose values can be read by keys. */
  readonly title: string;
  /** The width of the box where it is known; the picture is then drawn at once. */
  readonly width?: number | undefined;
  readonly isWide?: boolean | undefined;
  readonly isInteractive?: boolean | undefined;
  /** Makes one answer that was drawn at build, which then stays, and returns true; false of one that must be drawn anew. */
  readonly wake?: ((picture: Element) => boolean) | undefined;
  /** Called once, when the box has been laid out for the first time. */
  readonly onShown?: () => void;
}

interface Box {
  readonly options: ChartBoxOptions;
  /** The width at which the picture is drawn or will be; unknown before the box has one. */
  width: number | undefined;
  isShown: boolean;
  /** It still holds what stood in the page before any script ran. */
  isBrought: boolean;
}

const guessedWidth = 640;
/** The widths of a picture on a sheet of paper. */
const paper = {wide: 690, half: 330};
/** How long pictures in view may delay the frame in which they are wanted. */
const frameMs = 30;

const boxes = new WeakMap<HTMLElement, Box>();
/** Boxes that the page shows: paper needs them all. */
const shown = new Set<HTMLElement>();
let observer: ResizeObserver | undefined;

/**
 * Returns the box of a picture, which is drawn once the width of the box is known, and again when that changes.
 * Until then the box holds the picture that stood in the page before any script ran, where there is one. Without a
 * screen it is drawn at once.
 */
export function chartBox(options: ChartBoxOptions): HTMLElement {
  const {name, isInteractive, width} = options;
  const box = element("div", {
    class: "picture-chart",
    "data-picture": name,
    "aria-hidden": isInteractive ? null : "true",
  });
  const known = width ?? (isPatient() ? undefined : guessedWidth);
  boxes.set(box, {options, width: known, isShown: false, isBrought: false});
  if (known !== undefined) draw(box);
  else {
    box.setAttribute("data-waiting", "");
    box.append(...(firstPicture(name)?.childNodes ?? []));
    boxes.get(box)!.isBrought = box.childElementCount > 0;
  }
  // Absent outside browsers.
  if (typeof ResizeObserver !== "undefined") {
    observer ??= watch();
    observer.observe(box);
  }
  return box;
}

/** Gives the boxes of a page that is about to take another's place the heights of that one's until they are drawn. */
export function keepHeights(before: Element, next: Element): void {
  const heights = new Map(
    [...before.querySelectorAll<HTMLElement>("[data-picture]")].map(
      (box) => [box.dataset.picture, box.offsetHeight] as const,
    ),
  );
  for (const box of next.querySelectorAll<HTMLElement>("[data-picture][data-waiting]")) {
    const height = heights.get(box.dataset.picture) ?? 0;
    if (height > 0) box.style.minHeight = `${height}px`;
  }
}

/** The picture in the page's first view, unless the address asks for another view. */
function firstPicture(name: string): Element | null {
  if ("asked" in document.documentElement.dataset) return null;
  return document.querySelector(`[data-first] [data-picture="${CSS.escape(name)}"]`);
}

function draw(box: HTMLElement): void {
  const known = boxes.get(box)!;
  const {options, width = guessedWidth, isBrought} = known;
  known.isBrought = false;
  if (isBrought && options.wake?.(box.firstElementChild!)) tellNoteKeys(box, options.language);
  else fill(box, options, width);
  box.style.minHeight = "";
  goOnByKeys(box);
}

function fill(box: HTMLElement, options: ChartBoxOptions, width: number): void {
  keepOnNote(box, () => {
    box.replaceChildren(options.draw(width));
    if (options.isInteractive) tellNoteKeys(box, options.language);
    else offerTipKeys(box, options);
  });
}

function watch(): ResizeObserver {
  // Layout for paper changes no box before it is printed.
  addEventListener("beforeprint", () => {
    for (const box of shown) {
      const {options} = boxes.get(box)!;
      fill(box, options, options.isWide ? paper.wide : paper.half);
    }
  });
  addEventListener("afterprint", () => {
    for (const box of shown) draw(box);
  });
  return new ResizeObserver((entries, watcher) => {
    const end = performance.now() + frameMs;
    for (const entry of entries) {
      const [target, {contentRect}] = [entry.target as HTMLElement, entry];
      const box = boxes.get(target)!;
      const width = Math.floor(contentRect.width);
      if (width === 0) {
        // A box that is not shown now may be later; one that was taken off the page will not.
        shown.delete(target);
        if (box.isShown && !target.isConnected) watcher.unobserve(target);
        continue;
      }
      shown.add(target);
      if (!box.isShown) box.options.onShown?.();
      box.isShown = true;
      if (width === box.width) continue;
      box.width = width;
      if (isPatient()) order(target, end);
      else draw(target);
    }
  });
}

/** Draws what is in view and empty in this frame while there is time, and the rest in tasks of its own. */
function order(box: HTMLElement, end: number): void {
  const {top, bottom} = box.getBoundingClientRect();
  const isInView = top < innerHeight && bottom > 0;
  later(box, () => draw(box), isInView ? 0 : 1);
  const isPicture = box.childElementCount > 0;
  if (isInView && !isPicture && performance.now() < end) doNow(box);
}
