import {describe, expect, it} from "vitest";
import gammaln from "@stdlib/math-base-special-gammaln";
import {gammaGammaLikelihood} from "../../loaders/models/gamma-gamma/likelihood.js";
import {spendingByCount} from "../../loaders/models/gamma-gamma/spending.js";

const spending = spendingByCount({
  counts: [1, 4, 2, 1, 30, 2, 1],
  means: [12.5, 30, 8, 95, 22, 17, 3],
  weights: [1, 2, 1, 1.5, 1, 1, 3],
});
const objective = gammaGammaLikelihood(spending);
const places = [
  [0, 0, 0],
  [1.8, 1.3, 0.7],
  [-1.5, 2, -1],
  [3, -1, 2],
];

describe.each(places)("at %d, %d, %d", (...place) => {
  const valueAt = (at: readonly number[]): {value: number; gradient: Float64Array} => {
    const gradient = new Float64Array(3);
    return {value: objective(Float64Array.from(at), gradient, undefined), gradient};
  };
  const moved = (k: number, by: number): number[] =>
    place.map((coordinate, each) => coordinate + (each === k ? by : 0));
  const step = 1e-4;
  const hessian = new Float64Array(9);
  objective(Float64Array.from(place), new Float64Array(3), hessian);

  it("the gradient is the slope", () => {
    const {gradient} = valueAt(place);
    gradient.forEach((slope, k) => {
      const [up, down] = [valueAt(moved(k, step)).value, valueAt(moved(k, -step)).value];
      expect(slope / ((up - down) / (2 * step))).toBeCloseTo(1, 5);
    });
  });

  it("the Hessian is the slope of the gradient", () => {
    for (let k = 0; k < 3; k++) {
      const up = valueAt(moved(k, step)).gradient;
      const down = valueAt(moved(k, -step)).gradient;
      for (let other = 0; other < 3; other++) {
        const slope = (up[other]! - down[other]!) / (2 * step);
        expect(Math.abs(hessian[3 * k + other]! - slope)).toBeLessThan(
          1e-5 * (1 + Math.abs(slope)),
        );
      }
    }
  });
});

it("is the gamma density of a mean averaged over gamma rates, by quadrature", () => {
  const logGammaDensity = (y: number, shape: number, rate: number): number =>
    shape * Math.log(rate) - gammaln(shape) + (shape - 1) * Math.log(y) - rate * y;
  const [p, q, gamma, count, mean] = [6.25, 3.74, 15.44, 3, 42];
  // Over the log of the rate, where both ends vanish and the trapezoid rule is as good as exact.
  let density = 0;
  const step = 0.01;
  for (let log = -15; log < 8; log += step) {
    const rate = Math.exp(log);
    const logProduct =
      logGammaDensity(mean, p * count, rate * count) + logGammaDensity(rate, q, gamma) + log;
    density += step * Math.exp(logProduct);
  }
  const one = spendingByCount({counts: [count], means: [mean]});
  const at = [p, q, gamma / mean].map(Math.log);
  const found = gammaGammaLikelihood(one)(Float64Array.from(at), new Float64Array(3), undefined);
  expect(found - Math.log(mean)).toBeCloseTo(Math.log(density), 9);
});

it("says that nothing is beyond e^40", () => {
  for (const far of [41, -41, NaN]) {
    const at = Float64Array.of(0, far, 0);
    expect(objective(at, new Float64Array(3), undefined)).toBe(-Infinity);
  }
});
