import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {retentionCounts} from "../../loaders/models/sbg/retention-counts.js";
import {fitSbg, sbgLikelihood} from "../../loaders/models/sbg/sbg.js";
import {
  discountedResidualLifetime,
  expectedTenure,
  retentionRate,
  survivalShares,
} from "../../loaders/models/sbg/lifetime.js";

const relative = (found: number, expected: number): number => Math.abs(found / expected - 1);

// Fader and Hardie (2007), table 1: percent of customers surviving years 0 to 7, of 1,000.
const regular = [1000, 631, 468, 382, 326, 289, 262, 241];
const highEnd = [1000, 869, 743, 653, 593, 551, 517, 491];

describe.each([
  // Parameters as printed; then scipy 1.17: Nelder and Mead on the beta functions of appendix B, second differences.
  {
    cohort: regular,
    alpha: 0.704,
    beta: 1.182,
    value: -1680.265188463,
    errors: [0.065599, 0.152476],
  },
  {
    cohort: highEnd,
    alpha: 0.668,
    beta: 3.806,
    value: -1611.158147391,
    errors: [0.103735, 0.785531],
  },
])("the paper's cohort with alpha $alpha", ({cohort, alpha, beta, value, errors}) => {
  const fit = fitSbg([cohort]);

  it("has the paper's parameters", () => {
    expect(Math.abs(fit.parameters.alpha - alpha)).toBeLessThan(0.0005);
    expect(Math.abs(fit.parameters.beta - beta)).toBeLessThan(0.0005);
    expect(fit.verdict).toEqual({isConverged: true, isTrusted: true, doubts: []});
    expect(fit.logLikelihood).toBeCloseTo(value, 7);
    expect(relative(fit.standardErrors!.alpha, errors[0]!)).toBeLessThan(1e-4);
    expect(relative(fit.standardErrors!.beta, errors[1]!)).toBeLessThan(1e-4);
  });

  it("follows the cohort within two percentage points", () => {
    survivalShares(fit.parameters, 7).forEach((share, year) => {
      expect(Math.abs(share - cohort[year]! / 1000)).toBeLessThan(0.02);
    });
  });
});

// mpmath, 25 digits: B(alpha, beta + t) / B(alpha, beta); its sum; (beta + n) / (alpha + beta + n) times
// 2F1(1, beta + n + 1; alpha + beta + n + 1; 1 / (1 + d)) for n renewals, Fader and Hardie (2010), equation 6.
describe.each([
  {
    parameters: {alpha: 0.668, beta: 3.806},
    shares: [0.850692892266428, 0.488944620893726, 0.37804042018209, 0.106891410081149],
    tenure: 7.156016451499,
    residual: [5.41485604837404, 5.90175316775302, 6.89705739774609],
    slowly: [52.0544731474782, 60.25086667753, 80.9541390821139],
  },
  {
    parameters: {alpha: 0.704, beta: 1.182},
    shares: [0.626723223753977, 0.239050641693244, 0.170062576806051, 0.0402267991452135],
    tenure: 4.41022420514449,
    residual: [2.96466214613203, 4.10345861959857, 5.89442285984416],
    slowly: [20.3576505885418, 31.5141637385785, 56.0487467748054],
  },
])("lifetimes with $parameters", ({parameters, shares, tenure, residual, slowly}) => {
  it("survival and tenure", () => {
    const found = survivalShares(parameters, 100);
    [1, 7, 12, 100].forEach((period, at) => expect(found[period]).toBeCloseTo(shares[at]!, 12));
    expect(expectedTenure(parameters, 12)).toBeCloseTo(tenure, 11);
    const {alpha, beta} = parameters;
    const telescoped = (alpha + beta - 1 - (alpha + beta + 99) * found[100]!) / (alpha - 1);
    expect(expectedTenure(parameters, 100)).toBeCloseTo(telescoped, 10);
  });

  it("discounted residual lifetime", () => {
    [0, 1, 4].forEach((age, at) => {
      const found = [0.1, 0.001].map((rate) => discountedResidualLifetime(parameters, {age, rate}));
      expect(relative(found[0]!, residual[at]!)).toBeLessThan(1e-12);
      expect(relative(found[1]!, slowly[at]!)).toBeLessThan(1e-12);
    });
    const undiscounted = discountedResidualLifetime(parameters, {rate: 0, horizon: 11});
    expect(undiscounted).toBeCloseTo(tenure - 1, 11);
    expect(discountedResidualLifetime(parameters, {rate: 0.1, horizon: 0})).toBe(0);
    expect(discountedResidualLifetime(parameters, {rate: 1e-6})).toBeGreaterThan(slowly[0]!);
  });
});

it("has gradient and Hessian that are slopes", () => {
  const objective = sbgLikelihood(retentionCounts([regular, [50, 20, 0]]));
  for (const place of [
    [0, 0],
    [-1, 1.5],
    [2, -2],
  ]) {
    const gradientAt = (k: number, by: number): {value: number; gradient: Float64Array} => {
      const at = Float64Array.from(place, (coordinate, each) => coordinate + (each === k ? by : 0));
      const gradient = new Float64Array(2);
      return {value: objective(at, gradient, undefined), gradient};
    };
    const hessian = new Float64Array(4);
    const gradient = new Float64Array(2);
    objective(Float64Array.from(place), gradient, hessian);
    const step = 1e-4;
    for (const k of [0, 1]) {
      const [up, down] = [gradientAt(k, step), gradientAt(k, -step)];
      expect(relative(gradient[k]!, (up.value - down.value) / (2 * step))).toBeLessThan(1e-5);
      for (const other of [0, 1]) {
        const slope = (up.gradient[other]! - down.gradient[other]!) / (2 * step);
        expect(relative(hessian[2 * k + other]!, slope)).toBeLessThan(1e-5);
      }
    }
  }
});

