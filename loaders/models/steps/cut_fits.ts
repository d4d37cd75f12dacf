import type {CodeStep} from "../../code-step.js";
import {fitAll} from "../line/all-fits.js";
import {partsOf} from "../line/cuts.js";
import {fitRows, fitShape} from "../line/fit-rows.js";
import {limitsOf, limitsSql} from "../line/limits-in-force.js";

/** One row per past date, model and parameter, fitted to what was known on it. */
export const cutFits: CodeStep<"buyers" | "limits"> = {
  inputs: {
    buyers: `select cut, repeat_purchase_days as x, last_purchase_age_days as tx, age_days as t,
        orders, order_amount::double as amount
      from core.purchase_cuts order by cut, customer_no`,
    limits: limitsSql,
  },
  shape: {cut: "INTEGER", ...fitShape},
  compute({buyers, limits: given}) {
    const {cut, x, tx, t, orders} = buyers as Record<string, Int32Array>;
    const limits = limitsOf(given);
    const fits = partsOf(cut!).flatMap(({cut, start, end}) => {
      const take = (column: Int32Array | undefined) => column!.subarray(start, end);
      const amount = (buyers["amount"] as Float64Array).subarray(start, end);
      const known = {x: take(x), tx: take(tx), T: take(t), orders: take(orders), amount};
      return fitAll(known, limits).map((each) => ({cut, ...each}));
    });
    return {
      cut: Int32Array.from(fits.flatMap(({cut, fit}) => fit.names.map(() => cut))),
      ...fitRows(fits),
    };
  },
};
