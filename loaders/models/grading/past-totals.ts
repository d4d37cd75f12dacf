import {partsOf} from "../line/cuts.js";
import {readFits, type FitRows} from "../line/fit-rows.js";
import type {Fit} from "../fit.js";
import type {Estimate} from "../forecast/estimate.js";
import {forecastTotals} from "../forecast/forecast-totals.js";
import type {GammaGammaParameter} from "../gamma-gamma/gamma-gamma.js";
import {forecastOrders} from "../orders/buyers.js";
import {purchaseModel} from "../purchase-models.js";
import type {Holdout} from "./holdout.js";

export type KnownHoldout = Holdout & {readonly x: Int32Array; readonly tx: Int32Array};

/** What a model foretold of a total on a past date, and what came. */
export interface PastForecast {
  readonly cut: number;
  readonly contender: string;
  readonly kind: "orders" | "amount";
  readonly customers: number;
  /** By the model's own variance. */
  readonly estimate: Estimate;
  readonly came: number;
}

const sum = (values: Int32Array | Float64Array): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

function foretellCut(
  holdout: KnownHoldout,
  {cut, start, end}: {cut: number; start: number; end: number},
  {fits, days}: {fits: readonly Fit[]; days: number},
): PastForecast[] {
  const take = (column: Int32Array) => column.subarray(start, end);
  const orders = take(holdout.orders);
  const known = {x: take(holdout.x), tx: take(holdout.tx), T: take(holdout.age_days), orders};
  const means = holdout.amount.subarray(start, end).map((all, row) => all / orders[row]!);
  const spending = fits.find(
    ({model, logCovariance, verdict}) =>
      model === "gamma_gamma" && logCovariance && verdict.isTrusted,
  ) as Fit<GammaGammaParameter> | undefined;
  const came = {
    orders: sum(take(holdout.orders_after)),
    amount: sum(holdout.amount_after.subarray(start, end)),
  };
  return fits.flatMap((fit): PastForecast[] => {
    if (fit.model === "gamma_gamma" || !fit.logCovariance) return [];
    const model = purchaseModel(fit.model);
    const {histories, factors} = forecastOrders(model, fit.parameters, known, [days]);
    const paid = spending && {counts: orders, means};
    const {total} = forecastTotals(
      model,
      fit,
      {histories, factors, paid},
      {ends: [days], sampled: 1_000, ...(spending && {spending})},
    );
    const foretold = {orders: total[0]!.orders, amount: total[0]!.profit};
    return (["orders", "amount"] as const).flatMap((kind) => {
      const estimate = foretold[kind];
      if (!estimate) return [];
      const told = {cut, contender: fit.model, kind, customers: end - start};
      return [{...told, estimate, came: came[kind]}];
    });
  });
}

/** Returns what each model foretold of the totals after each past date, and what came. */
export function pastForecasts(
  holdout: KnownHoldout,
  fits: FitRows & {readonly cut: Int32Array},
  days: number,
): PastForecast[] {
  const fitParts = partsOf(fits.cut);
  return partsOf(holdout.cut).flatMap((part) => {
    const own = fitParts.find(({cut}) => cut === part.cut);
    const read = readFits(fits, own?.start ?? 0, own?.end ?? 0).map(({fit}) => fit);
    return foretellCut(holdout, part, {fits: read, days});
  });
}
