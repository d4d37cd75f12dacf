import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {coverCuts} from "../../loaders/models/grading/cut-coverage.js";
import {excessOf} from "../../loaders/models/grading/excess.js";
import type {PastForecast} from "../../loaders/models/grading/past-totals.js";

// Student's over the normal quantile of 0.95: scipy 1.17.1, stats.t.ppf(0.95, n) / stats.norm.ppf(0.95).
const stretch = [NaN, 6.313751514675037, 2.9199855803537242, 2.3533634348018233].map(
  (t) => t / 1.6448536269514722,
);

describe("what past totals missed beyond the model's chance, worked by hand", () => {
  const total = (expected: number, came: number, variance: number) => ({expected, came, variance});

  test("is the mean of squared errors less the model's own variance", () => {
    // Errors of 20, −10 and 10 %, own variances of 1 % squared each: (0.04 + 0.01 + 0.01) / 3 − 0.0001.
    const dates = [total(100, 120, 1), total(200, 180, 4), total(1000, 1100, 100)];
    expect(excessOf(dates)).toBeCloseTo(stretch[3]! * Math.sqrt(0.0199), 12);
  });

  test("is none where the model's chance explains the errors, or nothing is known", () => {
    expect(excessOf([total(100, 120, 900), total(100, 90, 900)])).toBe(0);
    expect(excessOf([])).toBe(0);
    expect(excessOf([total(0, 5, 0)])).toBe(0);
  });

  test("does not ask in what order dates come or in what unit money is", () => {
    const totals = fc.array(
      fc
        .tuple(
          fc.double({min: 0, max: 1e9, noNaN: true}),
          fc.double({min: 0, max: 1e9, noNaN: true}),
        )
        .map(([expected, came]) => total(expected + 1, came, expected)),
      {maxLength: 12},
    );
    fc.assert(
      fc.property(totals, (dates) => {
        const found = excessOf(dates);
        expect(Number.isFinite(found) && found >= 0).toBe(true);
        expect(excessOf([...dates].reverse())).toBeCloseTo(found, 6);
        const cents = dates.map(({expected, came, variance}) =>
          total(100 * expected, 100 * came, 10_000 * variance),
        );
        expect(excessOf(cents) / (found || 1)).toBeCloseTo(found ? 1 : 0, 6);
      }),
    );
  });
});

test("intervals of past dates are judged as they were, and widened by what the other dates missed", () => {
  const forecast = (cut: number, came: number): PastForecast => {
    const variances = {parameterVariance: 50, processVariance: 50, excessVariance: 0};
    const estimate = {expected: 1000, low: 0, high: 0, ...variances};
    return {cut, contender: "bg_nbd", kind: "orders", customers: 10, estimate, came};
  };
  // A standard deviation of 10: ±16. One date in three held. Without the first the others missed by 20
  // and 10: √(250 − 100) · 2.92 / 1.64 = 21.7, and with the own 10 ±39, less than 100. Without
  // another the first weighs: more than √(5050 − 100) · 1.78 = 125, and both hold.
  const covered = coverCuts([forecast(1, 1100), forecast(2, 1020), forecast(3, 990)]);
  const of = (measure: string) =>
    covered.filter((one) => one.measure === measure).map(({cut, value}) => [cut, value]);
  expect(of("orders_coverage")).toEqual([
    [1, 0],
    [2, 0],
    [3, 1],
    [0, 1 / 3],
  ]);
  expect(of("orders_widened_coverage")).toEqual([
    [1, 0],
    [2, 1],
    [3, 1],
    [0, 2 / 3],
  ]);
  // (100² + 20² + 10²) / 3 − 10², of 1000².
  const [[cut, excess]] = of("orders_excess") as [[number, number]];
  expect(cut).toBe(0);
  expect(excess).toBeCloseTo((stretch[3]! * Math.sqrt(3500 - 100)) / 1000, 12);
  expect(coverCuts([forecast(1, 1100)]).map(({measure}) => measure)).toEqual([
    "orders_coverage",
    "orders_coverage",
    "orders_excess",
  ]);
});
