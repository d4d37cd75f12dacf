import {foreground} from "../figures/colors.js";
import {day} from "../words/dates.js";
import {flowLayout} from "../figures/flow-layout.js";
import type {FlowNode, Ribbon} from "../figures/flow-layout.js";
import {number} from "../words/format.js";
import {watchHoverNotes} from "../figures/hover-note.js";
import type {Move} from "./moves-between.js";
import {moveByArrows} from "./moves-arrows.js";
import {moveSentence} from "./moves-sentences.js";
import type {MovesSpan} from "./moves-sentences.js";
import {cameSentence, wentSentence} from "./moves-node-sentences.js";
import {spreadLabels} from "../figures/spread-labels.js";
import {svgElement} from "../figures/svg-element.js";
import {measuredSize, textWidth} from "../figures/text-width.js";
import type {Voice} from "../words/voice.js";

export interface SankeyOptions {
  readonly label: string;
  readonly width: number;
  readonly span: MovesSpan;
  /** The segments in order, best first. */
  readonly ids: readonly string[];
  readonly voice: Voice;
  /** Called with the way whose ribbon is clicked, or entered by the keyboard. */
  readonly onPick?: (way: Move) => void;
}

const nodeWidth = 10;
const head = 26;
const foot = 8;

interface Flowing {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly way: Move;
}

/**
 * Returns ways between segments as ribbons between two columns, one per date: who was not yet a buyer
 * stands last on the left. One stop of the Tab key; arrows move among nodes and ribbons.
 */
export function movesSankey(ways: readonly Move[], options: SankeyOptions): SVGSVGElement {
  const {label, width, span, ids, voice} = options;
  const {language, terms} = voice;
  const isNarrow = width < 560;
  const size = isNarrow ? 12 : measuredSize;
  // Two lines of a label and some air for each node, at least.
  const gap = size * (isNarrow ? 3 : 1.2);
  const most = Math.max(
    new Set(ways.map((way) => way.from_segment)).size,
    new Set(ways.map((way) => way.to_segment)).size,
  );
  // Of few nodes each is no taller than this, so that one customer is no wall.
  const least = Math.min(isNarrow ? 640 : 560, head + foot + most * 120);
  const height = Math.max(least, head + foot + most * gap);
  const flows = ways.map((way): Flowing => {
    const {from_segment: from, to_segment: to, customers: count} = way;
    return {from, to, count, way};
  });
  const layout = flowLayout(flows, {
    from: [...ids, "none"],
    to: ids,
    height: height - head - foot,
    gap: isNarrow ? 5 : 6,
  });
  const name = (id: string) => terms.label("segment_or_none", id);
  const linesOf = ({id, count}: FlowNode) =>
    isNarrow
      ? twoLines(name(id), number(count, language))
      : [`${name(id)} ${number(count, language)}`];
  const room = (nodes: readonly FlowNode[]) =>
    (Math.max(0, ...nodes.flatMap(linesOf).map(textWidth)) * size) / measuredSize + 8;
  const [start, end] = [room(layout.left), width - room(layout.right)];
  const ribbons = layout.ribbons.map((ribbon) =>
    ribbonMark(ribbon, {x0: start + nodeWidth, x1: end - nodeWidth}, options),
  );
  const column = (nodes: readonly FlowNode[], side: "left" | "right") => {
    const x = side === "left" ? start : end - nodeWidth;
    const middles = spreadLabels(
      nodes.map(({top, height}) => head + top + height / 2),
      {gap, low: head + gap / 2, high: height - gap / 2},
    );
    return nodes.map((node, i) =>
      nodeMark(node, {
        side,
        x,
        lines: linesOf(node),
        middle: middles[i] ?? 0,
        size,
        color: terms.color("segment", node.id),
        sentence:
          side === "left"
            ? wentSentence(node.id, ways, span, voice)
            : cameSentence(node.id, ways, span, voice),
      }),
    );
  };
  const dates = [
    headText(day(span.from, language), {x: start, anchor: "start", size}),
    headText(day(span.to, language), {x: end, anchor: "end", size}),
  ];
  if (isNarrow) {
    dates[0]!.setAttribute("x", "0");
    dates[1]!.setAttribute("x", String(width));
  }
  const drawn = svgElement(
    "svg",
    {
      class: "sankey",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "group",
      "aria-label": label,
    },
    ...dates,
    ...ribbons,
    ...column(layout.left, "left"),
    ...column(layout.right, "right"),
  );
  lightUp(drawn);
  moveByArrows(drawn);
  watchHoverNotes();
  return drawn;
}

