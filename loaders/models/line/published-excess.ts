import type {Excess} from "../forecast/forecast-totals.js";

/** Selects by how much totals of the published model missed on past dates beyond its own variance. */
export const excessSql = `select
    max(value) filter (where measure = 'orders_excess') as orders,
    max(value) filter (where measure = 'amount_excess') as amount
  from models.validation as validation
  inner join models.choices as choices on validation.contender = choices.model
  where cut = 0 and choices.is_chosen
  order by orders`;

/**
 * Returns the excess of the one row: none without past dates. That of money is that of orders where spending
 * had no model on any of them.
 */
export function publishedExcess(row: Readonly<Record<string, unknown>>): Excess {
  const of = (name: string): number => (row[name] as Float64Array)[0]!;
  const orders = Number.isNaN(of("orders")) ? 0 : of("orders");
  return {orders, profit: Number.isNaN(of("amount")) ? orders : of("amount")};
}
