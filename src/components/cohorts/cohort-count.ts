import type {Marts} from "../marts/marts.js";
import {monthsOfDays} from "../filters/purchases.js";
import type {Purchases, Returns} from "../filters/purchases.js";

/** What groups of customers did in each month, by the month of their first order: group, cohort, month, in this order. */
export interface CohortCounts {
  /** The months of the history. */
  readonly months: Marts["months"];
  readonly size: number;
  /** Customers who bought in the month; those for whom it was the first time in the quarter. */
  readonly active: Float64Array;
  readonly inQuarter: Float64Array;
  readonly orders: Float64Array;
  /** Money in whole ten-thousandths: of orders, and of returns. */
  readonly ordered: Float64Array;
  readonly returned: Float64Array;
}

export interface CohortCounter {
  /** Counts chosen customers; `groups` gives each a group below `size`. */
  readonly count: (
    chosen: Uint8Array,
    groups?: {readonly of: Uint8Array; readonly size: number},
  ) => CohortCounts;
  /** Returns the chosen whose first order came in months from a first to a last. */
  readonly begun: (chosen: Uint8Array, first: number, last: number) => Uint8Array;
}

/** Returns the index of a month's quarter in the history, which may begin within one. */
export function quarterOf(months: Marts["months"], month: number): number {
  const start = months[0]?.month.getUTCMonth() ?? 0;
  return Math.floor(((start % 3) + month) / 3);
}

/** Returns what counts cohorts of customers by month from their days; the months are those of the history. */
export function cohortCounter(
  months: Marts["months"],
  purchases: Purchases,
  returns: Returns,
): CohortCounter {
  const size = months.length;
  const start = months[0]?.month ?? new Date(0);
  const monthOf = size === 0 ? new Uint16Array(0) : monthsOfDays(purchases.day, start);
  const monthOfReturn = size === 0 ? new Uint16Array(0) : monthsOfDays(returns.day, start);
  const quarters = Uint16Array.from(months, (_, month) => quarterOf(months, month));
  const {customer, from} = purchases;
  // The cohort of everybody who bought, by the place among customers.
  const cohortOf = new Map<number, number>();
  for (let i = 0; i < monthOf.length; i++) {
    if (i === 0 || customer[i - 1] !== customer[i]) cohortOf.set(customer[i]!, monthOf[i]!);
  }
  return {
    begun: (chosen, first, last) => {
      const begun = new Uint8Array(chosen.length);
      for (const [who, cohort] of cohortOf) {
        if (chosen[who] === 1 && cohort >= first && cohort <= last) begun[who] = 1;
      }
      return begun;
    },
    count: (chosen, groups = {of: new Uint8Array(chosen.length), size: 1}) => {
      const [active, inQuarter, orders, ordered, returned] = Array.from(
        {length: 5},
        () => new Float64Array(groups.size * size * size),
      ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
      let line = 0;
      for (let i = 0; i < monthOf.length; i++) {
        const who = customer[i]!;
        if (chosen[who] === 0) {
          i = from[who + 1]! - 1;
          continue;
        }
        const month = monthOf[i]!;
        const isFirst = i === 0 || customer[i - 1] !== who;
        if (isFirst) line = (groups.of[who]! * size + month) * size;
        const at = line + month;
        const before = isFirst ? -1 : monthOf[i - 1]!;
        if (before !== month) {
          active[at]! += 1;
          if (before < 0 || quarters[before] !== quarters[month]) inQuarter[at]! += 1;
        }
        orders[at]! += purchases.orders[i]!;
        ordered[at]! += purchases.units[i]!;
      }
      for (let i = 0; i < monthOfReturn.length; i++) {
        const who = returns.customer[i]!;
        const own = cohortOf.get(who);
        if (own === undefined || chosen[who] === 0) continue;
        // A return that came before the first order counts in its month.
        const month = Math.max(own, monthOfReturn[i]!);
        returned[(groups.of[who]! * size + own) * size + month]! += returns.units[i]!;
      }
      return {months, size, active, inQuarter, orders, ordered, returned};
    },
  };
}
