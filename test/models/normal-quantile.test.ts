import fc from "fast-check";
import {expect, it} from "vitest";
import {normalQuantile, normalTail} from "../../loaders/models/numeric/normal-quantile.js";

const relative = (found: number, expected: number): number => Math.abs(found / expected - 1);

// mpmath, 30 digits: erfc(z / sqrt(2)) / 2.
it.each([
  [0, 0.5],
  [0.1, 0.460172162722971],
  [1, 0.15865525393145705],
  [-1, 0.8413447460685429],
  [2.9999, 0.0013503412829549248],
  [3, 0.0013498980316300946],
  [3.0001, 0.0013494549132607172],
  [5, 2.866515718791939e-7],
  [-5, 0.9999997133484281],
  [8, 6.220960574271784e-16],
  [37, 5.725571222524577e-300],
])("the tail beyond %d is %d", (z, expected) => {
  expect(relative(normalTail(z), expected)).toBeLessThan(1e-12);
});

// mpmath, 30 digits: root of the above.
it.each([
  [0.5, 0],
  [0.975, 1.9599639845400543],
  [0.95, 1.6448536269514726],
  [0.1, -1.2815515655446006],
  [1e-10, -6.361340902404057],
  [1e-300, -37.0470962993612],
  [0.999999, 4.753424308817088],
  [0.3, -0.5244005127080408],
])("a draw stays with probability %d below %d", (probability, expected) => {
  expect(Math.abs(normalQuantile(probability) - expected)).toBeLessThan(2e-12);
});

it("rises, is finite and goes back to the probability", () => {
  fc.assert(
    fc.property(fc.double({min: 1e-300, max: 1 - 2 ** -53, noNaN: true}), (probability) => {
      const z = normalQuantile(probability);
      expect(Number.isFinite(z)).toBe(true);
      expect(relative(normalTail(-z), probability)).toBeLessThan(1e-11);
    }),
  );
  fc.assert(
    fc.property(fc.double({noNaN: true}), fc.double({noNaN: true}), (one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      expect(normalTail(high)).toBeLessThanOrEqual(normalTail(low) + 1e-15);
    }),
  );
});

it.each([0, 1, -0.1, NaN])("refuses the quantile of %d", (probability) => {
  expect(() => normalQuantile(probability)).toThrow(
    `the normal quantile of ${probability}: a probability strictly between 0 and 1 was expected`,
  );
});
