import * as Plot from "@observablehq/plot";
import {monthTick} from "../words/dates.js";
import type {Language} from "../words/language.js";

const steps = [1, 2, 3, 6, 12, 24, 60];

/** Returns the months to label so that labels do not touch: calendar steps, counted from January. */
export function monthTicks(months: readonly Date[], width: number, labelWidth = 44): Date[] {
  const room = Math.max(1, Math.floor(width / labelWidth));
  const step = steps.find((size) => months.length / size <= room) ?? 120;
  return months.filter(
    (date) => (date.getUTCFullYear() * 12 + date.getUTCMonth()) % step === 0 || months.length === 1,
  );
}

/** Returns an axis of months for a band or point scale, the year named where it begins. */
export function monthAxis(months: readonly Date[], width: number, language: Language) {
  const ticks = monthTicks(months, width);
  return Plot.axisX(ticks, {
    tickFormat: (date: Date) => monthTick(date, language, date.getTime() === ticks[0]?.getTime()),
    tickSize: 3,
    label: null,
    fontSize: 12,
  });
}
