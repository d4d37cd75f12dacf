import * as Plot from "@observablehq/plot";
import {foreground, grid, muted} from "./colors.js";
import {textWidth} from "./text-width.js";
import {tipStyle, tipText} from "./tip.js";

/** One row of bars: a named group with its values. */
export interface GroupRow {
  readonly label: string;
  readonly color: string;
  /** In the order of `heads`; null where it cannot be said. */
  readonly values: readonly (number | null)[];
  readonly sentence: string;
}

export interface GroupBarsOptions {
  readonly width: number;
  /** What each column of bars measures. */
  readonly heads: readonly string[];
  readonly show: (value: number | null) => string;
}

/** Returns groups from top to bottom with a column of bars per value, all on one scale from zero. */
export function groupBars(
  rows: readonly GroupRow[],
  {width, heads, show}: GroupBarsOptions,
): Element {
  const cells = rows.flatMap((row) =>
    row.values.map((value, i) => ({row, head: heads[i] ?? "", value})),
  );
  const greatest = Math.max(1e-9, ...cells.map(({value}) => value ?? 0));
  const least = Math.min(0, ...cells.map(({value}) => value ?? 0));
  const marginLeft = Math.min(
    Math.max(...rows.map(({label}) => textWidth(label))) + 12,
    width * 0.42,
  );
  const column = (0.94 * (width - marginLeft)) / heads.length;
  const roomForLabel = column / Math.max(20, column - 52);
  const hasLongHead = heads.some((head) => textWidth(head) > column);
  const marginTop = hasLongHead ? 44 : 28;
  const place = {fx: "head", y: (cell: (typeof cells)[number]) => cell.row.label};
  return Plot.plot({
    width,
    height: marginTop + 6 + rows.length * 26,
    marginLeft,
    marginRight: 0,
    marginTop,
    marginBottom: 4,
    fx: {domain: heads, label: null, padding: 0.06, axis: null},
    x: {domain: [least, greatest * roomForLabel], axis: null},
    y: {domain: rows.map(({label}) => label), padding: 0.28, axis: null},
    color: {type: "identity"},
    marks: [
      Plot.axisFx({
        anchor: "top",
        label: null,
        fontSize: 12,
        fill: muted,
        textAnchor: "start",
        frameAnchor: "top-left",
        lineWidth: hasLongHead ? column / 12 : Infinity,
        tickSize: 0,
      }),
      Plot.axisY({label: null, tickSize: 0, fontSize: 12.5, fill: foreground}),
      Plot.ruleX([0], {stroke: grid}),
      Plot.barX(cells, {
        ...place,
        x: "value",
        fill: (cell: (typeof cells)[number]) => cell.row.color,
        title: (cell: (typeof cells)[number]) => tipText(cell.row.sentence),
        tip: tipStyle,
      }),
      Plot.text(cells, {
        ...place,
        x: (cell: (typeof cells)[number]) => Math.max(0, cell.value ?? 0),
        text: (cell: (typeof cells)[number]) => show(cell.value),
        textAnchor: "start",
        dx: 5,
        fontSize: 12,
        fill: foreground,
        fontVariant: "tabular-nums",
      }),
    ],
  });
}
