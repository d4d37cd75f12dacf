import {colorReader} from "../figures/canvas-color.js";
import {foreground} from "../figures/colors.js";
import type {MatrixDotsOptions} from "./matrix-dots.js";
import {drawFrame} from "./matrix-frame.js";
import type {FramePen} from "./matrix-frame.js";
import {drawMarks, mostDots} from "./matrix-marks.js";
import type {MarkPen} from "./matrix-marks.js";
import type {People} from "./matrix-people.js";
import type {Plane} from "./matrix-plane.js";
import {axes, quadrantAt, quadrantNames} from "./matrix-splits.js";
import {plainColor} from "../figures/plain-svg.js";
import {svgElement} from "../figures/svg-element.js";
import type {Voice} from "../words/voice.js";

/** Squares of one opacity, by their top left corners. */
type Squares = Map<number, [x: number, y: number][]>;

const fadedQuadrant = 0.15;
/** Sums of binary fractions put a square beside the line on which it lies. */
const dust = 1e-9;

/**
 * Returns the matrix as its canvas shows it, as an SVG in plain colours: a square per customer or the cells of
 * the density, each in the colour of its quadrant, the frame with its labels and the split lines.
 */
export function matrixVectors(
  people: People,
  voice: Voice,
  {plane, splits, chosen, quadrant}: Omit<MatrixDotsOptions, "onSelect">,
): SVGSVGElement {
  const {width, height, left, right, top, bottom, x, y} = plane;
  const read = colorReader();
  const colorOf = (color: string) => plainColor(read(color));
  const only = quadrant();
  const at = splits();
  const isDense = people.importance.length > mostDots;
  const frame = svgElement("g", {"font-size": "12px"});
  drawFrame(framePen(frame), plane, at, colorOf, voice);
  const lines = axes.map((axis) => {
    const ends =
      axis === "importance"
        ? {x1: round(x(at.importance)), y1: top, x2: round(x(at.importance)), y2: bottom}
        : {x1: left, y1: round(y(at.value)), x2: right, y2: round(y(at.value))};
    const dashes = {"stroke-width": 1.25, "stroke-dasharray": "4 2.5"};
    return svgElement("line", {
      id: `${axis}_split`,
      ...ends,
      stroke: colorOf(foreground),
      ...dashes,
    });
  });
  return svgElement(
    "svg",
    {width, height, viewBox: `0 0 ${width} ${height}`},
    ...squaresOf(people, plane, {splits, chosen}).map((squares, i) => {
      const id = quadrantNames[i]!;
      const opacity = only === null || only === id ? null : fadedQuadrant;
      const fill = colorOf(voice.terms.color("quadrant", id));
      const layers = [...squares.layers].map(([alpha, places]) =>
        svgElement(
          "g",
          {"fill-opacity": round(alpha), "shape-rendering": isDense ? "crispEdges" : null},
          ...(isDense ? [cells(places, squares.size)] : dots(places, squares.size)),
        ),
      );
      return svgElement("g", {id, fill, opacity}, ...layers);
    }),
    frame,
    ...lines,
  );
}

/** What `drawMarks` fills, by quadrant and opacity. */
function squaresOf(
  people: People,
  plane: Plane,
  {splits, chosen}: Pick<MatrixDotsOptions, "splits" | "chosen">,
): {size: number; layers: Squares}[] {
  const at = splits();
  const found = quadrantNames.map(() => ({size: 0, layers: new Map() as Squares}));
  const pen: MarkPen = {
    fillStyle: "",
    globalAlpha: 1,
    fillRect(x: number, y: number, size: number) {
      const importance = plane.importanceAt(x + size / 2) + dust;
      const value = plane.valueAt(y + size / 2) + dust;
      // Who has no place has none here either.
      if (Number.isNaN(importance + value)) return;
      const own = found[quadrantAt(importance, value, at)]!;
      own.size = size;
      const layer = own.layers.get(pen.globalAlpha) ?? [];
      own.layers.set(pen.globalAlpha, layer);
      layer.push([x, y]);
    },
  };
  drawMarks(pen, people, plane, chosen());
  return found;
}

function dots(places: Iterable<[number, number]>, size: number): SVGElement[] {
  return Array.from(places, ([x, y]) =>
    svgElement("rect", {x: round(x), y: round(y), width: size, height: size}),
  );
}

/** Cells of one shade as one path, those beside each other as one stretch. */
function cells(places: readonly [number, number][], size: number): SVGElement {
  const stretches: {x: number; y: number; width: number}[] = [];
  for (const [x, y] of places) {
    const last = stretches.at(-1);
    if (last && last.y === y && last.x + last.width === x) last.width += size;
    else stretches.push({x, y, width: size});
  }
  const parts = stretches.map(({x, y, width}) => `M${x} ${y}h${width}v${size}h-${width}z`);
  return svgElement("path", {d: parts.join("")});
}

const anchors: Readonly<Record<string, string>> = {center: "middle", right: "end"};

/** Writes the strokes of the frame into a group; a text that is stroked before it is filled becomes one with a rim. */
function framePen(group: SVGElement): FramePen {
  let rim: Record<string, string | number> = {};
  const pen = {
    fillStyle: "",
    strokeStyle: "",
    lineWidth: 1,
    lineJoin: "miter" as CanvasLineJoin,
    textAlign: "left" as CanvasTextAlign,
    strokeRect(x: number, y: number, width: number, height: number) {
      const stroke = {fill: "none", stroke: pen.strokeStyle, "stroke-width": pen.lineWidth};
      group.append(svgElement("rect", {x, y, width, height, ...stroke}));
    },
    strokeText() {
      const stroke = {stroke: pen.strokeStyle, "stroke-width": pen.lineWidth};
      rim = {...stroke, "stroke-linejoin": pen.lineJoin, "paint-order": "stroke"};
    },
    fillText(text: string, x: number, y: number) {
      const anchor = anchors[pen.textAlign] ?? null;
      const place = {x: round(x), y: round(y), "text-anchor": anchor};
      group.append(svgElement("text", {...place, fill: pen.fillStyle, ...rim}, text));
      rim = {};
    },
  };
  return pen;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
