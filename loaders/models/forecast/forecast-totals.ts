import {aliveFuture, byCountAndAge} from "./alive-future.js";
import {deltaVariances} from "./delta-variance.js";
import {estimateOf, type Estimate} from "./estimate.js";
import type {Fit} from "../fit.js";
import {takeBuyers, type FutureBuyers} from "./future-buyers.js";
import type {GammaGammaParameter} from "../gamma-gamma/gamma-gamma.js";
import type {Histories} from "../histories.js";
import type {PurchaseModel} from "../purchase-model.js";
import {ordersVariance, profitVariance} from "./purchase-spread.js";
import {sampleRows} from "./sample-rows.js";
import {addUpWindows, type ExpectedPurchases, type WindowSums} from "./window-sums.js";
import {worthOf, type Worth} from "./worth.js";

/** What a group of customers will do within one window of time. */
export interface Forecast {
  readonly orders: Estimate;
  /** Absent where no spending is known. */
  readonly profit: Estimate | undefined;
}

export interface Forecasts {
  /** By group, then window. */
  readonly groups: readonly (readonly Forecast[])[];
  /** Of all customers, by window. */
  readonly total: readonly Forecast[];
}

/** Relative standard deviations by which past totals missed beyond the model's own variance (`excessOf`). */
export interface Excess {
  readonly orders: number;
  readonly profit: number;
}

export interface ForecastOptions {
  /** Ends of the windows, ascending, in the fit's unit; the first begins at T, each next at the end before. */
  readonly ends: readonly number[];
  /** The group of each row, a whole number from 0; of none unless given. */
  readonly groupOf?: ArrayLike<number>;
  readonly groups?: number;
  /** Of the Gamma-Gamma model: with `paid` of the buyers it gives the profit. */
  readonly spending?: Fit<GammaGammaParameter>;
  /** Continuous discount rate of the profit per unit of time. With one window it is then the CLV. */
  readonly rate?: number;
  readonly level?: number;
  /** Of the total of every window, as a share of it: none unless given. */
  readonly excess?: Excess;
  /** What is expected of every row until each end, and what its orders are worth, where that is known by now. */
  readonly known?: {readonly purchases: ExpectedPurchases; readonly worth: Worth};
  /** Most rows of a group from which its variances are made. */
  readonly sampled?: number;
}

/**
 * Returns the expected orders and profit of groups of customers in successive windows of time, with
 * predictive intervals: what comes from not knowing the parameters (the delta method, the purchase
 * model and the spending taken as independent), what comes by each customer's own chance
 * (`ordersVariance`, `profitVariance`; when in the window an order comes is taken at its mean for the
 * discount), and what past totals missed beyond both (`excess`, the same share of every window and group: no
 * longer window is taken to even it out, for an error may last). Expectations are summed over all customers; variances are those of a sample of each group,
 * grown to its expectation.
 */
export function forecastTotals(
  model: PurchaseModel,
  fit: Fit,
  buyers: FutureBuyers,
  options: ForecastOptions,
): Forecasts {
  const {ends, groups = 0, spending, rate = 0, level = 0.9, sampled = 2_500} = options;
  const excess = options.excess ?? {orders: 0, profit: 0};
  if (!ends.every((end, at) => end > (ends[at - 1] ?? 0))) {
    throw new RangeError(`windows that end at ${ends.join(", ")}: ascending ends were expected`);
  }
  const {histories, paid} = buyers;
  const groupOf = options.groupOf ?? new Int32Array(histories.x.length).fill(-1);
  const predict = (parameters: Fit["parameters"], of: Histories): ExpectedPurchases => {
    const {expected} = model.predict(parameters, of, ends);
    if (rate === 0) return {expected, discounted: expected};
    const discounted = ends.map((horizon) =>
      model.discountedPurchases(parameters, of, {horizon, rate}),
    );
    return {expected, discounted};
  };

  const everyone = options.known?.purchases ?? predict(fit.parameters, histories);
  const worth = spending && paid && (options.known?.worth ?? worthOf(spending.parameters, paid));
  const byGroup = addUpWindows(everyone, buyers, {worth, groupOf, groups});
  const one = new Int32Array(histories.x.length);
  const all = addUpWindows(everyone, buyers, {worth, groupOf: one, groups: 1});

  const sample = sampleRows(groupOf, {groups, most: sampled});
  const few = takeBuyers(buyers, sample.rows);
  const fewWorth = spending && few.paid && worthOf(spending.parameters, few.paid);
  const within = {worth: fewWorth, groupOf: sample.groupOf, groups: groups + 1};
  const purchases = predict(fit.parameters, few.histories);
  const sums = addUpWindows(purchases, few, within);
  const size = sums.orders.length;
  const unknown = deltaVariances(fit, (parameters) => {
    const shifted = addUpWindows(predict(parameters, few.histories), few, within);
    return Float64Array.of(...shifted.orders, ...shifted.profit);
  });
  if (spending && few.paid) {
    const ofSpending = deltaVariances(spending, (parameters) => {
      const shifted = {...within, worth: worthOf(parameters, few.paid!)};
      return addUpWindows(purchases, few, shifted).profit;
    });
    ofSpending.forEach((variance, at) => (unknown[size + at]! += variance));
  }
  const {alive} = model.predict(fit.parameters, few.histories, []);
  const chance = chanceOf(purchases, alive);

  const estimate = (kind: keyof WindowSums, group: number, window: number): Estimate => {
    const at = group * ends.length + window;
    const expected = group < groups ? byGroup[kind][at]! : all[kind][window]!;
    const grown = sums[kind][at]! > 0 ? expected / sums[kind][at]! : 0;
    const ofParameters = unknown[kind === "orders" ? at : size + at]!;
    const variances = {
      parameterVariance: grown * grown * ofParameters,
      processVariance: grown * chance[kind][at]!,
      excessVariance: (excess[kind] * expected) ** 2,
    };
    return estimateOf(expected, variances, level);
  };
  const forecasts = Array.from({length: groups + 1}, (_, group) =>
    ends.map((_, window): Forecast => {
      return {
        orders: estimate("orders", group, window),
        profit: worth && estimate("profit", group, window),
      };
    }),
  );
  return {groups: forecasts.slice(0, groups), total: forecasts[groups]!};

  /** Sums of the customers' own variances. */
  function chanceOf({expected, discounted}: ExpectedPurchases, alive: Float64Array): WindowSums {
    const chance = {orders: new Float64Array(size), profit: new Float64Array(size)};
    const future = aliveFuture(model.name, fit.parameters);
    ends.forEach((end, window) => {
      const from = ends[window - 1] ?? 0;
      const within = (until: readonly Float64Array[]): Float64Array => {
        const before = until[window - 1];
        return until[window]!.map((value, row) => value - (before ? before[row]! : 0));
      };
      const moments = {
        expected: within(expected),
        alive,
        pairs: byCountAndAge(few.histories, (x, T) => future.pairs(x, T, from, end)),
      };
      const valued = within(discounted);
      for (let row = 0; row < alive.length; row++) {
        const at = sample.groupOf[row]! * ends.length + window;
        const customers = few.histories.weight[row]!;
        chance.orders[at]! += customers * ordersVariance(moments, few, row);
        if (!fewWorth || !(moments.expected[row]! > 0)) continue;
        const factor = valued[row]! / moments.expected[row]!;
        const variance = profitVariance(moments, few, fewWorth, row);
        chance.profit[at]! += customers * factor * factor * variance;
      }
    });
    return chance;
  }
}
