import type {CodeStep} from "../../code-step.js";
import {forecastOrders} from "../orders/buyers.js";
import {partsOf} from "../line/cuts.js";
import {expectedSpends} from "../gamma-gamma/expected-spend.js";
import {hasParameters, readFits, type FitRows} from "../line/fit-rows.js";
import type {Fit} from "../fit.js";
import type {GammaGammaParameter} from "../gamma-gamma/gamma-gamma.js";
import {purchaseModel, purchaseModels} from "../purchase-models.js";

const numbers = [
  "spend",
  ...purchaseModels.flatMap(({name}) => [`${name}_orders`, `${name}_buying`]),
];

/**
 * One row per past date on which every model of purchases could be fitted, one of them soundly, and customer:
 * what each model expected of the days after it, and what Gamma-Gamma expected of an order (absent
 * where that fit is not sound). A fit that was doubted then is graded all the same: whether a model is
 * published hangs on its fit of now.
 */
export const cutPredictions: CodeStep<"buyers" | "fits" | "horizon"> = {
  inputs: {
    buyers: `select cut, customer_no, repeat_purchase_days as x, last_purchase_age_days as tx,
        age_days as t, orders, order_amount::double as amount
      from core.purchase_cuts
      where cut in (select cut from models.cut_fits where is_trusted and model <> 'gamma_gamma')
      order by cut, customer_no`,
    fits: "select * from models.cut_fits order by cut, model, position",
    horizon: "select getvariable('holdout_days') as days order by days",
  },
  shape: {
    cut: "INTEGER",
    customer_no: "INTEGER",
    ...Object.fromEntries(numbers.map((name) => [name, "DOUBLE" as const])),
  },
  compute({buyers, fits, horizon}) {
    const {cut, customer_no, x, tx, t, orders} = buyers as Record<string, Int32Array>;
    const amount = buyers["amount"] as Float64Array;
    const [days] = horizon["days"] as Float64Array;
    const fitParts = partsOf(fits["cut"] as Int32Array);
    const tried = partsOf(cut!).flatMap((part) => {
      const own = fitParts.find((each) => each.cut === part.cut);
      const read = readFits(fits as unknown as FitRows, own?.start ?? 0, own?.end ?? 0);
      const all = read.map(({fit}) => fit);
      const purchases = all.filter(({model}) => model !== "gamma_gamma");
      const isTried =
        purchases.every(hasParameters) && purchases.some(({verdict}) => verdict.isTrusted);
      const spending = all.find(({model}) => model === "gamma_gamma");
      return isTried ? [{...part, purchases, spending}] : [];
    });
    const rows = tried.reduce((sum, {start, end}) => sum + end - start, 0);
    const columns = {
      cut: new Int32Array(rows),
      customer_no: new Int32Array(rows),
      ...Object.fromEntries(numbers.map((name) => [name, new Float64Array(rows).fill(NaN)])),
    } as Record<string, Int32Array | Float64Array>;
    let at = 0;
    for (const {start, end, purchases, spending} of tried) {
      const take = (column: Int32Array | undefined) => column!.subarray(start, end);
      const known = {x: take(x), tx: take(tx), T: take(t), orders: take(orders)};
      columns["cut"]!.set(take(cut), at);
      columns["customer_no"]!.set(take(customer_no), at);
      for (const fit of purchases) {
        const found = forecastOrders(purchaseModel(fit.model), fit.parameters, known, [days!]);
        columns[`${fit.model}_orders`]!.set(found.orders[0]!, at);
        columns[`${fit.model}_buying`]!.set(found.buying[0]!, at);
      }
      if (spending?.verdict.isTrusted) {
        const {parameters} = spending as Fit<GammaGammaParameter>;
        const counts = known.orders;
        const means = amount.subarray(start, end).map((all, row) => all / counts[row]!);
        columns["spend"]!.set(expectedSpends(parameters, {counts, means}), at);
      }
      at += end - start;
    }
    return columns;
  },
};
