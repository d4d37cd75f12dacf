import type * as Plot from "@observablehq/plot";
import {type Note, noteSentence} from "./annotations.js";
import {foreground, muted} from "./colors.js";
import {hideNote, showNote, watchHoverNotes} from "./hover-note.js";
import type {Spoken} from "../words/language.js";
import {leave} from "./tip-keys.js";

export interface RulesOptions extends Spoken {
  /** Points stand for whole months, so events stand on their month. */
  readonly isByMonth?: boolean;
  /** Bands stand for quarters, not for months. */
  readonly isByQuarter?: boolean;
  /** Pixels by which the numbers stand above the plot, where something else is just above it. */
  readonly lift?: number;
}

const [letter, space] = [6.5, 5];
const namespace = "http://www.w3.org/2000/svg";

export interface Label {
  readonly text: string;
  readonly x: number;
  readonly notes: readonly Note[];
}

/** Returns the labels of events by place: numbers, of several in one where they would touch. */
export function placeLabels(placed: readonly {readonly note: Note; readonly x: number}[]): Label[] {
  const labels: {notes: Note[]; low: number; high: number}[] = [];
  const text = (notes: readonly Note[]) => {
    const [first, last] = [notes[0]?.number, notes.at(-1)?.number];
    return first === last ? String(first) : `${first}–${last}`;
  };
  const half = (notes: readonly Note[]) => (text(notes).length * letter + space) / 2;
  const middle = (label: {low: number; high: number}) => (label.low + label.high) / 2;
  for (const {note, x} of [...placed].sort((a, b) => a.x - b.x)) {
    labels.push({notes: [note], low: x, high: x});
    for (;;) {
      const [before, last] = [labels.at(-2), labels.at(-1)];
      if (!before || !last) break;
      if (middle(last) - middle(before) >= half(before.notes) + half(last.notes)) break;
      labels.splice(-2, 2, {
        notes: [...before.notes, ...last.notes],
        low: before.low,
        high: last.high,
      });
    }
  }
  return labels.map((label) => ({text: text(label.notes), x: middle(label), notes: label.notes}));
}

/** Returns where a day stands on the time axis of a chart, whatever the axis is made of; null off it. */
function placeOn(
  scale: Plot.Scale,
  date: Date,
  {isByMonth, isByQuarter}: Pick<RulesOptions, "isByMonth" | "isByQuarter">,
): number | null {
  const month = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1));
  if (scale.type === "band" || scale.type === "point") {
    const first = isByQuarter ? 3 * Math.floor(date.getUTCMonth() / 3) : date.getUTCMonth();
    const [from, next] = [first, first + (isByQuarter ? 3 : 1)].map((at) =>
      Date.UTC(date.getUTCFullYear(), at, 1),
    ) as [number, number];
    const at = scale.apply(new Date(from)) as number | undefined;
    if (at === undefined) return null;
    const within = (date.getTime() + 43_200_000 - from) / (next - from) - 0.5;
    return at + (scale.bandwidth ?? 0) / 2 + within * (scale.step ?? 0);
  }
  const at = scale.apply(isByMonth ? month : date) as number;
  const [from = 0, to = 0] = scale.range as number[];
  return at >= from - 0.5 && at <= to + 0.5 ? at : null;
}

/**
 * Draws events on a chart by Plot with time across: a thin rule each, numbered above the plot. Returns
 * the chart.
 */
export function withRules(
  chart: Element,
  notes: readonly Note[],
  {language, isByMonth = false, isByQuarter = false, lift = 0}: RulesOptions,
): Element {
  const scales = chart as Element & Partial<Pick<Plot.Plot, "scale">>;
  const [x, y] = [scales.scale?.("x"), scales.scale?.("y")];
  if (notes.length === 0 || !x || !y) return chart;
  const placed = notes.flatMap((note) => {
    const at = placeOn(x, note.date, {isByMonth, isByQuarter});
    return at === null ? [] : [{note, x: at}];
  });
  const range = y.range as number[];
  const [top, foot] = [Math.min(...range), Math.max(...range)];
  const group = node("g", {class: "annotation-rules"});
  for (const {note, x: at} of placed) {
    const line = {x1: at, x2: at, y1: top - lift, y2: foot};
    group.append(
      node("line", {
        ...line,
        "data-annotation": note.number,
        stroke: foreground,
        "stroke-opacity": 0.55,
        "stroke-dasharray": "1 3",
      }),
    );
  }
  for (const label of placeLabels(placed)) {
    const name = node("text", {
      x: label.x,
      y: top - lift - 3,
      fill: muted,
      "font-size": 11,
      "text-anchor": "middle",
    });
    name.textContent = label.text;
    const said = label.notes.map((note) => noteSentence(note, {language}));
    group.append(
      name,
      hoverBox(label, top - lift, foot, said.join(language === "zh" ? "；" : "; ")),
    );
  }
  chart.append(group);
  watchHoverNotes();
  return chart;
}

/** What says the events of a label when pointed at, instead of what the chart says there. */
function hoverBox(label: Label, top: number, foot: number, said: string): SVGElement {
  const width = label.text.length * letter + space;
  const d = [
    `M${label.x - width / 2},${top - 13}h${width}v15h${-width}Z`,
    label.notes.length === 1 ? `M${label.x - 2},${top}h4V${foot}h-4Z` : "",
  ].join("");
  const box = node("path", {d, fill: "transparent", "data-note": said, "data-own-note": ""});
  for (const kind of ["pointerenter", "pointermove"] as const) {
    box.addEventListener(kind, (event) => {
      event.stopPropagation();
      if (box.ownerSVGElement) leave(box.ownerSVGElement);
      showNote(said, event.clientX, event.clientY);
    });
  }
  box.addEventListener("pointerleave", hideNote);
  return box;
}

function node(
  name: "g" | "line" | "path" | "text",
  attributes: Readonly<Record<string, string | number>>,
): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
