import fc from "fast-check";
import {expect, it} from "vitest";
import {
  expectedSpend,
  expectedSpends,
  findSpendVariance,
  meanSpend,
  spendPosterior,
} from "../../loaders/models/gamma-gamma/expected-spend.js";

const cdnow = {p: 6.25, q: 3.74, gamma: 15.44};

/** The moment of M = p / rate over rates given x amounts of mean m, by quadrature on prior × likelihood. */
function moment(order: number, count: number, mean: number): number {
  const {p, q, gamma} = cdnow;
  let [above, below] = [0, 0];
  for (let log = -25; log < 12; log += 0.005) {
    const rate = Math.exp(log);
    const likelihood = p * count * log - count * mean * rate;
    const weight = Math.exp(likelihood + (q - 1) * log - gamma * rate + log + 60);
    above += weight * (p / rate) ** order;
    below += weight;
  }
  return above / below;
}

it.each([
  [0, 0],
  [1, 11.77],
  [2, 22.35],
  [7, 73.74],
])("after %d amounts of %d is the mean over what rates remain", (count, mean) => {
  const first = moment(1, count, mean);
  expect(expectedSpend(cdnow, count, mean) / first).toBeCloseTo(1, 9);
  const variance = moment(2, count, mean) - first ** 2;
  expect(findSpendVariance(cdnow, count, mean)! / variance).toBeCloseTo(1, 5);
});

it("is between the own mean and the population's, nearer to the own with more amounts", () => {
  const parameter = fc.double({min: 0.05, max: 200, noNaN: true});
  const rest = fc.double({min: 0.01, max: 1e6, noNaN: true});
  fc.assert(
    fc.property(
      parameter,
      rest,
      rest,
      fc.integer({min: 0, max: 5000}),
      rest,
      (p, more, gamma, x, m) => {
        const parameters = {p, q: 1 + more, gamma};
        const [own, all] = [expectedSpend(parameters, x, m), meanSpend(parameters)];
        expect(Number.isFinite(own)).toBe(true);
        expect(own).toBeGreaterThanOrEqual(Math.min(m, all) * (1 - 1e-9));
        expect(own).toBeLessThanOrEqual(Math.max(m, all) * (1 + 1e-9));
        const further = expectedSpend(parameters, x + 1, m);
        expect(Math.abs(further - m)).toBeLessThanOrEqual(
          Math.abs(own - m) * (1 + 1e-9) + 1e-9 * m,
        );
      },
    ),
  );
});

it("takes a customer without amounts for any of the population", () => {
  // p γ / (q − 1) = 6.25 × 15.44 / 2.74.
  expect(meanSpend(cdnow)).toBeCloseTo(96.5 / 2.74, 12);
  expect(expectedSpend(cdnow, 0, NaN)).toBe(meanSpend(cdnow));
  expect(spendPosterior(cdnow, 0, 0)).toEqual({shape: 3.74, scale: 96.5});
});

it("gives each customer's, one by one", () => {
  const found = expectedSpends(cdnow, {counts: [0, 2, 7], means: [0, 22.35, 73.74]});
  expect(Array.from(found)).toEqual([
    meanSpend(cdnow),
    expectedSpend(cdnow, 2, 22.35),
    expectedSpend(cdnow, 7, 73.74),
  ]);
});

it("has no mean and no variance where none exists", () => {
  const heavy = {p: 0.3, q: 0.8, gamma: 10};
  expect(() => meanSpend(heavy)).toThrow("px + q of 0.8: more than 1 was expected");
  expect(expectedSpend(heavy, 1, 5)).toBeCloseTo((0.3 * 15) / 0.1, 9);
  expect(findSpendVariance(heavy, 1, 5)).toBeUndefined();
});

it("refuses what is no customer", () => {
  expect(() => expectedSpend(cdnow, -1, 5)).toThrow(
    "-1 amounts: a number of 0 or more was expected",
  );
  expect(() => expectedSpend(cdnow, 1, NaN)).toThrow("mean amount NaN: a number of 0 or more");
  expect(() => meanSpend({p: 0, q: 2, gamma: 1})).toThrow("p 0, q 2, gamma 1: numbers above 0");
});