function headText(text: string, {x, anchor, size}: {x: number; anchor: string; size: number}) {
  return svgElement(
    "text",
    {x, y: 12, "text-anchor": anchor, "font-size": size, "font-weight": 600, fill: foreground},
    text,
  );
}

function ribbonMark(
  {flow, height, fromTop, toTop}: Ribbon<Flowing>,
  {x0, x1}: {x0: number; x1: number},
  {span, voice, onPick}: SankeyOptions,
): SVGPathElement {
  const middle = (x0 + x1) / 2;
  const thick = Math.max(height, 0.75);
  const [a, b] = [head + fromTop, head + toTop];
  const round = (value: number) => Math.round(100 * value) / 100;
  const [left, right, half] = [x0, x1, middle].map(round);
  const [a0, a1, b0, b1] = [a, a + thick, b, b + thick].map(round);
  const sentence = moveSentence(flow.way, span, voice);
  const path = svgElement("path", {
    class: "ribbon",
    d: `M${left},${a0}C${half},${a0} ${half},${b0} ${right},${b0}L${right},${b1}C${half},${b1} ${half},${a1} ${left},${a1}Z`,
    fill: voice.terms.color("segment", flow.from),
    "fill-opacity": flow.from === flow.to || flow.from === "none" ? 0.22 : 0.5,
    role: onPick ? "button" : "img",
    tabindex: -1,
    "aria-label": sentence,
    "data-note": sentence,
    "data-from": flow.from,
    "data-to": flow.to,
  });
  if (onPick) {
    path.addEventListener("click", () => onPick(flow.way));
    path.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      onPick(flow.way);
    });
  }
  return path;
}

interface NodeOptions {
  readonly side: "left" | "right";
  readonly x: number;
  readonly lines: readonly string[];
  readonly middle: number;
  readonly size: number;
  readonly color: string;
  readonly sentence: string;
}

function nodeMark(
  {id, top, height}: FlowNode,
  {side, x, lines, middle, size, color, sentence}: NodeOptions,
): SVGGElement {
  const at = side === "left" ? x - 6 : x + nodeWidth + 6;
  const first = middle - (lines.length - 1) * size * 0.6 + size * 0.35;
  const text = svgElement(
    "text",
    {"text-anchor": side === "left" ? "end" : "start", "font-size": size, fill: foreground},
    ...lines.map((line, i) => svgElement("tspan", {x: at, y: first + i * size * 1.2}, line)),
  );
  return svgElement(
    "g",
    {
      class: "sankey-node",
      role: "img",
      tabindex: -1,
      "aria-label": sentence,
      "data-note": sentence,
      [side === "left" ? "data-from" : "data-to"]: id,
    },
    svgElement("rect", {
      x,
      y: head + top,
      width: nodeWidth,
      height: Math.max(height, 1),
      fill: color,
    }),
    text,
  );
}

/** A name and its count in two lines of about the same length. */
function twoLines(name: string, count: string): string[] {
  const words = name.split(" ");
  const breaks = words.map((_, i) => [
    words.slice(0, i + 1).join(" "),
    [...words.slice(i + 1), count].join(" "),
  ]);
  const longest = (lines: readonly string[]) => Math.max(...lines.map(textWidth));
  return breaks.reduce((best, lines) => (longest(lines) < longest(best) ? lines : best));
}

/** What is pointed at or focused stands out, with all ribbons of a node; the others step back. */
function lightUp(drawn: SVGSVGElement): void {
  const ribbons = [...drawn.querySelectorAll<SVGElement>(".ribbon")];
  const light = (target: EventTarget | null) => {
    const mark = target instanceof Element ? target.closest<SVGElement>("[data-note]") : null;
    drawn.classList.toggle("is-lit", mark !== null);
    for (const ribbon of ribbons) {
      const {from, to} = mark?.dataset ?? {};
      const isOf = (end: string | undefined, own: string | undefined) =>
        end === undefined || end === own;
      ribbon.classList.toggle(
        "is-lit",
        mark !== null && isOf(from, ribbon.dataset["from"]) && isOf(to, ribbon.dataset["to"]),
      );
    }
  };
  drawn.addEventListener("pointerover", ({target}) => light(target));
  drawn.addEventListener("pointerleave", () => light(null));
  drawn.addEventListener("focusin", ({target}) => light(target));
  drawn.addEventListener("focusout", () => light(null));
}
