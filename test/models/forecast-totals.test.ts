import {describe, expect, test} from "vitest";
import {bgNbd} from "../../loaders/models/bg-nbd/bg-nbd.js";
import {deltaVariances} from "../../loaders/models/forecast/delta-variance.js";
import {estimateOf, type Estimate} from "../../loaders/models/forecast/estimate.js";
import type {Fit} from "../../loaders/models/fit.js";
import {forecastTotals} from "../../loaders/models/forecast/forecast-totals.js";
import {eachHistory} from "../../loaders/models/histories.js";
import {ordersVariance, profitVariance} from "../../loaders/models/forecast/purchase-spread.js";
import {sampleRows} from "../../loaders/models/forecast/sample-rows.js";
import {worthOf} from "../../loaders/models/forecast/worth.js";
import {Random} from "../../loaders/tools/sample/random.js";
import {simulateShop, typicalShop} from "./simulate-shop.js";

function known<Parameter extends string>(
  model: string,
  parameters: Readonly<Record<Parameter, number>>,
  logCovariance: Float64Array | undefined,
): Fit<Parameter> {
  return {
    model,
    names: Object.keys(parameters) as Parameter[],
    parameters,
    standardErrors: undefined,
    logCovariance,
    logLikelihood: 0,
    evaluations: 0,
    verdict: {isConverged: true, isTrusted: true, doubts: []},
  };
}

const diagonal = (size: number, value: number) =>
  Float64Array.from({length: size * size}, (_, at) => (at % (size + 1) === 0 ? value : 0));

const fit = known("bg_nbd", {r: 0.5, alpha: 20, a: 0.75, b: 4.5}, diagonal(4, 0.01));
const spending = known("gamma_gamma", {p: 6.25, q: 3.74, gamma: 15.44}, diagonal(3, 0.01));

test("not knowing parameters varies a total by the delta method", () => {
  const rough = known("any", {one: 2, two: 5}, Float64Array.of(0.04, 0.01, 0.01, 0.09));
  // one² two = 20 with gradient (2, 1) · 20 by the logarithms: 20² (4 · 0.04 + 2 · 2 · 0.01 + 0.09).
  const [variance] = deltaVariances(rough, ({one, two}) => Float64Array.of(one * one * two));
  expect(variance! / (400 * (0.16 + 0.04 + 0.09))).toBeCloseTo(1, 5);
  expect(() =>
    deltaVariances({...rough, logCovariance: undefined}, () => new Float64Array(1)),
  ).toThrow("a fit of any without a covariance: one with was expected");
});

// scipy 1.17.1: stats.lognorm.ppf at 0.05 and 0.95, the logarithm's moments from mean and variance.
test.each([
  [100, 400, 70.79648819726272, 135.8172539376944],
  [1, 4, 0.055496247185054914, 3.6038472895850098],
])("a total of %d with variance %d has a lognormal interval", (mean, variance, low, high) => {
  const variances = {
    parameterVariance: variance / 4,
    processVariance: variance / 2,
    excessVariance: variance / 4,
  };
  const estimate = estimateOf(mean, variances, 0.9);
  expect(estimate.low).toBeCloseTo(low, 10);
  expect(estimate.high).toBeCloseTo(high, 10);
  expect(estimateOf(0, variances, 0.9)).toMatchObject({low: 0, high: 0});
});

describe("a customer's own chance, worked by hand", () => {
  const histories = eachHistory([1], [1], [2]);
  const worth = {
    mean: Float64Array.of(10),
    shared: Float64Array.of(120),
    square: Float64Array.of(150),
  };

  test("two purchases for sure vary only in money", () => {
    const sure = {expected: [2], alive: [1], pairs: [2]};
    expect(ordersVariance(sure, {histories}, 0)).toBe(0);
    // Var(M₁ + M₂) = 2 (150 − 100) + 2 (120 − 100).
    expect(profitVariance(sure, {histories}, worth, 0)).toBeCloseTo(140, 12);
  });

  test("two purchases or none, at even odds", () => {
    const even = {expected: [1], alive: [0.5], pairs: [2]};
    expect(ordersVariance(even, {histories}, 0)).toBeCloseTo(1, 12);
    // Half of E[(M₁ + M₂)²] = 2 · 150 + 2 · 120, less 10².
    expect(profitVariance(even, {histories}, worth, 0)).toBeCloseTo(270 - 100, 12);
    // Each purchase is one order, or two at even odds: 1.5² · 1 and 0.5 for each purchase.
    expect(ordersVariance(even, {histories, factors: [1.5]}, 0)).toBeCloseTo(2.25 + 0.5, 12);
  });
});

