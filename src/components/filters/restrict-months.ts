import type {Marts} from "../marts/marts.js";
import {money} from "./money-sum.js";
import {monthsOfDays} from "./purchases.js";
import type {Purchases, Returns} from "./purchases.js";

/** Returns the function that counts mart `months` anew over some customers; anonymous orders are nobody's. */
export function monthsRestriction(rows: Marts["months"], purchases: Purchases, returns: Returns) {
  const [first] = rows;
  const size = rows.length;
  const monthOf = first && monthsOfDays(purchases.day, first.month);
  const monthOfReturn = first && monthsOfDays(returns.day, first.month);
  return (chosen: Uint8Array): Marts["months"] => {
    if (!monthOf || !monthOfReturn) return rows;
    const [orders, buyers, arrived, repeated, net, returned] = Array.from(
      {length: 6},
      () => new Float64Array(size),
    ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
    const {customer, from} = purchases;
    let purchase = 0;
    for (let i = 0; i < purchases.size; i++) {
      const who = customer[i]!;
      if (chosen[who] === 0) {
        i = from[who + 1]! - 1;
        continue;
      }
      const month = monthOf[i]!;
      const isFirst = i === 0 || customer[i - 1] !== who;
      purchase = isFirst ? 1 : purchase + 1;
      orders[month]! += purchases.orders[i]!;
      net[month]! += purchases.units[i]!;
      if (isFirst || monthOf[i - 1] !== month) buyers[month]! += 1;
      if (purchase === 1) arrived[month]! += 1;
      else if (purchase === 2) repeated[month]! += 1;
    }
    returns.customer.forEach((who, i) => {
      if (chosen[who] === 1) returned[monthOfReturn[i]!]! += returns.units[i]!;
    });
    let [known, again] = [0, 0];
    return rows.map((row, month) => {
      known += arrived[month]!;
      again += repeated[month]!;
      return {
        ...row,
        orders: orders[month]!,
        buyers: buyers[month]!,
        new_customers: arrived[month]!,
        net_amount: money(net[month]! + returned[month]!),
        anonymous_net_amount: 0,
        return_amount: money(returned[month]!),
        // Margin is not published by day.
        margin_amount: null,
        average_order_amount: orders[month]! > 0 ? money(net[month]!) / orders[month]! : null,
        repurchase_rate: known > 0 ? again / known : null,
      };
    });
  };
}
