import {element} from "../page/element.js";
import {number} from "../words/format.js";
import type {Plane} from "./matrix-plane.js";
import {asRank} from "./matrix-splits.js";
import type {Axis, Splits} from "./matrix-splits.js";
import type {Voice} from "../words/voice.js";

export interface SplitLineOptions {
  readonly splits: () => Splits;
  /** How many are high on the axis, for those who hear the line. */
  readonly countHigh: (axis: Axis) => number;
  readonly onMove: (axis: Axis, rank: number) => void;
}

export interface SplitLine {
  readonly handle: HTMLElement;
  /** Puts the line where the splits say. */
  readonly place: (plane: Plane) => void;
}

const words = {
  importance: {en: "Split of importance", zh: "重要性分界"},
  value: {en: "Split of value", zh: "价值分界"},
};

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -0.01,
  ArrowDown: -0.01,
  ArrowRight: 0.01,
  ArrowUp: 0.01,
  PageDown: -0.1,
  PageUp: 0.1,
  Home: -1,
  End: 1,
};

/** Returns a split line of the matrix as a slider: dragged, or moved by arrows, Page Up and Down, Home and End. */
export function splitLine(
  axis: Axis,
  {language}: Voice,
  {splits, countHigh, onMove}: SplitLineOptions,
): SplitLine {
  const isAcross = axis === "importance";
  const handle = element("div", {
    class: `split-line is-${axis}`,
    role: "slider",
    tabindex: 0,
    "aria-label": words[axis][language],
    "aria-orientation": isAcross ? "horizontal" : "vertical",
    "aria-valuemin": 0,
    "aria-valuemax": 1,
    "data-own-note": true,
  });
  let plane: Plane | undefined;

  function place(now: Plane): void {
    plane = now;
    const rank = splits()[axis];
    handle.style.left = `${isAcross ? plane.x(rank) : plane.left}px`;
    handle.style.top = `${isAcross ? plane.top : plane.y(rank)}px`;
    handle.style[isAcross ? "height" : "width"] =
      `${isAcross ? plane.bottom - plane.top : plane.right - plane.left}px`;
    handle.setAttribute("aria-valuenow", String(rank));
    const count = number(countHigh(axis), language);
    const at = number(rank, language, 3);
    handle.setAttribute(
      "aria-valuetext",
      language === "zh" ? `${at}，达到者 ${count} 位` : `${at}, reached by ${count}`,
    );
  }

  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.focus({preventScroll: true});
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (!plane || !handle.hasPointerCapture(event.pointerId)) return;
    const box = handle.offsetParent?.getBoundingClientRect();
    if (!box) return;
    const rank = isAcross
      ? plane.importanceAt(event.clientX - box.left)
      : plane.valueAt(event.clientY - box.top);
    // Hundredths, as arrows move it; typing is finer.
    onMove(axis, asRank(Math.round(100 * rank) / 100));
  });
  handle.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onMove(axis, asRank(splits()[axis] + step));
  });
  return {handle, place};
}
