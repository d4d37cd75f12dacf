import {daysBetween} from "../words/dates.js";

/** How a customer's purchase days follow one another. */
export interface Rhythm {
  /** Days from each purchase day to the next. */
  readonly gaps: readonly number[];
  /** Days within which the customer usually buys again; null where three purchase days are not there yet. */
  readonly expectedGap: number | null;
  readonly dueDate: Date | null;
  /** Days from the due date to the as-of date; negative while it is ahead. */
  readonly daysOverdue: number | null;
}

/** The house's own gaps, so to say, that are counted beside the customer's. */
const gapsBeside = 3;
const fewestDays = 3;

/**
 * Returns the rhythm of purchase days in ascending order, as mart `overdue` has it: the 80th percentile of the
 * own gaps, drawn towards that of all customers (`atRiskAfter`) as if these were three gaps more.
 */
export function rhythmOf(
  days: readonly Date[],
  {atRiskAfter, asOf}: {atRiskAfter: number; asOf: Date},
): Rhythm {
  const gaps = days.slice(1).map((day, i) => daysBetween(days[i] ?? day, day));
  const last = days.at(-1);
  if (!last || days.length < fewestDays) {
    return {gaps, expectedGap: null, dueDate: null, daysOverdue: null};
  }
  const long = quantile(gaps, 0.8);
  const drawn = (gaps.length * long + gapsBeside * atRiskAfter) / (gaps.length + gapsBeside);
  const expectedGap = Math.max(1, Math.round(drawn));
  const dueDate = new Date(last.getTime() + expectedGap * 86_400_000);
  return {gaps, expectedGap, dueDate, daysOverdue: daysBetween(dueDate, asOf)};
}

/** Returns a quantile between the values at hand, by a straight line. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  return low + (at % 1) * ((sorted[Math.ceil(at)] ?? low) - low);
}
