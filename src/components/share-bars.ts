import * as Plot from "@observablehq/plot";
import {foreground, grid, muted} from "./colors.js";

/** One row of bars: a named group with its shares. */
export interface ShareRow {
  readonly label: string;
  readonly color: string;
  /** In the order of `heads`; null where it cannot be said. */
  readonly shares: readonly (number | null)[];
  readonly sentence: string;
}

export interface ShareBarsOptions {
  readonly width: number;
  /** What each column of bars measures. */
  readonly heads: readonly string[];
  readonly show: (share: number | null) => string;
}

/** Returns groups from top to bottom with a column of bars per share, all on one scale from zero. */
export function shareBars(
  rows: readonly ShareRow[],
  {width, heads, show}: ShareBarsOptions,
): Element {
  const cells = rows.flatMap((row) =>
    row.shares.map((share, i) => ({row, head: heads[i] ?? "", share})),
  );
  const greatest = Math.max(0.01, ...cells.map(({share}) => share ?? 0));
  const least = Math.min(0, ...cells.map(({share}) => share ?? 0));
  const marginLeft = Math.min(
    Math.max(...rows.map(({label}) => textWidth(label))) + 12,
    width * 0.42,
  );
  const column = (0.94 * (width - marginLeft)) / heads.length;
  const roomForLabel = column / Math.max(20, column - 52);
  const place = {fx: "head", y: (cell: (typeof cells)[number]) => cell.row.label};
  return Plot.plot({
    width,
    height: 34 + rows.length * 26,
    marginLeft,
    marginRight: 0,
    marginTop: 28,
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
        tickSize: 0,
      }),
      Plot.axisY({label: null, tickSize: 0, fontSize: 12.5, fill: foreground}),
      Plot.ruleX([0], {stroke: grid}),
      Plot.barX(cells, {
        ...place,
        x: "share",
        fill: (cell: (typeof cells)[number]) => cell.row.color,
        title: (cell: (typeof cells)[number]) => cell.row.sentence,
        tip: {
          fill: "var(--theme-background)",
          stroke: "var(--theme-foreground-fainter)",
          fontSize: 12,
          lineWidth: 22,
        },
      }),
      Plot.text(cells, {
        ...place,
        x: (cell: (typeof cells)[number]) => Math.max(0, cell.share ?? 0),
        text: (cell: (typeof cells)[number]) => show(cell.share),
        textAnchor: "start",
        dx: 5,
        fontSize: 12,
        fill: foreground,
        fontVariant: "tabular-nums",
      }),
    ],
  });
}

/** Returns about how wide a label is at 12.5 px: Han characters are square, Latin ones about half. */
export function textWidth(label: string): number {
  return [...label].reduce((sum, character) => sum + (character > "\u2E80" ? 13 : 7), 0);
}
