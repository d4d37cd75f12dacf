import {forecastOrders} from "../orders/buyers.js";
import {partsOf} from "../line/cuts.js";
import {readFits, type FitRows} from "../line/fit-rows.js";
import type {Fit} from "../fit.js";
import {forecastTotals} from "../forecast/forecast-totals.js";
import type {GammaGammaParameter} from "../gamma-gamma/gamma-gamma.js";
import type {Holdout} from "./holdout.js";
import {purchaseModel} from "../purchase-models.js";

/** Whether what came lay within the interval of a total: 1 or 0, of several past dates (cut 0) the share. */
export interface Covered {
  readonly cut: number;
  readonly contender: string;
  readonly measure: "orders_coverage" | "amount_coverage";
  readonly customers: number;
  readonly value: number;
}

type Known = Holdout & {readonly x: Int32Array; readonly tx: Int32Array};

const sum = (values: Int32Array | Float64Array): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

function coverCut(
  holdout: Known,
  {cut, start, end}: {cut: number; start: number; end: number},
  {fits, days}: {fits: readonly Fit[]; days: number},
): Covered[] {
  const take = (column: Int32Array) => column.subarray(start, end);
  const orders = take(holdout.orders);
  const known = {x: take(holdout.x), tx: take(holdout.tx), T: take(holdout.age_days), orders};
  const means = holdout.amount.subarray(start, end).map((all, row) => all / orders[row]!);
  const spending = fits.find(
    ({model, logCovariance, verdict}) =>
      model === "gamma_gamma" && logCovariance && verdict.isTrusted,
  ) as Fit<GammaGammaParameter> | undefined;
  return fits.flatMap((fit): Covered[] => {
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
    const {orders: count, profit} = total[0]!;
    const came = sum(take(holdout.orders_after));
    const cameAmount = sum(holdout.amount_after.subarray(start, end));
    const told = {cut, contender: fit.model, customers: end - start};
    const isWithin = (low: number, high: number, value: number) =>
      Number(low <= value && value <= high);
    const covered: Covered[] = [
      {...told, measure: "orders_coverage", value: isWithin(count.low, count.high, came)},
    ];
    if (profit) {
      const value = isWithin(profit.low, profit.high, cameAmount);
      covered.push({...told, measure: "amount_coverage", value});
    }
    return covered;
  });
}

/** Returns for each past date and model whether its intervals held, then for all past dates how often. */
export function coverCuts(
  holdout: Known,
  fits: FitRows & {readonly cut: Int32Array},
  days: number,
): Covered[] {
  const fitParts = partsOf(fits.cut);
  const each = partsOf(holdout.cut).flatMap((part) => {
    const own = fitParts.find(({cut}) => cut === part.cut);
    const read = readFits(fits, own?.start ?? 0, own?.end ?? 0).map(({fit}) => fit);
    return coverCut(holdout, part, {fits: read, days});
  });
  const all = new Map<string, Covered[]>();
  for (const one of each) {
    const key = `${one.contender} ${one.measure}`;
    all.set(key, [...(all.get(key) ?? []), one]);
  }
  const together = [...all.values()].map((covered): Covered => {
    const {contender, measure} = covered[0]!;
    const customers = covered.reduce((total, one) => total + one.customers, 0);
    const value = covered.reduce((total, one) => total + one.value, 0) / covered.length;
    return {cut: 0, contender, measure, customers, value};
  });
  return [...each, ...together];
}
