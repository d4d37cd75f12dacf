import {element} from "../page/element.js";
import type {Language} from "../words/language.js";
import {hasTips, isPinned, shownTip, type TipPlace, tipPlaces} from "./tip-places.js";
import {nextPlace} from "./tip-steps.js";

// What pictures say when pointed at, said by keyboard too: Tab leads to the picture, arrows from value to value.
// Nothing is looked for before the first key.

export interface TipKeysOptions {
  readonly language: Language;
  /** What is read out with the picture: its title. */
  readonly title: string;
}

const words = {
  chart: {en: "chart", zh: "图表"},
};

/** Tells who comes by keyboard which keys read a picture. */
export const keysHint = {
  en: "Arrow keys, Home and End read the values; Escape ends",
  zh: "方向键、Home 和 End 键逐个读出数值，Esc 键结束",
};

/** Where the reader of a box is, while keys lead there. */
interface Walk {
  places: readonly TipPlace[];
  at: number | undefined;
}

const walks = new WeakMap<Element, Walk>();

/**
 * Makes the box of a picture that has just been drawn one stop of the Tab key if the picture has tips, and
 * hides it from screen readers if it has none.
 */
export function offerTipKeys(box: HTMLElement, {language, title}: TipKeysOptions): void {
  const isOffered = picturesIn(box).some(hasTips);
  const attributes = {
    "aria-hidden": isOffered ? null : "true",
    role: isOffered ? "application" : null,
    "aria-roledescription": isOffered ? words.chart[language] : null,
    "aria-label": isOffered ? title : null,
    "aria-description": isOffered ? keysHint[language] : null,
    tabindex: isOffered ? "0" : null,
  };
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null) box.removeAttribute(key);
    else box.setAttribute(key, value);
  }
  if (!isOffered) return;
  // The picture's texts make no sense one by one.
  for (const child of box.children) child.setAttribute("aria-hidden", "true");
  if (!walks.has(box)) listen(box);
}

/** Says again, in a picture that has been drawn anew, what its reader's keys have led to. */
export function goOnByKeys(box: HTMLElement): void {
  const walk = walks.get(box);
  if (walk?.at !== undefined) show(box, walk, walk.at);
}

let isListening = false;

function listen(box: HTMLElement): void {
  if (!isListening) document.addEventListener("keydown", dismiss);
  isListening = true;
  const walk: Walk = {places: [], at: undefined};
  walks.set(box, walk);
  box.addEventListener("focus", liveRegion);
  box.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target !== box || !step(box, walk, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  box.addEventListener("blur", () => {
    if (walk.at !== undefined) letGo(box, walk);
    box.removeAttribute("data-walked");
    liveRegion().textContent = "";
  });
  // Who takes the mouse goes on from where it points.
  box.addEventListener("pointermove", ({isTrusted}) => {
    if (isTrusted) walk.at = undefined;
  });
}

/** What the mouse shows goes by Escape too, wherever the focus is. */
function dismiss({key}: KeyboardEvent): void {
  if (key !== "Escape") return;
  for (const svg of document.querySelectorAll<SVGSVGElement>(".picture-chart svg")) {
    if (shownTip(svg) !== undefined) hideTip(svg);
  }
}

/** Does what a key asks for; returns whether it asks for anything. */
function step(box: HTMLElement, walk: Walk, key: string): boolean {
  const shown = picturesIn(box)
    .map(shownTip)
    .find((text) => text !== undefined);
  if (key === "Escape") {
    if (walk.at === undefined && shown === undefined) return false;
    letGo(box, walk);
    return true;
  }
  const places = placesOf(box, walk);
  const pointed = places.findIndex(({text}) => text === shown);
  const at = walk.at ?? (pointed < 0 ? undefined : pointed);
  const to = nextPlace(places, at, key);
  if (to === undefined) return false;
  show(box, walk, to);
  return true;
}

function show(box: HTMLElement, walk: Walk, at: number): void {
  const place = placesOf(box, walk)[at];
  if (!place) return;
  walk.at = at;
  bringIntoView(place);
  for (const svg of picturesIn(box)) {
    if (isPinned(svg)) point(svg, "pointerdown", place);
    if (svg !== place.svg) leave(svg);
  }
  point(place.svg, "pointermove", place);
  box.setAttribute("data-walked", "");
  liveRegion().textContent = place.text;
}

function letGo(box: HTMLElement, walk: Walk): void {
  walk.at = undefined;
  picturesIn(box).forEach(hideTip);
  liveRegion().textContent = "";
}

function hideTip(svg: SVGSVGElement): void {
  if (isPinned(svg)) point(svg, "pointerdown", {x: 0, y: 0});
  leave(svg);
}

/** Makes a picture say nothing any more, as when the mouse leaves it; what a click keeps stays. */
export function leave(svg: SVGSVGElement): void {
  point(svg, "pointerleave", {x: 0, y: 0});
}

/** The values of the picture as it is drawn just now. */
function placesOf(box: HTMLElement, walk: Walk): readonly TipPlace[] {
  if (!walk.places[0]?.svg.isConnected) walk.places = picturesIn(box).flatMap(tipPlaces);
  return walk.places;
}

function picturesIn(box: HTMLElement): SVGSVGElement[] {
  return [...box.querySelectorAll("svg")];
}

/** Tells Plot that the mouse does something at a place of its picture; nobody else hears of it. */
function point(
  svg: SVGSVGElement,
  kind: "pointermove" | "pointerdown" | "pointerleave",
  {x, y}: {readonly x: number; readonly y: number},
): void {
  // Not a PointerEvent, whose pixels may be rounded.
  const event = Object.assign(new Event(kind), {pointerType: "mouse", buttons: 0});
  svg.dispatchEvent(Object.assign(event, inWindow(svg, x, y)));
}

/** Where a place of a picture is in the window; without a screen nothing is scaled. */
function inWindow(svg: SVGSVGElement, x: number, y: number) {
  const {a: scaleX = 1, d: scaleY = 1, e: left = 0, f: top = 0} = svg.getScreenCTM?.() ?? {};
  return {clientX: left + scaleX * x, clientY: top + scaleY * y};
}

/** A picture may be taller than the window. */
function bringIntoView({svg, x, y}: TipPlace): void {
  const {clientY} = inWindow(svg, x, y);
  if (clientY < 0 || clientY > innerHeight) scrollBy({top: clientY - innerHeight / 2});
}

/** What says to screen readers what the tip shows; one for the whole page. */
function liveRegion(): HTMLElement {
  const known = document.querySelector<HTMLElement>(".tip-said");
  if (known) return known;
  const region = element("div", {class: "tip-said visually-hidden", "aria-live": "polite"});
  document.body.append(region);
  return region;
}
