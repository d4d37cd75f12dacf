import * as Plot from "@observablehq/plot";
import {amountAxis} from "./amount-axis.js";
import {foreground} from "./colors.js";
import {monthAxis} from "./month-axis.js";
import {textWidth} from "./text-width.js";
import {tipStyle, tipSays} from "./tip.js";
import type {Spoken} from "../words/language.js";

/** A part of a month's bar; parts stand on each other in the order given. */
export interface BarPart<R> {
  readonly label: string;
  readonly color: string;
  readonly value: (row: R) => number;
}

export interface MonthBarsOptions<R> extends Spoken {
  readonly width: number;
  readonly parts: readonly BarPart<R>[];
  readonly tick: (value: number) => string;
  /** What is said on hover. */
  readonly sentence: (row: R) => string;
}

/**
 * Returns bars by month from zero, stacked where there are several parts, whose names then stand above
 * in their colours. Incomplete months are outlined with dashes.
 */
export function monthBars<R extends {month: Date; is_complete: boolean}>(
  rows: readonly R[],
  {width, parts, tick, sentence, language}: MonthBarsOptions<R>,
): Element {
  const cells = parts.flatMap((part) => rows.map((row) => ({row, part, value: part.value(row)})));
  const whole = cells.filter(({row}) => row.is_complete);
  const early = cells.filter(({row}) => !row.is_complete);
  const color = (cell: (typeof cells)[number]) => cell.part.color;
  const months = rows.map(({month}) => month);
  const place = {x: (cell: {row: R}) => cell.row.month, y: "value", order: null, inset: 0} as const;
  const tops = rows.map((row) => ({
    row,
    value: parts.reduce((sum, part) => sum + Math.max(0, part.value(row)), 0),
  }));
  return Plot.plot({
    width,
    height: Math.max(200, Math.min(300, width * 0.45)),
    marginLeft: 52,
    marginRight: 4,
    marginTop: parts.length > 1 ? 28 : 12,
    marginBottom: 36,
    x: {type: "band", domain: months, padding: months.length > 40 ? 0.1 : 0.2},
    y: {zero: true, nice: true},
    color: {type: "identity"},
    marks: [
      amountAxis(tick),
      monthAxis(months, width - 56, language),
      Plot.barY(whole, Plot.stackY({...place, fill: color})),
      Plot.barY(
        early,
        Plot.stackY({
          ...place,
          fill: color,
          fillOpacity: 0.25,
          stroke: color,
          strokeDasharray: "3 2",
        }),
      ),
      Plot.ruleY([0], {stroke: foreground}),
      partNames(parts),
      Plot.tip(
        tops,
        Plot.pointerX({
          x: (cell: {row: R}) => cell.row.month,
          y: "value",
          ...tipSays((cell: {row: R}) => sentence(cell.row)),
          ...tipStyle,
        }),
      ),
    ],
  });
}

function partNames<R>(parts: readonly BarPart<R>[]) {
  if (parts.length < 2) return null;
  const widths = parts.map(({label}) => 26 + textWidth(label));
  const starts = widths.map((_, i) => widths.slice(0, i).reduce((sum, w) => sum + w, 0));
  return parts.map(({label, color}, i) => [
    Plot.dot([0], {
      frameAnchor: "top-left",
      symbol: "square",
      r: 5,
      fill: color,
      dx: (starts[i] ?? 0) + 6,
      dy: -18,
    }),
    Plot.text([label], {
      frameAnchor: "top-left",
      dx: (starts[i] ?? 0) + 17,
      dy: -24,
      fontSize: 12,
      fill: foreground,
    }),
  ]);
}
