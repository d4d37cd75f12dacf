import {monthId} from "./filters.js";
import type {Selection} from "./filters.js";
import type {Marts} from "../marts/marts.js";

/** The days by which a row is cut: its own month or cohort's, or all of a comparison's period or pair of months. */
interface Dated {
  readonly month?: Date;
  readonly cohort_month?: Date;
  readonly from_month?: Date;
  readonly to_month?: Date;
  readonly first_date?: Date;
  readonly last_date?: Date;
}

/** Returns the tables in `cut` with the rows that lie in a selection's period, by month. */
export function cutMonths(
  data: Partial<Marts>,
  cut: readonly (keyof Marts)[],
  {from, to}: Selection,
): Partial<Marts> {
  if (from === null && to === null) return {};
  const isIn = (date: Date) => {
    const id = monthId(date);
    return (from === null || id >= from) && (to === null || id <= to);
  };
  return Object.fromEntries(
    cut.map((name) => [
      name,
      ((data[name] ?? []) as readonly Dated[]).filter((row) => {
        const own = row.cohort_month ?? row.month;
        const dates = own ? [own] : [row.from_month, row.to_month, row.first_date, row.last_date];
        return dates.every((date) => date === undefined || isIn(date));
      }),
    ]),
  );
}
