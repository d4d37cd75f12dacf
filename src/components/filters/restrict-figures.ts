import type {Marts} from "../marts/marts.js";
import {money} from "./money-sum.js";
import {dayLength} from "./purchases.js";
import type {Purchases, Returns} from "./purchases.js";

const span = 90;
const fields = ["value", "previous_value", "year_before_value"] as const;
const daysBack = [0, 90, 365];

/**
 * Returns mart `figures` counted anew over some customers, in the 90 days to the as-of date, the 90 before and the same
 * a year earlier. Targets are set for everybody, so there is none.
 */
export function restrictFigures(
  rows: Marts["figures"],
  purchases: Purchases,
  returns: Returns,
  {asOf, atRiskAfter, chosen}: {asOf: Date; atRiskAfter: number; chosen: Uint8Array},
): Marts["figures"] {
  const periods = daysBack.map((back) => {
    const last = asOf.getTime() / dayLength - back;
    return {last, orders: 0, net: 0, returned: 0, arrived: 0, known: 0, again: 0, active: 0};
  });
  const {customer, day, from} = purchases;
  // Older days tell only who had bought before.
  const oldest = Math.min(...periods.map(({last}) => last)) - Math.max(span, atRiskAfter);
  let purchase = 0;
  let first = Infinity;
  for (let i = 0; i < purchases.size; i++) {
    const who = customer[i]!;
    if (chosen[who] === 0) {
      i = from[who + 1]! - 1;
      continue;
    }
    purchase = i > 0 && customer[i - 1] === who ? purchase + 1 : 1;
    const at = day[i]!;
    if (at < first) first = at;
    if (purchase > 2 && at < oldest) continue;
    const next = customer[i + 1] === who ? day[i + 1]! : Infinity;
    for (const period of periods) {
      if (at > period.last) continue;
      if (purchase === 1) period.known += 1;
      else if (purchase === 2) period.again += 1;
      if (at >= period.last - atRiskAfter && next > period.last) period.active += 1;
      if (at <= period.last - span) continue;
      period.orders += purchases.orders[i]!;
      period.net += purchases.units[i]!;
      if (purchase === 1) period.arrived += 1;
    }
  }
  returns.customer.forEach((who, i) => {
    if (chosen[who] === 0) return;
    for (const period of periods) {
      const at = returns.day[i]!;
      if (at <= period.last && at > period.last - span) period.returned += returns.units[i]!;
    }
  });
  const values = periods.map((period, i) => {
    const isCovered = i === 0 || period.last - span + 1 >= first;
    const found: Readonly<Record<string, number | null>> = {
      active_customers: period.active,
      orders: period.orders,
      net_amount: money(period.net + period.returned),
      average_order_amount: period.orders > 0 ? money(period.net) / period.orders : null,
      new_customers: period.arrived,
      repurchase_rate: period.known > 0 ? period.again / period.known : null,
    };
    return (figure: string) => (isCovered ? (found[figure] ?? null) : null);
  });
  return rows.map((row) => ({
    ...row,
    target_per: null,
    target_value: null,
    ...Object.fromEntries(fields.map((field, i) => [field, values[i]!(row.figure)])),
  }));
}
