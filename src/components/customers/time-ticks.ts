import * as Plot from "@observablehq/plot";
import {monthTick} from "../words/dates.js";
import type {Language} from "../words/language.js";
import {monthTicks} from "../figures/month-axis.js";

/** Pixels below which a chart with its margins is not drawn narrower, but scaled. */
export const leastWidth = 240;

/** Returns an axis for a scale of days: the first of months, as many as there is room for. */
export function timeAxis(
  from: Date,
  to: Date,
  {width, language}: {width: number; language: Language},
) {
  const months: Date[] = [];
  const first = from.getUTCFullYear() * 12 + from.getUTCMonth();
  for (let i = first; ; i++) {
    const month = new Date(Date.UTC(0, i, 1));
    month.setUTCFullYear(Math.floor(i / 12));
    if (month > to) break;
    if (month >= from) months.push(month);
  }
  const ticks = monthTicks(months, width);
  return Plot.axisX(ticks, {
    tickFormat: (date: Date) => monthTick(date, language, date.getTime() === ticks[0]?.getTime()),
    ...{tickSize: 3, label: null, fontSize: 12},
  });
}
