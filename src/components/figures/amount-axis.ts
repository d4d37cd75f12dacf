import * as Plot from "@observablehq/plot";
import {grid, muted} from "./colors.js";

/**
 * Returns the axis of what is measured (money, shares, counts, days) on the left of a chart: at each tick a
 * line across the picture and the value as `show` writes it. It has no label: subtitles name the unit. A
 * number of ticks is a wish, to which Plot finds round values; name the values themselves where the scale
 * reaches beyond what is measured.
 */
export function amountAxis(
  show: (value: number) => string,
  {ticks = 4}: {ticks?: number | readonly number[]} = {},
): Plot.Markish[] {
  // Plot hands on the tick's place too, which a way of writing numbers could take for its digits.
  const tickFormat = (value: number) => show(value);
  return [
    Plot.gridY({stroke: grid, strokeOpacity: 1, ticks}),
    Plot.axisY({ticks, tickSize: 0, tickFormat, label: null, fontSize: 12, fill: muted}),
  ];
}
