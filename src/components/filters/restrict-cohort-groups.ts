import type {CohortSide} from "../cohorts/cohort-cells.js";
import {quarterOf} from "../cohorts/cohort-count.js";
import type {CohortCounter, CohortCounts} from "../cohorts/cohort-count.js";
import type {Coded} from "../marts/mart-columns.js";
import type {Marts} from "../marts/marts.js";
import {money} from "./money-sum.js";

/** The sides by which cohorts can be told apart from what is published of each customer. */
export const countedSides = [
  "first_channel",
  "region",
  "first_category",
] as const satisfies readonly CohortSide[];

/** The place of all names that are no group of their own, as mart `cohort_groups` numbers it. */
const otherPlace = 9;
const places = 16;
const monthsAfter = (date: Date, months: number, day = 1) =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, day));

/** Returns mart `cohort_quarters` of the customers counted; margin is not published by day. */
export function restrictQuarters(counts: CohortCounts, asOf: Date): Marts["cohort_quarters"] {
  const quarters = quartersOf(counts.months, asOf);
  const sums = sumBy(counts, 0, quarters.length, (month) => quarterOf(counts.months, month));
  return quarters.flatMap(({start: cohort_quarter}, from) => {
    const customers = sums.begun[from]!;
    if (customers === 0) return [];
    return quarters.slice(from).map(({isComplete}, age_quarters) => {
      const at = from * quarters.length + from + age_quarters;
      return {
        cohort_quarter,
        age_quarters,
        cohort_customers: customers,
        active_customers: sums.inQuarter[at]!,
        orders: sums.orders[at]!,
        order_amount: money(sums.ordered[at]!),
        net_amount: money(sums.net[at]!),
        margin_amount: null,
        is_complete: isComplete,
      };
    });
  });
}

/**
 * Returns mart `cohort_groups` of chosen customers on the sides that can be counted. Groups stay those among all: the names
 * published as groups; whoever has another name, or none, is with the others.
 */
export function restrictGroups(
  rows: Marts["cohort_groups"],
  counter: CohortCounter,
  {
    chosen,
    sides,
    asOf,
  }: {
    chosen: Uint8Array;
    sides: Readonly<Record<(typeof countedSides)[number], Coded>>;
    asOf: Date;
  },
): Marts["cohort_groups"] {
  return countedSides.flatMap((side) => {
    const own = rows.filter((row) => row.side === side);
    if (own.length === 0) return [];
    const placeOf = new Map(own.map((row) => [row.group_name, row.group_position]));
    const {codes, values} = sides[side];
    const byCode = Uint8Array.from(values, (name) =>
      name === null ? otherPlace : (placeOf.get(name) ?? otherPlace),
    );
    const of = Uint8Array.from(codes, (code) => byCode[code]!);
    const counts = counter.count(chosen, {of, size: places});
    const nameOf = new Map(own.map((row) => [row.group_position, row.group_name]));
    return (["month", "quarter"] as const).flatMap((step) =>
      Array.from({length: places}, (_, position) => position).flatMap((position) =>
        agesOf(counts, position, step, asOf).map((age) => ({
          side,
          step,
          group_position: position,
          group_kind: position === otherPlace ? "other" : "named",
          group_name: position === otherPlace ? null : (nameOf.get(position) ?? null),
          ...age,
          margin_amount: null,
        })),
      ),
    );
  });
}

/** One group as one cohort: at each age those count whose month (quarter) of that age is over. */
function agesOf(counts: CohortCounts, group: number, step: "month" | "quarter", asOf: Date) {
  const {months} = counts;
  const periods =
    step === "month"
      ? months.map(({is_complete}) => ({isComplete: is_complete}))
      : quartersOf(months, asOf);
  const periodOf = (month: number) => (step === "month" ? month : quarterOf(months, month));
  const size = periods.length;
  const sums = sumBy(counts, group, size, periodOf);
  const all = sums.begun.reduce((sum, count) => sum + count, 0);
  return periods.flatMap((_, age) => {
    const cell = {customers: 0, active: 0, orders: 0, ordered: 0, net: 0};
    for (let from = 0; from + age < size; from++) {
      if (!periods[from + age]!.isComplete) continue;
      const at = from * size + from + age;
      cell.customers += sums.begun[from]!;
      cell.active += (step === "month" ? sums.active : sums.inQuarter)[at]!;
      cell.orders += sums.orders[at]!;
      cell.ordered += sums.ordered[at]!;
      cell.net += sums.net[at]!;
    }
    if (cell.customers === 0) return [];
    return [
      {
        age,
        group_customers: all,
        customers: cell.customers,
        active_customers: cell.active,
        orders: cell.orders,
        order_amount: money(cell.ordered),
        net_amount: money(cell.net),
      },
    ];
  });
}

/** Sums a group's months into periods, of the first order and of the month: cohort by cohort. */
function sumBy(
  counts: CohortCounts,
  group: number,
  size: number,
  periodOf: (month: number) => number,
) {
  const length = counts.size;
  const [begun, active, inQuarter, orders, ordered, net] = [
    size,
    ...Array<number>(5).fill(size * size),
  ].map((cells) => new Float64Array(cells)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let cohort = 0; cohort < length; cohort++) {
    const from = periodOf(cohort);
    for (let month = cohort; month < length; month++) {
      const cell = (group * length + cohort) * length + month;
      const at = from * size + periodOf(month);
      if (month === cohort) begun[from]! += counts.active[cell]!;
      active[at]! += counts.active[cell]!;
      inQuarter[at]! += counts.inQuarter[cell]!;
      orders[at]! += counts.orders[cell]!;
      ordered[at]! += counts.ordered[cell]!;
      net[at]! += counts.ordered[cell]! + counts.returned[cell]!;
    }
  }
  return {begun, active, inQuarter, orders, ordered, net};
}

/** The quarters of a history, each with its first day and whether it is over on the as-of date. */
function quartersOf(months: Marts["months"], asOf: Date) {
  const first = months[0]?.month;
  if (!first) return [];
  const begin = monthsAfter(first, -(first.getUTCMonth() % 3));
  const size = quarterOf(months, months.length - 1) + 1;
  return Array.from({length: size}, (_, i) => {
    const start = monthsAfter(begin, 3 * i);
    return {start, isComplete: monthsAfter(start, 3, 0) <= asOf};
  });
}
