import type {Marts} from "./marts.js";
import {money, units} from "./money-sum.js";
import {monthsOfDays} from "./purchases.js";
import type {Purchases, Returns} from "./purchases.js";

/** Returns the function that counts mart `cohorts` anew over some customers; margin is not published by day. */
export function cohortCounting(months: Marts["months"], purchases: Purchases, returns: Returns) {
  const [first] = months;
  const size = months.length;
  const monthOf = first && monthsOfDays(purchases.day, first.month);
  const monthOfReturn = first && monthsOfDays(returns.day, first.month);
  // The cohort of everybody who bought, by the place among customers; the history's end of others.
  const cohortOf = new Map<number, number>();
  if (monthOf) {
    purchases.customer.forEach((who, i) => {
      if (!cohortOf.has(who)) cohortOf.set(who, monthOf[i]!);
    });
  }
  return (chosen: Uint8Array): Marts["cohorts"] => {
    if (!monthOf || !monthOfReturn) return [];
    const [active, orders, ordered, returned] = Array.from(
      {length: 4},
      () => new Float64Array(size * size),
    ) as [Float64Array, Float64Array, Float64Array, Float64Array];
    let cohort = 0;
    const {customer} = purchases;
    for (let i = 0; i < purchases.size; i++) {
      const who = customer[i]!;
      if (chosen[who] === 0) continue;
      const month = monthOf[i]!;
      const isFirst = i === 0 || customer[i - 1] !== who;
      if (isFirst) cohort = month;
      const at = cohort * size + month;
      if (isFirst || monthOf[i - 1] !== month) active[at]! += 1;
      orders[at]! += purchases.orders[i]!;
      ordered[at]! += purchases.units[i]!;
    }
    returns.customer.forEach((who, i) => {
      const own = cohortOf.get(who);
      if (own === undefined || chosen[who] === 0) return;
      // A return that came before the first order counts in its month.
      returned[own * size + Math.max(own, monthOfReturn[i]!)]! += returns.units[i]!;
    });
    return months.flatMap(({month: cohort_month}, from) => {
      const customers = active[from * size + from]!;
      if (customers === 0) return [];
      let running = 0;
      return months.slice(from).map(({is_complete}, age_months) => {
        const at = from * size + from + age_months;
        const net = ordered[at]! + returned[at]!;
        running += net;
        return {
          cohort_month,
          age_months,
          cohort_customers: customers,
          active_customers: active[at]!,
          orders: orders[at]!,
          order_amount: money(ordered[at]!),
          net_amount: money(net),
          margin_amount: null,
          cumulative_net_amount_per_customer: money(running) / customers,
          cumulative_margin_per_customer: null,
          retained_share: active[at]! / customers,
          is_complete,
        };
      });
    });
  };
}

/** Returns mart `value_by_age` of cohorts: one clock that starts for all with their first month. */
export function valueByAge(cohorts: Marts["cohorts"]): Marts["value_by_age"] {
  const ages = new Map<number, {cohorts: number; customers: number; active: number; net: number}>();
  for (const row of cohorts) {
    if (!row.is_complete) continue;
    const age = ages.get(row.age_months) ?? {cohorts: 0, customers: 0, active: 0, net: 0};
    age.cohorts += 1;
    age.customers += row.cohort_customers;
    age.active += row.active_customers;
    age.net += units(row.net_amount);
    ages.set(row.age_months, age);
  }
  let cumulated = 0;
  return [...ages]
    .sort(([a], [b]) => a - b)
    .map(([age_months, {cohorts: count, customers, active, net}]) => {
      const each = money(net) / customers;
      cumulated += each;
      return {
        age_months,
        cohorts: count,
        customers,
        retained_share: active / customers,
        net_amount_per_customer: each,
        margin_per_customer: null,
        cumulative_net_amount_per_customer: cumulated,
        cumulative_margin_per_customer: null,
      };
    });
}
