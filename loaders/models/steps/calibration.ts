import type {CodeStep} from "../../code-step.js";
import {calibrateMeans, calibrateShares} from "../grading/calibration.js";
import {purchaseModels} from "../purchase-models.js";

const predicted = purchaseModels.map(({name}) => `${name}_orders, ${name}_buying`).join(", ");

/** One row per model, kind of forecast and tenth of customers by it, all past dates together. */
export const calibration: CodeStep<"holdout"> = {
  inputs: {
    holdout: `select orders_after, ${predicted}
      from core.purchase_cuts as cuts
      inner join models.cut_predictions as predictions
        on cuts.cut = predictions.cut and cuts.customer_no = predictions.customer_no
      order by cuts.cut, cuts.customer_no`,
  },
  shape: {
    model: "VARCHAR",
    kind: "VARCHAR",
    decile: "INTEGER",
    customers: "INTEGER",
    predicted: "DOUBLE",
    actual: "DOUBLE",
    actual_low: "DOUBLE",
    actual_high: "DOUBLE",
    lift: "DOUBLE",
  },
  compute({holdout}) {
    const came = holdout["orders_after"] as Int32Array;
    const bought = came.map((orders) => (orders > 0 ? 1 : 0));
    const rows = purchaseModels.flatMap(({name: model}) => {
      const orders = holdout[`${model}_orders`] as Float64Array;
      const buying = holdout[`${model}_buying`] as Float64Array;
      if (came.length === 0 || orders.some(Number.isNaN)) return [];
      return [
        ...calibrateMeans(orders, came).map((bin) => ({model, kind: "expected_orders", ...bin})),
        ...calibrateShares(buying, bought).map((bin) => ({
          model,
          kind: "buying_probability",
          ...bin,
        })),
      ];
    });
    return {
      model: rows.map(({model}) => model),
      kind: rows.map(({kind}) => kind),
      decile: Int32Array.from(rows, ({bin}) => bin),
      customers: Int32Array.from(rows, ({customers}) => customers),
      predicted: Float64Array.from(rows, ({predictedMean}) => predictedMean),
      actual: Float64Array.from(rows, ({actualMean}) => actualMean),
      actual_low: Float64Array.from(rows, ({low}) => low),
      actual_high: Float64Array.from(rows, ({high}) => high),
      lift: Float64Array.from(rows, ({lift}) => lift ?? NaN),
    };
  },
};
