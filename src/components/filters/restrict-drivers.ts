import type {Marts} from "../marts/marts.js";
import {money, units} from "./money-sum.js";
import {dayLength} from "./purchases.js";
import type {Purchases, Returns} from "./purchases.js";

const span = 90;
const bases = [
  {base: "previous", back: 90},
  {base: "year_before", back: 365},
] as const;

interface Side {
  readonly last: number;
  orders: number;
  buyers: number;
  net: number;
  fresh: number;
  beside: number;
}

/**
 * Returns mart `sales_drivers` of some customers: the change of their net sales in 90 days against a base, split by factors
 * and by people as the mart splits it.
 */
export function restrictDrivers(
  purchases: Purchases,
  returns: Returns,
  {asOf, chosen}: {asOf: Date; chosen: Uint8Array},
): Marts["sales_drivers"] {
  const today = asOf.getTime() / dayLength;
  const sides: Side[] = [0, ...bases.map(({back}) => back)].map((back) => ({
    ...{last: today - back, orders: 0, buyers: 0, net: 0, fresh: 0, beside: 0},
  }));
  const {customer, day, from} = purchases;
  const oldest = Math.min(...sides.map(({last}) => last)) - span;
  let begun = 0;
  let first = Infinity;
  for (let i = 0; i < purchases.size; i++) {
    const who = customer[i]!;
    if (chosen[who] === 0) {
      i = from[who + 1]! - 1;
      continue;
    }
    const at = day[i]!;
    if (i === 0 || customer[i - 1] !== who) begun = at;
    if (at < first) first = at;
    if (at <= oldest) continue;
    const next = customer[i + 1] === who ? day[i + 1]! : Infinity;
    for (const side of sides) {
      if (at > side.last || at <= side.last - span) continue;
      side.orders += purchases.orders[i]!;
      side.net += purchases.units[i]!;
      if (next > side.last) side.buyers += 1;
      if (begun > side.last - span) side.fresh += purchases.units[i]!;
    }
  }
  returns.customer.forEach((who, i) => {
    if (chosen[who] === 0) return;
    const at = returns.day[i]!;
    for (const side of sides) {
      if (at <= side.last && at > side.last - span) side.beside += returns.units[i]!;
    }
  });
  const [now, ...before] = sides;
  if (!now || now.net <= 0) return [];
  return bases.flatMap(({base}, i) => {
    const then = before[i]!;
    if (then.net <= 0 || then.last - span + 1 < first) return [];
    return parts(now, then).map((part, at) => ({
      ...{base, ...part, position: at + 1, amount: money(units(part.amount))},
    }));
  });
}

function parts(now: Side, then: Side) {
  const [after, before] = [measured(now), measured(then)];
  const mean =
    after.net === before.net
      ? after.net
      : (after.net - before.net) / Math.log(after.net / before.net);
  const factor = (part: string, value: number, value_before: number) => ({
    ...{split: "factors", part, value, value_before},
    amount: mean * Math.log(value / value_before),
  });
  const change = (split: string, part: string, value: number, value_before: number) => ({
    ...{split, part, value, value_before},
    amount: value - value_before,
  });
  return [
    factor("buyers", after.buyers, before.buyers),
    factor("orders_per_buyer", after.each, before.each),
    factor("average_order_amount", after.average, before.average),
    change("factors", "beside", after.beside, before.beside),
    change("people", "earlier_customers", after.earlier, before.earlier),
    change("people", "new_customers", after.fresh, before.fresh),
    change("people", "beside", after.beside, before.beside),
  ];
}

function measured(side: Side) {
  const net = money(side.net);
  return {
    net,
    buyers: side.buyers,
    each: side.orders / side.buyers,
    average: net / side.orders,
    beside: money(side.beside),
    fresh: money(side.fresh),
    earlier: money(side.net - side.fresh),
  };
}