it("counts the size of a cohort as repetition and does not mind the order of cohorts", () => {
  const fit = fitSbg([regular, highEnd, [400, 300]]);
  const other = fitSbg([[200, 150], highEnd, [200, 150], regular]);
  for (const name of fit.names) {
    expect(relative(other.parameters[name], fit.parameters[name])).toBeLessThan(1e-7);
  }
  const double = fitSbg([regular.map((survivors) => 2 * survivors)]);
  const single = fitSbg([regular]);
  expect(relative(double.parameters.alpha, single.parameters.alpha)).toBeLessThan(1e-7);
  const ratio = single.standardErrors!.alpha / double.standardErrors!.alpha;
  expect(ratio).toBeCloseTo(Math.SQRT2, 6);
});

it("finds again what expected survivors were made from", () => {
  const parameters = {alpha: 1.7, beta: 5.2};
  const cohorts = [4, 9, 15].map((periods) =>
    survivalShares(parameters, periods).map((share) => 10_000 * share),
  );
  const fit = fitSbg(cohorts);
  expect(relative(fit.parameters.alpha, 1.7)).toBeLessThan(1e-6);
  expect(relative(fit.parameters.beta, 5.2)).toBeLessThan(1e-6);
});

describe("what the model cannot say", () => {
  it.each([
    ["nobody leaves", [[1000, 1000, 1000, 1000]], ["no_dropout_visible"]],
    ["one period", [[1000, 800]], ["short_history"]],
    ["everybody leaves at once", [[1000, 0, 0]], ["short_history"]],
    ["nothing", [], ["few_buyers", "short_history"]],
    ["nobody", [[0, 0, 0]], ["few_buyers", "short_history"]],
  ])("%s: no parameters", (_, cohorts, doubts) => {
    const {parameters, verdict} = fitSbg(cohorts);
    expect(parameters).toEqual({});
    expect(verdict).toEqual({isConverged: false, isTrusted: false, doubts});
  });

  it("retention that does not rise with age", () => {
    for (const cohort of [
      [10_000, 8000, 6400, 5120, 4096],
      [1000, 950, 850, 650, 250],
    ]) {
      const {verdict} = fitSbg([cohort]);
      expect(verdict.isTrusted).toBe(false);
      expect(verdict.doubts).toContain("at_bound");
    }
  });

  it("few customers", () => {
    expect(fitSbg([[20, 14, 11, 9]]).verdict.doubts).toContain("few_buyers");
    const lenient = fitSbg([[60, 38, 28, 23, 20]], {limits: {customers: 50}});
    expect(lenient.verdict.doubts).not.toContain("few_buyers");
  });
});

it("gives finite numbers or none for any cohorts", () => {
  const cohort = fc
    .array(fc.integer({min: 0, max: 1_000_000}), {maxLength: 20})
    .map((survivors) => survivors.sort((one, other) => other - one));
  fc.assert(
    fc.property(fc.array(cohort, {maxLength: 5}), (cohorts) => {
      const {parameters, standardErrors, logLikelihood} = fitSbg(cohorts);
      const numbers = [...Object.values(parameters), ...Object.values(standardErrors ?? {})];
      expect([...numbers, logLikelihood].every(Number.isFinite)).toBe(true);
    }),
    {numRuns: 300},
  );
});

it("gives rates and shares within 0 and 1 that rise and fall", () => {
  const parameter = fc.double({min: 1e-6, max: 1e6, noNaN: true});
  fc.assert(
    fc.property(
      parameter,
      parameter,
      fc.double({min: 0.001, max: 5, noNaN: true}),
      (alpha, beta, rate) => {
        const parameters = {alpha, beta};
        const shares = survivalShares(parameters, 50);
        for (let period = 1; period <= 50; period++) {
          expect(shares[period]).toBeLessThanOrEqual(shares[period - 1]!);
          expect(shares[period]).toBeGreaterThanOrEqual(0);
          const kept = retentionRate(parameters, period);
          expect(retentionRate(parameters, period + 1)).toBeGreaterThanOrEqual(kept);
          expect(kept).toBeLessThanOrEqual(1);
        }
        const residual = discountedResidualLifetime(parameters, {rate, age: 3});
        expect(residual).toBeGreaterThanOrEqual(0);
        expect(residual).toBeLessThanOrEqual((1 + rate) / rate + 1e-9);
      },
    ),
    {numRuns: 50},
  );
});

it("refuses what is no cohort or no lifetime", () => {
  const parameters = {alpha: 1, beta: 1};
  expect(() => fitSbg([[10, 11]])).toThrow(
    "11 survivors in period 1 of cohort 0: from 0 to the 10",
  );
  expect(() => fitSbg([[10, NaN]])).toThrow("NaN survivors in period 1 of cohort 0");
  expect(() => fitSbg([[-1]])).toThrow("-1 survivors in period 0 of cohort 0");
  expect(() => discountedResidualLifetime(parameters, {rate: 0})).toThrow(
    "rate 0: a number of 0.000001",
  );
  expect(() => discountedResidualLifetime(parameters, {rate: -1, horizon: 5})).toThrow("rate -1");
  expect(() => expectedTenure(parameters, 0)).toThrow("horizon 0: a whole number of 1 or more");
  expect(() => retentionRate({alpha: 0, beta: 1}, 1)).toThrow("alpha 0, beta 1: numbers above 0");
  expect(() => retentionRate(parameters, 0)).toThrow("period 0: a whole number of 1 or more");
});
