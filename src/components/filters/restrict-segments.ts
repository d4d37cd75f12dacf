import type {CustomerBase} from "../customers/customer-base.js";
import {groupMedians} from "./group-medians.js";
import type {Coded} from "../marts/mart-columns.js";
import type {Marts} from "../marts/marts.js";
import {marginOf, money} from "./money-sum.js";

export interface SegmentsContext {
  /** Segments on the comparison date by the place among customers; "none" before the first order. */
  readonly before: Coded;
  readonly hasMargin: boolean;
}

/** Returns mart `segments` counted anew over some of its buyers; who is in which segment stays as it is among all. */
export function restrictSegments(
  rows: Marts["segments"],
  base: CustomerBase,
  chosen: Uint8Array,
  {before, hasMargin}: SegmentsContext,
): Marts["segments"] {
  const {columns, netUnits, marginUnits, byNet} = base;
  const {codes, values} = columns.text.segment;
  const {days_since_last_order: days, order_count: orders, net_amount: net} = columns.number;
  const buyers = byNet.filter((at) => chosen[at] === 1);
  const groups = values.map((_, segment) => ({segment, customers: 0, net: 0, margin: 0}));
  for (const at of buyers) {
    const group = groups[codes[at]!]!;
    group.customers += 1;
    group.net += netUnits[at]!;
    group.margin += marginUnits[at]!;
  }
  const sizes = groups.map(({customers}) => customers);
  const context = {group: codes, chosen, sizes};
  const medianDays = groupMedians(base.byDays, (at) => days[at]!, context);
  const medianOrders = groupMedians(base.byOrders, (at) => orders[at]!, context);
  const medianNet = groupMedians(byNet, (at) => net[at]!, context);
  const moves = countMoves(buyers, before, columns.text.segment);
  const all = groups.reduce((sum, group) => sum + group.net, 0);
  // One unknown margin makes the sum unknown.
  const allMargin = groups.reduce((sum, group) => sum + group.margin, 0);
  return rows.map((row) => {
    const code = values.indexOf(row.segment);
    const own = groups.find(({segment}) => segment === code);
    return {
      ...row,
      customers: own?.customers ?? 0,
      customers_share: buyers.length === 0 ? 0 : (own?.customers ?? 0) / buyers.length,
      net_amount: money(own?.net ?? 0),
      net_share: all > 0 ? money(own?.net ?? 0) / money(all) : null,
      margin_amount: marginOf(own?.margin ?? 0, own?.customers ?? 0, hasMargin),
      margin_share: allMargin > 0 ? money(own?.margin ?? 0) / money(allMargin) : null,
      median_days_since_last_order: medianDays[code] ?? null,
      median_order_count: medianOrders[code] ?? null,
      median_net_amount: medianNet[code] ?? null,
      ...moves(row.segment),
    };
  });
}

/** Counts who came into a segment and left it since the comparison date. */
function countMoves(buyers: Uint32Array, before: Coded, now: Coded) {
  const pairs = new Uint32Array(before.values.length * now.values.length);
  for (const at of buyers) pairs[before.codes[at]! * now.values.length + now.codes[at]!]! += 1;
  const sum = (holds: (from: string | null, to: string | null) => boolean) => {
    let count = 0;
    before.values.forEach((from, i) =>
      now.values.forEach((to, j) => {
        if (holds(from, to)) count += pairs[i * now.values.length + j]!;
      }),
    );
    return count;
  };
  return (segment: string) => ({
    customers_before: sum((from) => from === segment),
    moved_in: sum((from, to) => to === segment && from !== "none" && from !== segment),
    moved_out: sum((from, to) => from === segment && to !== segment),
    arrived: sum((from, to) => to === segment && from === "none"),
  });
}
