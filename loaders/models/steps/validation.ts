import type {CodeStep} from "../../code-step.js";
import {coverCuts} from "../grading/cut-coverage.js";
import {partsOf} from "../line/cuts.js";
import type {FitRows} from "../line/fit-rows.js";
import {findKnown, naiveGuesses, partOf} from "../grading/holdout.js";
import {measureForecast, type Foretold, type Measured} from "../grading/holdout-measures.js";
import {pastForecasts, type KnownHoldout} from "../grading/past-totals.js";
import {purchaseModels} from "../purchase-models.js";

interface Row extends Measured {
  readonly cut: number;
  readonly contender: string;
  readonly customers: number;
}

const predicted = purchaseModels.map(({name}) => `${name}_orders, ${name}_buying`).join(", ");

/** One row per past date (0: all together), contender and measure of how its forecast fared. */
export const validation: CodeStep<"holdout" | "fits" | "horizon"> = {
  inputs: {
    holdout: `select cuts.cut, cuts.customer_no, repeat_purchase_days as x,
        last_purchase_age_days as tx, age_days, orders, band, orders_before, orders_after,
        order_amount::double as amount, amount_before::double as amount_before,
        amount_after::double as amount_after, spend, ${predicted}
      from core.purchase_cuts as cuts
      inner join models.cut_predictions as predictions
        on cuts.cut = predictions.cut and cuts.customer_no = predictions.customer_no
      order by cuts.cut, cuts.customer_no`,
    fits: "select * from models.cut_fits order by cut, model, position",
    horizon: "select getvariable('holdout_days') as days order by days",
  },
  shape: {
    cut: "INTEGER",
    contender: "VARCHAR",
    measure: "VARCHAR",
    unit: "VARCHAR",
    customers: "INTEGER",
    value: "DOUBLE",
  },
  compute({holdout: columns, fits, horizon}) {
    const holdout = columns as unknown as KnownHoldout;
    const [days] = horizon["days"] as Float64Array;
    const spend = columns["spend"] as Float64Array;
    const contenders = new Map<string, Foretold>(naiveGuesses(holdout, days!));
    for (const {name} of purchaseModels) {
      const orders = columns[`${name}_orders`] as Float64Array;
      const amount = orders.map((count, row) => count * spend[row]!);
      const buying = columns[`${name}_buying`] as Float64Array;
      contenders.set(name, {orders, amount, buying});
    }
    const parts = partsOf(holdout.cut);
    const whole = {cut: 0, start: 0, end: holdout.cut.length};
    const rows: Row[] = [];
    for (const {cut, start, end} of [...parts, ...(parts.length > 0 ? [whole] : [])]) {
      const came = {
        orders: holdout.orders_after.subarray(start, end),
        amount: holdout.amount_after.subarray(start, end),
      };
      for (const [contender, foretold] of contenders) {
        const known = findKnown(partOf(foretold, start, end));
        if (!known) continue;
        const measures = measureForecast(known, came);
        rows.push(...measures.map((each) => ({cut, contender, customers: end - start, ...each})));
      }
    }
    const past = pastForecasts(holdout, fits as unknown as FitRows & {cut: Int32Array}, days!);
    rows.push(...coverCuts(past).map((each) => ({...each, unit: "share" as const})));
    return {
      cut: Int32Array.from(rows, ({cut}) => cut),
      contender: rows.map(({contender}) => contender),
      measure: rows.map(({measure}) => measure),
      unit: rows.map(({unit}) => unit),
      customers: Int32Array.from(rows, ({customers}) => customers),
      value: Float64Array.from(rows, ({value}) => value),
    };
  },
};
