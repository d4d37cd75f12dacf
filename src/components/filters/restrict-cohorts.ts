import type {CohortCounts} from "../cohorts/cohort-count.js";
import type {Marts} from "../marts/marts.js";
import {money, units} from "./money-sum.js";

/** Returns mart `cohorts` of the customers counted; margin is not published by day. */
export function restrictCohorts(counts: CohortCounts): Marts["cohorts"] {
  const {months, size, active, orders, ordered, returned} = counts;
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
