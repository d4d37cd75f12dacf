import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {bgNbd} from "../../loaders/models/bg-nbd/bg-nbd.js";
import {churnRisk} from "../../loaders/models/forecast/churn-risk.js";
import {atRisk, dailyRate, lifetimeValues} from "../../loaders/models/forecast/clv.js";
import {valueBounds} from "../../loaders/models/forecast/clv-interval.js";
import {eachHistory} from "../../loaders/models/histories.js";
import {expectedWaits} from "../../loaders/models/forecast/next-order.js";
import {worthOf} from "../../loaders/models/forecast/worth.js";

const parameters = {r: 0.5, alpha: 20, a: 0.75, b: 4.5};
const spending = {p: 6.25, q: 3.74, gamma: 15.44};

describe("profit of a future order", () => {
  // Fader and Hardie (2013), "The Gamma-Gamma model of monetary value": E[M] = p (γ + x m) / (px + q − 1).
  test("has the mean of the paper, and the moments of an inverse gamma mean", () => {
    const worth = worthOf(spending, {counts: [2], means: [20], marginShares: [0.4]});
    const mean = (6.25 * (15.44 + 40)) / (12.5 + 3.74 - 1);
    expect(worth.mean[0]).toBeCloseTo(0.4 * mean, 10);
    // E[Z²] = scale² / ((shape − 1)(shape − 2)) with scale p (γ + x m), shape px + q.
    const shared = (6.25 * 55.44) ** 2 / (15.24 * 14.24);
    expect(worth.shared[0]).toBeCloseTo(0.16 * shared, 8);
    expect(worth.square[0]).toBeCloseTo(0.16 * shared * (1 + 1 / 6.25), 8);
  });

  test("has a finite variance where the posterior has none", () => {
    const worth = worthOf({p: 6, q: 1.5, gamma: 10}, {counts: [0], means: [0]});
    expect(worth.shared[0]! / worth.mean[0]! ** 2).toBeCloseTo(3, 10);
  });
});

describe("lifetime value", () => {
  test("is discounted purchases times orders each times profit of an order", () => {
    const histories = eachHistory([3, 0], [100, 0], [200, 50]);
    const discounting = {horizon: 365, rate: dailyRate(0.15)};
    const purchases = bgNbd.discountedPurchases(parameters, histories, discounting);
    const values = lifetimeValues(
      bgNbd,
      parameters,
      {histories, factors: [1, 1.5]},
      {...discounting, worth: {mean: Float64Array.of(10, 20)}},
    );
    expect(values[0]).toBeCloseTo(purchases[0]! * 10, 12);
    expect(values[1]).toBeCloseTo(purchases[1]! * 30, 12);
  });

  // mpmath, 20 digits: ln(1.15) / 365.
  test("is discounted by a yearly rate day by day", () => {
    expect(dailyRate(0.15)).toBeCloseTo(0.000382909431164818, 17);
    expect(dailyRate(0)).toBe(0);
    expect(() => dailyRate(-1)).toThrow("a discount rate of -1 a year: more than -1 was expected");
  });

  test("is at risk as far as the customer may have left", () => {
    // 30 expected with a probability of 0.3: 100 if there, 70 of them at risk.
    expect(atRisk([30, 30, 0], [0.3, 1, 0])[0]).toBeCloseTo(70, 12);
    expect([...atRisk([30, 30, 0], [0.3, 1, 0])].slice(1)).toEqual([0, 0]);
    expect(() => atRisk([1], [1.2])).toThrow("alive[0] is 1.2: a probability was expected");
  });
});

test("churn risk is banded, bounds to the band above", () => {
  expect([1, 0.8, 0.79, 0.5, 0.49, 0.2, 0.19, 0].map((alive) => churnRisk(alive))).toEqual(
    "low low medium medium high high lost lost".split(" "),
  );
  expect(churnRisk(0.6, [0.9, 0.7, 0.1])).toBe("high");
  expect(() => churnRisk(NaN)).toThrow("alive with NaN: a probability was expected");
});

test("the next order is expected where the expectation reaches one", () => {
  const waits = expectedWaits([30, 90], [Float64Array.of(2, 0.4, 0.4, 1), [3, 1.6, 0.9, 1]]);
  expect(waits[0]).toBeCloseTo(15, 12);
  expect(waits[1]).toBeCloseTo(60, 12);
  expect(waits[2]).toBeUndefined();
  expect(waits[3]).toBe(30);
});

describe("bounds of one customer's value", () => {
  const horizon = 365;
  const rate = dailyRate(0.1);
  const boundsOf = (rows: readonly (readonly [x: number, tx: number, T: number])[], scale = 1) => {
    const histories = eachHistory(
      rows.map(([x]) => x),
      rows.map(([, tx]) => tx),
      rows.map(([, , T]) => T),
    );
    const worth = worthOf(
      {...spending, gamma: spending.gamma * scale},
      {counts: rows.map(([x]) => x + 1), means: rows.map(() => 30 * scale)},
    );
    const values = lifetimeValues(bgNbd, parameters, {histories}, {horizon, rate, worth});
    return {
      values,
      ...valueBounds(bgNbd, parameters, {histories}, {horizon, worth, values}),
    };
  };

  test("hold the lost to nothing, and the good between two amounts", () => {
    const {low, high, values} = boundsOf([
      [10, 50, 900],
      [0, 0, 300],
      [60, 398, 400],
    ]);
    expect([low[0], high[0]]).toEqual([0, 0]);
    expect(low[1]).toBe(0);
    expect(high[1]).toBeGreaterThan(values[1]!);
    expect(low[2]).toBeGreaterThan(0);
    expect(low[2]).toBeLessThan(values[2]!);
    expect(high[2]).toBeGreaterThan(values[2]!);
  });

  const rows = fc.array(
    fc
      .tuple(fc.integer({min: 0, max: 300}), fc.nat(800), fc.nat(400))
      .map(([x, last, quiet]): [number, number, number] => {
        const tx = x === 0 ? 0 : x + last;
        return [x, tx, tx + quiet + 1];
      }),
    {minLength: 1, maxLength: 20},
  );

  test("are finite, in order and in money", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const [one, other] = [boundsOf(given), boundsOf(given, 7)];
        for (let row = 0; row < given.length; row++) {
          expect(Number.isFinite(one.high[row])).toBe(true);
          expect(one.low[row]!).toBeGreaterThanOrEqual(0);
          expect(one.low[row]!).toBeLessThanOrEqual(one.high[row]!);
          expect(other.high[row]).toBeCloseTo(7 * one.high[row]!, 6);
        }
      }),
    );
  });

  test("are discounted as the value is", () => {
    const histories = eachHistory([8], [290], [300]);
    const worth = worthOf(spending, {counts: [9], means: [30]});
    const boundsFor = (value: number) =>
      valueBounds(bgNbd, parameters, {histories}, {horizon, worth, values: [value]});
    expect(boundsFor(50).high[0]! / boundsFor(100).high[0]!).toBeCloseTo(1 / 2, 12);
  });

  test("are refused for a level that is none", () => {
    const histories = eachHistory([0], [0], [1]);
    const worth = worthOf(spending, {counts: [1], means: [30]});
    const bounds = () =>
      valueBounds(bgNbd, parameters, {histories}, {horizon, worth, values: [1], level: 90});
    expect(bounds).toThrow("a level of 90: a number between 0 and 1 was expected");
  });
});