describe("a sample of rows", () => {
  const groupOf = Int32Array.from({length: 1000}, (_, row) => (row < 10 ? 0 : row < 900 ? 1 : -1));
  const sample = sampleRows(groupOf, {groups: 2, most: 50});
  const of = (group: number) => [...sample.rows].filter((_, at) => sample.groupOf[at] === group);

  test("holds small groups in full, large ones evenly, and all rows as a group", () => {
    expect(of(0)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(of(1)).toHaveLength(50);
    expect(of(1).every((row) => groupOf[row] === 1)).toBe(true);
    expect(new Set(of(1)).size).toBe(50);
    expect(of(2)).toHaveLength(50);
    expect(Math.max(...of(2))).toBeGreaterThan(900);
  });
});

describe("totals of a shop", () => {
  const shop = simulateShop({...typicalShop, customers: 3000}, new Random(1, "totals"));
  const histories = eachHistory(shop.x, shop.tx, shop.T);
  const paid = {counts: shop.orders, means: shop.means};
  const groupOf = shop.x.map((count) => Math.min(count, 3));
  const ends = [30, 60, 90];
  const options = {ends, groupOf, groups: 4, spending, sampled: 1e6};
  const forecasts = forecastTotals(bgNbd, fit, {histories, paid}, options);
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

  test("are those of the model, whatever the windows and the groups", () => {
    const [expected] = bgNbd.predict(fit.parameters, histories, [90]).expected;
    const whole = sum(Array.from(expected!));
    expect(sum(forecasts.total.map(({orders}) => orders.expected))).toBeCloseTo(whole, 6);
    const inGroups = forecasts.groups.flat().map(({orders}) => orders.expected);
    expect(sum(inGroups)).toBeCloseTo(whole, 6);
    const profits = forecasts.groups.flat().map(({profit}) => profit!.expected);
    expect(sum(profits)).toBeCloseTo(sum(forecasts.total.map(({profit}) => profit!.expected)), 4);
  });

  test("vary by each customer's own chance, which adds up over groups", () => {
    for (const window of [0, 1, 2]) {
      const chance = forecasts.groups.map((group) => group[window]!.orders.processVariance);
      expect(sum(chance)).toBeCloseTo(forecasts.total[window]!.orders.processVariance, 6);
    }
  });

  test("hold for rows that stand for several customers", () => {
    const weight = shop.x.map(() => 2);
    const double = eachHistory(shop.x, shop.tx, shop.T, weight);
    const twice = forecastTotals(bgNbd, fit, {histories: double, paid}, options).total[2]!;
    const once = forecasts.total[2]!;
    expect(twice.orders.expected / once.orders.expected).toBeCloseTo(2, 10);
    expect(twice.profit!.processVariance / once.profit!.processVariance).toBeCloseTo(2, 10);
    expect(twice.profit!.parameterVariance / once.profit!.parameterVariance).toBeCloseTo(4, 10);
  });

  test("are nearly the same where variances come from a sample", () => {
    const some = forecastTotals(bgNbd, fit, {histories, paid}, {...options, sampled: 800});
    some.total.forEach(({orders, profit}, window) => {
      const all = forecasts.total[window]!;
      expect(orders.expected).toBeCloseTo(all.orders.expected, 9);
      const ratio = (one: Estimate, other: Estimate) =>
        (one.high - one.low) / (other.high - other.low);
      expect(Math.abs(ratio(orders, all.orders) - 1)).toBeLessThan(0.1);
      expect(Math.abs(ratio(profit!, all.profit!) - 1)).toBeLessThan(0.1);
    });
  });

  test("vary by what past totals missed too, the same share of every window and group", () => {
    const excess = {orders: 0.1, profit: 0.2};
    const wider = forecastTotals(bgNbd, fit, {histories, paid}, {...options, excess});
    for (const [at, window] of [...wider.total, ...wider.groups.flat()].entries()) {
      const own = [...forecasts.total, ...forecasts.groups.flat()][at]!;
      expect(window.orders.excessVariance).toBeCloseTo(0.01 * own.orders.expected ** 2, 9);
      expect(window.profit!.excessVariance).toBeCloseTo(0.04 * own.profit!.expected ** 2, 6);
      expect(window.orders.processVariance).toBe(own.orders.processVariance);
      expect(window.orders.expected).toBe(own.orders.expected);
      expect(window.orders.high).toBeGreaterThan(own.orders.high);
      expect(window.profit!.low).toBeLessThan(own.profit!.low);
    }
  });

  test("are worth less when discounted, and have no profit without spending", () => {
    const discounted = forecastTotals(bgNbd, fit, {histories, paid}, {...options, rate: 0.001});
    expect(discounted.total[0]!.orders).toEqual(forecasts.total[0]!.orders);
    const share = discounted.total[2]!.profit!.expected / forecasts.total[2]!.profit!.expected;
    // Orders of the third window come about 75 days from now.
    expect(share).toBeCloseTo(Math.exp(-0.075), 3);
    expect(forecastTotals(bgNbd, fit, {histories}, {ends}).total[0]!.profit).toBeUndefined();
  });

  test("are the same where expectations are known by now", () => {
    const {expected} = bgNbd.predict(fit.parameters, histories, ends);
    const worth = worthOf(spending.parameters, paid);
    const known = {purchases: {expected, discounted: expected}, worth};
    expect(forecastTotals(bgNbd, fit, {histories, paid}, {...options, known})).toEqual(forecasts);
  });

  test("are refused for windows out of order", () => {
    expect(() => forecastTotals(bgNbd, fit, {histories}, {ends: [30, 30]})).toThrow(
      "windows that end at 30, 30: ascending ends were expected",
    );
  });
});
