import type {Marts} from "../marts/marts.js";
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

/** What customers did between both periods of a comparison, one entry each who bought in one of them. */
interface Entries {
  readonly who: Uint32Array;
  /** Comparison and movement. */
  readonly cell: Uint16Array;
  /** Money in whole ten-thousandths. */
  readonly now: Float64Array;
  readonly before: Float64Array;
}

/**
 * Returns the function that counts mart `revenue_bridge` anew over some customers: the comparisons published, those left
 * out that reach back beyond their first order. What each customer did does not hang on who is chosen, so it is found
 * once. Anonymous sales are nobody's, so they have no row.
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
  const calendar = calendarOf(spans);
  let entries: Entries | undefined;

  return (chosen) => {
    entries ??= entriesOf(spans, calendar, purchases);
    const {who, cell} = entries;
    const cells = spans.length * width;
    const count = new Uint32Array(cells);
    const [now, before] = [new Float64Array(cells), new Float64Array(cells)];
    for (let i = 0; i < who.length; i++) {
      if (chosen[who[i]!] === 0) continue;
      const at = cell[i]!;
      count[at]! += 1;
      now[at]! += entries.now[i]!;
      before[at]! += entries.before[i]!;
    }
    let first = Infinity;
    const {day, from} = purchases;
    for (let at = 0; at < chosen.length; at++) {
      const begun = from[at]!;
      if (chosen[at] === 1 && begun < from[at + 1]! && day[begun]! < first) first = day[begun]!;
    }
    const beside = besideOf(spans, calendar, returns, chosen);
    const sum = (values: ArrayLike<number>, span: number, skipped: readonly number[]) => {
      let total = 0;
      for (let movement = 0; movement < width; movement++) {
        if (!skipped.includes(movement)) total += values[span * width + movement]!;
      }
      return total;
    };

    return rows.flatMap((row) => {
      const index = indexOf.get(idOf(row))!;
      const span = spans[index]!;
      if ((span.isMonth ? span.before[1] : span.before[0]) < first) return [];
      const [besideNow, besideBefore] = [beside[2 * index]!, beside[2 * index + 1]!];
      const told = (customers: number | null, amount: number) => [
        {...row, customers, net_amount: money(amount)},
      ];
      switch (row.movement) {
        case "start":
          return told(sum(count, index, [fresh, back]), sum(before, index, []) + besideBefore);
        case "end":
          return told(sum(count, index, [gone]), sum(now, index, []) + besideNow);
        case "returns":
          return told(null, besideNow - besideBefore);
        case "anonymous":
          return [];
        default: {
          const at = index * width + movements.indexOf(row.movement);
          return told(count[at] ?? 0, (now[at] ?? 0) - (before[at] ?? 0));
        }
      }
    });
  };
}

function entriesOf(spans: readonly Span[], calendar: Calendar, purchases: Purchases): Entries {
  const {firstDay, places, begins} = calendar;
  const {customer, day, units} = purchases;
  const slots = spans.length * 2;
  // Of the customer at hand, what they bought in both periods of each comparison: now, before, now …
  const amount = new Float64Array(slots);
  const bought = new Uint8Array(slots);
  const who: number[] = [];
  const cell: number[] = [];
  const now: number[] = [];
  const before: number[] = [];
  const settle = (at: number, begun: number) => {
    for (let span = 0; span < spans.length; span++) {
      const [after, earlier] = [2 * span, 2 * span + 1];
      if (bought[after] === 0 && bought[earlier] === 0) continue;
      const difference = amount[after]! - amount[earlier]!;
      const movement =
        bought[earlier] === 0
          ? begun > spans[span]!.before[1]
            ? fresh
            : back
          : bought[after] === 0
            ? gone
            : difference > 0
              ? more
              : difference < 0
                ? less
                : same;
      who.push(at);
      cell.push(span * width + movement);
      now.push(amount[after]!);
      before.push(amount[earlier]!);
    }
    amount.fill(0);
    bought.fill(0);
  };
  let [at, begun, isOpen] = [-1, 0, false];
  for (let i = 0; i < purchases.size; i++) {
    const on = day[i]!;
    if (customer[i] !== at) {
      if (isOpen) settle(at, begun);
      [at, begun, isOpen] = [customer[i]!, on, false];
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
  if (isOpen) settle(at, begun);
  return {
    who: Uint32Array.from(who),
    cell: Uint16Array.from(cell),
    now: Float64Array.from(now),
    before: Float64Array.from(before),
  };
}

/** Returns in both periods of each comparison: now, before, now … */
function besideOf(
  spans: readonly Span[],
  {firstDay, places, begins}: Calendar,
  returns: Returns,
  chosen: Uint8Array,
): Float64Array {
  const beside = new Float64Array(spans.length * 2);
  for (let i = 0; i < returns.customer.length; i++) {
    const line = returns.day[i]! - firstDay;
    if (chosen[returns.customer[i]!] === 0 || line < 0 || line + 1 >= begins.length) continue;
    for (let place = begins[line]!; place < begins[line + 1]!; place++) {
      beside[places[place]!]! += returns.units[i]!;
    }
  }
  return beside;
}

const idOf = (row: Marts["revenue_bridge"][number]) =>
  `${row.comparison} ${row.last_date.getTime()}`;
const dayOf = (date: Date) => date.getTime() / dayLength;

type Calendar = ReturnType<typeof calendarOf>;

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
