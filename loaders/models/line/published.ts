import {readFits, type FitRows} from "./fit-rows.js";
import type {Fit} from "../fit.js";
import type {GammaGammaParameter} from "../gamma-gamma/gamma-gamma.js";
import type {PayingBuyers} from "./all-fits.js";
import type {Published, Terms} from "./value.js";

/** Selects the fits of a moment (now, before) whose models are published. */
export function publishedSql(moment: string): string {
  return `select fits.* from models.fits as fits
    inner join models.choices as choices on fits.model = choices.model
    where fits.moment = '${moment}' and choices.is_chosen order by fits.model, fits.position`;
}

/** Returns the published fits, undefined where there is no model of purchases or it has no covariance. */
export function findPublished(rows: unknown): Published | undefined {
  const all = readFits(rows as FitRows).map(({fit}) => fit);
  const purchases = all.find(({model}) => model !== "gamma_gamma");
  const spending = all.find(({model}) => model === "gamma_gamma");
  if (!purchases?.logCovariance) return undefined;
  return {
    purchases,
    spending: spending?.logCovariance ? (spending as Fit<GammaGammaParameter>) : undefined,
  };
}

/**
 * Selects the terms of value: of the money of orders, the share that is profit after returns; where no profit
 * is foretold (`clv_basis`), the share that is not returned.
 */
export const termsSql = `select
    getvariable('clv_months') as months,
    getvariable('clv_discount_rate') as rate,
    greatest(0, coalesce(
      sum(
        case when getvariable('clv_basis') = 'margin' then margin_amount else net_amount end
      )::double / nullif(sum(order_amount)::double, 0),
      0
    ))::double as profit_share
  from core.customer_facts where order_count > 0 order by months`;

/** Returns the terms of the one row. */
export function termsOf(row: Readonly<Record<string, unknown>>): Terms {
  const of = (name: string): number => (row[name] as Float64Array)[0]!;
  return {months: of("months"), yearlyRate: of("rate"), profitShare: of("profit_share")};
}

/** Condition of a SELECT that then has no rows, and reads none, where no model is published. */
export const whereAnyIsPublished = "exists (select 1 from models.choices where is_chosen)";

/** Selects the buyers of a moment, for whom a published model foretells something. */
export function buyersSql(moment: string): string {
  return `select customer_no, repeat_purchase_days as x, last_purchase_age_days as tx,
      age_days as t, orders, order_amount::double as amount
    from core.purchase_summary
    where moment = '${moment}' and ${whereAnyIsPublished} order by customer_no`;
}

/** Returns the buyers of those rows. */
export function buyersOf(rows: Readonly<Record<string, unknown>>): PayingBuyers {
  return {
    x: rows["x"] as Int32Array,
    tx: rows["tx"] as Int32Array,
    T: rows["t"] as Int32Array,
    orders: rows["orders"] as Int32Array,
    amount: rows["amount"] as Float64Array,
  };
}
