import type {CodeStep} from "../../code-step.js";
import {fitAll} from "../line/all-fits.js";
import {fitRows, fitShape} from "../line/fit-rows.js";
import {limitsOf, limitsSql} from "../line/limits-in-force.js";
import type {Columns} from "../../columns.js";

const buyersAt = (moment: string) => `select repeat_purchase_days as x,
    last_purchase_age_days as tx, age_days as t, orders, order_amount::double as amount
  from core.purchase_summary where moment = '${moment}' order by customer_no`;

/** One row per moment (now, before: a quarter ago), model and parameter. */
export const fits: CodeStep<"now" | "before" | "limits"> = {
  inputs: {now: buyersAt("now"), before: buyersAt("before"), limits: limitsSql},
  shape: {moment: "VARCHAR", ...fitShape},
  compute({now, before, limits: given}) {
    const limits = limitsOf(given);
    const all = Object.entries({now, before}).flatMap(([moment, buyers]: [string, Columns]) => {
      const {x, tx, t, orders} = buyers as Record<string, Int32Array>;
      const amount = buyers["amount"] as Float64Array;
      const known = {x: x!, tx: tx!, T: t!, orders: orders!, amount};
      return fitAll(known, limits).map((each) => ({moment, ...each}));
    });
    return {
      moment: all.flatMap(({moment, fit}) => fit.names.map(() => moment)),
      ...fitRows(all),
    };
  },
};
