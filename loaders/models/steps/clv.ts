import type {CodeStep} from "../../code-step.js";
import type {Values} from "../../columns.js";
import {atRisk} from "../forecast/clv.js";
import {valueBounds} from "../forecast/clv-interval.js";
import {expectedWaits} from "../forecast/next-order.js";
import {
  buyersOf,
  buyersSql,
  findPublished,
  publishedSql,
  termsOf,
  termsSql,
} from "../line/published.js";
import {valueBuyers} from "../line/value.js";
import type {Worth} from "../forecast/worth.js";

/** Days; the expected orders of three of them are published, all tell when the next one is due. */
const horizons = [30, 90, 180, 365, 730, 1095] as const;

/**
 * One row per customer with a valid order, if there is a model to publish, else none. Whether somebody left is
 * absent under a model in which nobody does.
 */
export const clv: CodeStep<"buyers" | "fits" | "terms"> = {
  inputs: {buyers: buyersSql("now"), fits: publishedSql("now"), terms: termsSql},
  shape: {
    customer_no: "INTEGER",
    alive_probability: "DOUBLE",
    expected_orders_30_days: "DOUBLE",
    expected_orders_90_days: "DOUBLE",
    expected_orders_365_days: "DOUBLE",
    expected_order_amount: "DOUBLE",
    clv_amount: "DOUBLE",
    clv_amount_low: "DOUBLE",
    clv_amount_high: "DOUBLE",
    amount_at_risk: "DOUBLE",
    next_order_days: "DOUBLE",
  },
  compute({buyers, fits, terms: given}) {
    const published = findPublished(fits);
    const all = buyers["customer_no"] as Int32Array;
    const rows = published ? all.length : 0;
    const nothing = () => new Float64Array(rows).fill(NaN);
    const terms = termsOf(given);
    const valued = published && valueBuyers(buyersOf(buyers), published, terms, horizons);
    if (!valued) {
      const columns = Object.keys(clv.shape).map((name): [string, Values] => [name, nothing()]);
      return {...Object.fromEntries(columns), customer_no: new Int32Array(0)};
    }
    const {model, parameters, forecast, worth, discounting, values} = valued;
    const {alive, orders} = forecast;
    const at = (days: (typeof horizons)[number]) => orders[horizons.indexOf(days)]!;
    const bounds = worth.square
      ? valueBounds(model, parameters, valued.buyers, {
          horizon: discounting.horizon,
          worth: worth as Worth,
          values,
        })
      : {low: nothing(), high: nothing()};
    const waits = expectedWaits(horizons, orders);
    return {
      customer_no: all,
      alive_probability: model.hasDropout ? alive : nothing(),
      expected_orders_30_days: at(30),
      expected_orders_90_days: at(90),
      expected_orders_365_days: at(365),
      expected_order_amount: valued.amounts,
      clv_amount: values,
      clv_amount_low: bounds.low,
      clv_amount_high: bounds.high,
      amount_at_risk: model.hasDropout ? atRisk(values, alive) : nothing(),
      next_order_days: Float64Array.from(waits, (wait) => wait ?? NaN),
    };
  },
};
