import type {Marts} from "./marts.js";
import {money} from "./money-sum.js";
import {dayLength} from "./purchases.js";
import type {Purchases, Returns} from "./purchases.js";

const movements = ["new", "reactivated", "expanded", "contracted", "churned", "unchanged"];
const [fresh, back, more, less, gone, same] = [0, 1, 2, 3, 4, 5] as const;
const width = movements.length;

interface Span {
  readonly isMonth: boolean;
  readonly now: readonly [number, number];
  readonly before: readonly [number, number];
}

/**
 * Returns the function that counts mart `revenue_bridge` anew over some customers: the comparisons published, those left
 * out that reach back beyond their first order. Anonymous sales are nobody's, so they have no row.
 */
export function bridgeCounting(
  rows: Marts["revenue_bridge"],
  purchases: Purchases,
  returns: Returns,
): (chosen: Uint8Array) => Marts["revenue_bridge"] {
  const indexOf = new Map<string, number>();
  const spans: Span[] = [];
  for (const row of rows) {
    if (indexOf.has(idOf(row))) continue;
    indexOf.set(idOf(row), spans.length);
    spans.push({
      isMonth: row.comparison === "month",
      now: [dayOf(row.first_date), dayOf(row.last_date)],
      before: [dayOf(row.before_first_date), dayOf(row.before_last_date)],
    });
  }
  const {firstDay, places, begins} = calendarOf(spans);
  const slots = spans.length * 2;
  const {customer, day, from, units} = purchases;

  return (chosen) => {
    // Of the customer at hand, what they bought in both periods of each comparison: now, before, now …
    const amount = new Float64Array(slots);
    const bought = new Uint8Array(slots);
    const count = new Uint32Array(spans.length * width);
    const change = new Float64Array(spans.length * width);
    const total = new Float64Array(slots);
    const people = new Uint32Array(slots);
    const beside = new Float64Array(slots);
    let first = Infinity;

    const settle = (begun: number) => {
      for (let span = 0; span < spans.length; span++) {
        const [now, before] = [2 * span, 2 * span + 1];
        if (bought[now] === 0 && bought[before] === 0) continue;
        const difference = amount[now]! - amount[before]!;
        const movement =
          bought[before] === 0
            ? begun > spans[span]!.before[1]
              ? fresh
              : back
            : bought[now] === 0
              ? gone
              : difference > 0
                ? more
                : difference < 0
                  ? less
                  : same;
        count[span * width + movement]! += 1;
        change[span * width + movement]! += difference;
        for (const slot of [now, before]) {
          people[slot]! += bought[slot]!;
          total[slot]! += amount[slot]!;
          amount[slot] = 0;
          bought[slot] = 0;
        }
      }
    };

    let [who, begun, isOpen] = [-1, 0, false];
    for (let i = 0; i < purchases.size; i++) {
      const at = customer[i]!;
      if (chosen[at] === 0) {
        i = from[at + 1]! - 1;
        continue;
      }
      const on = day[i]!;
      if (at !== who) {
        if (isOpen) settle(begun);
        [who, begun, isOpen] = [at, on, false];
        if (on < first) first = on;
      }
      const line = on - firstDay;
      if (line < 0 || line + 1 >= begins.length) continue;
      isOpen = true;
      for (let place = begins[line]!; place < begins[line + 1]!; place++) {
        const slot = places[place]!;
        amount[slot]! += units[i]!;
        bought[slot] = 1;
      }
    }
    if (isOpen) settle(begun);
    for (let i = 0; i < returns.customer.length; i++) {
      const line = returns.day[i]! - firstDay;
      if (chosen[returns.customer[i]!] === 0 || line < 0 || line + 1 >= begins.length) continue;
      for (let place = begins[line]!; place < begins[line + 1]!; place++) {
        beside[places[place]!]! += returns.units[i]!;
      }
    }

    return rows.flatMap((row) => {
      const index = indexOf.get(idOf(row))!;
      const span = spans[index]!;
      if ((span.isMonth ? span.before[1] : span.before[0]) < first) return [];
      const [now, before] = [2 * index, 2 * index + 1];
      const told = (customers: number | null, sum: number) => [
        {...row, customers, net_amount: money(sum)},
      ];
      switch (row.movement) {
        case "start":
          return told(people[before]!, total[before]! + beside[before]!);
        case "end":
          return told(people[now]!, total[now]! + beside[now]!);
        case "returns":
          return told(null, beside[now]! - beside[before]!);
        case "anonymous":
          return [];
        default: {
          const at = index * width + movements.indexOf(row.movement);
          return told(count[at] ?? 0, change[at] ?? 0);
        }
      }
    });
  };
}

const idOf = (row: Marts["revenue_bridge"][number]) =>
  `${row.comparison} ${row.last_date.getTime()}`;
const dayOf = (date: Date) => date.getTime() / dayLength;

/** The periods that each day of the comparisons lies in, day after day. */
function calendarOf(spans: readonly Span[]) {
  const sides = spans.flatMap(({now, before}) => [now, before]);
  const firstDay = Math.min(...sides.map(([from]) => from));
  const lastDay = Math.max(...sides.map(([, to]) => to));
  const days = spans.length === 0 ? 0 : lastDay - firstDay + 1;
  const begins = new Uint32Array(days + 1);
  const places: number[] = [];
  for (let line = 0; line < days; line++) {
    const day = firstDay + line;
    sides.forEach(([from, to], slot) => {
      if (day >= from && day <= to) places.push(slot);
    });
    begins[line + 1] = places.length;
  }
  return {firstDay, places: Uint16Array.from(places), begins};
}
