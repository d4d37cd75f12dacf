import fc from "fast-check";
import {expect, it} from "vitest";
import {chiSquareTail} from "../../loaders/models/numeric/chi-square.js";
import {normalTail} from "../../loaders/models/numeric/normal-quantile.js";

// mpmath, 30 digits: gammainc(degrees / 2, value / 2, regularized=True).
it.each([
  [3.841458820694124, 1, 0.05000000000000006],
  [0.001, 1, 0.9747728793699604],
  [16.79, 1, 4.1752751389197894e-5],
  [10, 4, 0.040427681994512805],
  [30, 30, 0.46565370894400965],
  [200, 100, 1.1784500720979422e-8],
  [500, 3, 4.771672031912758e-108],
  [0.5, 7.5, 0.9997263409091075],
  [1000, 900, 0.010994608942135848],
])("beyond %d with %d degrees of freedom lies %d", (value, degrees, expected) => {
  expect(Math.abs(chiSquareTail(value, degrees) / expected - 1)).toBeLessThan(1e-11);
});

it("is a probability that falls with the value", () => {
  const value = fc.double({min: 0, max: 1e6, noNaN: true});
  fc.assert(
    fc.property(value, value, fc.integer({min: 1, max: 2000}), (one, other, degrees) => {
      const near = chiSquareTail(Math.min(one, other), degrees);
      const far = chiSquareTail(Math.max(one, other), degrees);
      expect(near).toBeLessThanOrEqual(1);
      expect(far).toBeGreaterThanOrEqual(0);
      expect(far).toBeLessThanOrEqual(near + 1e-12);
    }),
  );
});

it("is the two tails of a normal draw for one degree, an exponential for two", () => {
  fc.assert(
    fc.property(fc.double({min: 0, max: 30, noNaN: true}), (z) => {
      expect(chiSquareTail(z * z, 1)).toBeCloseTo(2 * normalTail(z), 12);
      expect(chiSquareTail(z, 2)).toBeCloseTo(Math.exp(-z / 2), 12);
    }),
  );
});

it("refuses what is no chi-square", () => {
  expect(() => chiSquareTail(-1, 1)).toThrow("chi-square of -1: a value of 0 or more was expected");
  expect(() => chiSquareTail(1, 0)).toThrow("chi-square with 0 degrees of freedom");
});
