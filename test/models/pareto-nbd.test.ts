import gammaln from "@stdlib/math-base-special-gammaln";
import {describe, expect, it} from "vitest";
import fc from "fast-check";
import {eachHistory} from "../../loaders/models/histories.js";
import {paretoNbd} from "../../loaders/models/pareto-nbd/pareto-nbd.js";
import type {History} from "../../loaders/models/purchase-model.js";

type Parameters = Readonly<Record<"r" | "alpha" | "s" | "beta", number>>;

const named = (r: number, alpha: number, s: number, beta: number): Parameters => ({
  r,
  alpha,
  s,
  beta,
});

/** What the authors of BTYD print as their fit of CDNOW, in the package's walkthrough. */
const btyd = named(0.5533971, 10.5801985, 0.6060625, 11.6562237);
const days = named(0.5, 20, 0.6, 200);

/** The logarithm of a gamma density at exp(y), by y. */
const logGamma = (shape: number, scale: number, y: number): number =>
  shape * (y + Math.log(scale)) - scale * Math.exp(y) - gammaln(shape);

/**
 * Returns what a customer with rates λ and μ is expected to do, over the posterior of both given the history:
 * the trapezoidal rule in their logarithms, on the likelihood of one customer that Fader and Hardie start from.
 */
function overRates(
  {r, alpha, s, beta}: Parameters,
  {x, tx, T}: History,
  expected: (lambda: number, mu: number) => number,
): {alive: number; mean: number} {
  const step = 0.1;
  let [all, alive, sum] = [0, 0, 0];
  for (let p = -80; p < 10; p += step) {
    const lambda = Math.exp(p);
    for (let q = -80; q < 10; q += step) {
      const mu = Math.exp(q);
      const prior = logGamma(r, alpha, p) + logGamma(s, beta, q) + x * p;
      if (prior < -120) continue;
      const gone = (mu / (lambda + mu)) * Math.exp(prior - (lambda + mu) * tx);
      const stays = (lambda / (lambda + mu)) * Math.exp(prior - (lambda + mu) * T);
      const here = Math.exp(prior - (lambda + mu) * T);
      all += gone + stays;
      alive += here;
      sum += here * expected(lambda, mu);
    }
  }
  return {alive: alive / all, mean: sum / all};
}

const histories: readonly History[] = [
  {x: 0, tx: 0, T: 30},
  {x: 2, tx: 30.43, T: 38.86},
  {x: 9, tx: 12, T: 52},
  {x: 26, tx: 30.86, T: 31},
];

const logarithm = (least: number, most: number) =>
  fc.double({min: Math.log(least), max: Math.log(most), noNaN: true}).map(Math.exp);
const anyParameters = fc
  .tuple(logarithm(1e-3, 300), logarithm(1e-3, 1e5), logarithm(1e-3, 300), logarithm(1e-3, 1e5))
  .map((values) => named(...values));
const anyAge = fc.oneof(
  fc.nat(4000),
  fc.constantFrom(0, 1, 1e-9, 1e6),
  fc.double({min: 0, max: 1e5, noNaN: true}),
);
const anyHistory = fc
  .tuple(
    fc.oneof(fc.nat(30), fc.constantFrom(0, 1, 500, 5000)),
    anyAge,
    fc.double({min: 0, max: 1, noNaN: true}),
  )
  .map(([x, T, share]) => ({x, T, tx: x === 0 ? 0 : Math.min(T, share * T)}));

describe("predictions of Pareto/NBD", () => {
  it("are those that BTYD prints for CDNOW", () => {
    // BTYD's walkthrough, and the examples of its pnbd.PAlive.
    expect(paretoNbd.expectedPurchasesOfNew(btyd, 52)).toBeCloseTo(1.473, 3);
    expect(paretoNbd.aliveProbability(btyd, {x: 0, tx: 0, T: 39})).toBeCloseTo(0.2941633, 6);
  });

  it.each([
    // Python, mpmath 1.3.0, mp.dps = 30: 1 / (1 + quad(s / (b + T) * ((a + T) / (a + t))**(r + x) *
    // ((b + T) / (b + t))**(s + 1), linspace(tx, T, 61)))
    [btyd, 0, 0, 39, 0.294163343264997],
    [btyd, 26, 30.86, 31, 0.997917896407938],
    [days, 5000, 1000, 1001, 0.986581770097991],
    [days, 5000, 1095, 1095.5, 0.999131665012333],
    [days, 1, 1, 1095, 0.0119449238312915],
    [named(2, 300, 0.05, 0.5), 3, 10, 400, 0.14994019166524],
    [named(0.001, 1, 5, 0.001), 2, 3, 5, 0.0447949322869262],
  ] as const)("P(alive) with %o, x %d, tx %d, T %d is %d", (parameters, x, tx, T, alive) => {
    expect(paretoNbd.aliveProbability(parameters, {x, tx, T}) / alive).toBeCloseTo(1, 11);
  });

  it.each([btyd, days, named(1.5, 8, 2, 40)])("are means over both rates: %o", (parameters) => {
    for (const history of histories) {
      const [horizon, rate] = [39, 0.003];
      const purchases = overRates(
        parameters,
        history,
        (lambda, mu) => (lambda * -Math.expm1(-mu * horizon)) / mu,
      );
      const discounted = overRates(
        parameters,
        history,
        (lambda, mu) => (lambda * -Math.expm1(-(mu + rate) * horizon)) / (mu + rate),
      );
      const rows = eachHistory([history.x], [history.tx], [history.T]);
      expect(paretoNbd.aliveProbability(parameters, history)).toBeCloseTo(purchases.alive, 8);
      expect(
        paretoNbd.expectedPurchases(parameters, horizon, history) / purchases.mean,
      ).toBeCloseTo(1, 7);
      expect(
        paretoNbd.discountedPurchases(parameters, rows, {horizon, rate})[0]! / discounted.mean,
      ).toBeCloseTo(1, 7);
    }
    const fresh = overRates(
      parameters,
      {x: 0, tx: 0, T: 0},
      (lambda, mu) => (lambda * -Math.expm1(-mu * 100)) / mu,
    );
    expect(paretoNbd.expectedPurchasesOfNew(parameters, 100)).toBeCloseTo(fresh.mean, 7);
  });

  it("give a new customer what one without a past gets", () => {
    for (const horizon of [0, 1, 365, 1e6]) {
      const fresh = paretoNbd.expectedPurchases(days, horizon, {x: 0, tx: 0, T: 0});
      expect(paretoNbd.expectedPurchasesOfNew(days, horizon)).toBeCloseTo(fresh, 10);
    }
  });

  it("pass s = 1 without a jump", () => {
    const at = (s: number) => paretoNbd.expectedPurchasesOfNew(named(0.5, 20, s, 200), 365);
    // r beta / alpha ln(1 + t / beta), the limit.
    expect(at(1)).toBeCloseTo(5 * Math.log(1 + 365 / 200), 12);
    for (const by of [1e-13, 1e-9, -1e-9]) expect(at(1 + by) / at(1)).toBeCloseTo(1, 8);
  });

  it("discount nothing at rate 0, and count to the end at a high one", () => {
    const rows = eachHistory([3, 0, 5000], [20, 0, 999], [400, 30, 1000]);
    const plain = paretoNbd.predict(days, rows, [730]);
    const free = paretoNbd.discountedPurchases(days, rows, {horizon: 730, rate: 0});
    free.forEach((value, row) => expect(value / plain.expected[0]![row]!).toBeCloseTo(1, 11));
    // As the rate grows, the purchases of the first instants remain: P(alive) (r + x) / (alpha + T) / rate.
    const steep = paretoNbd.discountedPurchases(days, rows, {horizon: 1e9, rate: 1e6});
    const now = plain.alive.map((alive, row) => {
      const age = rows.ages[rows.TAt[row]!]!;
      return (alive * (0.5 + rows.x[row]!)) / (20 + age) / 1e6;
    });
    steep.forEach((value, row) => expect(value / now[row]!).toBeCloseTo(1, 6));
  });

  it("are the same for one and for many, few ages or many", () => {
    fc.assert(
      fc.property(
        anyParameters,
        fc.array(anyHistory, {minLength: 1, maxLength: 40}),
        fc.boolean(),
        (parameters, few, doFill) => {
          // Rows enough that ages are interpolated.
          const more = Array.from({length: doFill ? 1000 : 0}, (_, k) => ({
            x: k % 4,
            tx: 0,
            T: k / 3,
          }));
          const rows = [...few, ...more];
          const {alive, expected} = paretoNbd.predict(
            parameters,
            eachHistory(
              rows.map(({x}) => x),
              rows.map(({tx}) => tx),
              rows.map(({T}) => T),
            ),
            [0, 30],
          );
          few.forEach((history, row) => {
            const single = paretoNbd.aliveProbability(parameters, history);
            const purchases = paretoNbd.expectedPurchases(parameters, 30, history);
            // ln A reaches a hundred thousand where x is 5,000.
            expect(Math.abs(alive[row]! - single)).toBeLessThan(1e-9 * single + 1e-300);
            expect(expected[0]![row]).toBe(0);
            expect(Math.abs(expected[1]![row]! - purchases)).toBeLessThan(
              1e-9 * purchases + 1e-300,
            );
          });
        },
      ),
      {numRuns: 60},
    );
  });

  it("are finite, in range, and grow with the horizon", () => {
    fc.assert(
      fc.property(
        anyParameters,
        anyHistory,
        anyAge,
        fc.double({min: 0, max: 10, noNaN: true}),
        (parameters, history, horizon, rate) => {
          const alive = paretoNbd.aliveProbability(parameters, history);
          expect(alive >= 0 && alive <= 1).toBe(true);
          const soon = paretoNbd.expectedPurchases(parameters, horizon, history);
          const late = paretoNbd.expectedPurchases(parameters, 2 * horizon, history);
          expect(soon >= 0 && late >= soon && late < Infinity).toBe(true);
          expect(paretoNbd.expectedPurchasesOfNew(parameters, horizon)).toBeLessThan(Infinity);
          const rows = eachHistory([history.x], [history.tx], [history.T]);
          const [discounted] = paretoNbd.discountedPurchases(parameters, rows, {horizon, rate});
          expect(discounted! >= 0 && discounted! <= soon * (1 + 1e-9) + 1e-300).toBe(true);
        },
      ),
      {numRuns: 500},
    );
  });

  it("know the limits", () => {
    expect(paretoNbd.aliveProbability(days, {x: 0, tx: 0, T: 0})).toBe(1);
    expect(paretoNbd.aliveProbability(days, {x: 4, tx: 77, T: 77})).toBeCloseTo(1, 13);
    expect(paretoNbd.aliveProbability(days, {x: 5000, tx: 1, T: 1095})).toBe(0);
    expect(paretoNbd.aliveProbability(days, {x: 0, tx: 0, T: 1})).toBeGreaterThan(0.99);
    expect(paretoNbd.expectedPurchases(days, 0, {x: 4, tx: 77, T: 80})).toBe(0);
    // With s above one a lifetime has a mean, beta / (s - 1), and so have its purchases.
    const mortal = named(0.5, 20, 3, 200);
    expect(paretoNbd.expectedPurchasesOfNew(mortal, 1e15)).toBeCloseTo((0.5 / 20) * 100, 10);
  });

  it("refuse what lies outside the domain", () => {
    const history = {x: 1, tx: 2, T: 3};
    expect(() => paretoNbd.aliveProbability({...days, s: 0}, history)).toThrow(
      /s is 0: a positive/,
    );
    expect(() => paretoNbd.aliveProbability(days, {x: 1, tx: 4, T: 3})).toThrow(/tx 4, T 3/);
    expect(() => paretoNbd.aliveProbability(days, {x: 0, tx: 1, T: 3})).toThrow(RangeError);
    expect(() => paretoNbd.expectedPurchases(days, -1, history)).toThrow(/horizon is -1/);
    expect(() => paretoNbd.expectedPurchasesOfNew(days, Infinity)).toThrow(RangeError);
    expect(() => paretoNbd.purchaseCountProbability(days, 1.5, 10)).toThrow(/count is 1.5/);
    const rows = eachHistory([1], [2], [3]);
    expect(() => paretoNbd.discountedPurchases(days, rows, {horizon: 1, rate: NaN})).toThrow(
      /rate is NaN/,
    );
    expect(() => paretoNbd.predict({...days, beta: NaN}, rows, [])).toThrow(/beta is NaN/);
  });
});

describe("the count of a new customer's purchases", () => {
  it.each([
    // Python, mpmath 1.3.0, mp.dps = 30: the integral over the time of leaving by quad, on intervals that
    // halve towards zero.
    [btyd, 0, 39, 0.59356923985284],
    [named(0.553, 10.578, 0.606, 11.669), 3, 39, 0.0490399536428143],
    [days, 40, 1095, 0.00298257651101695],
    [named(30, 0.5, 2, 5), 300, 10, 0.000822814390273991],
    [named(0.01, 0.002, 3, 1000), 5, 1e6, 0.0018175163506964],
    [days, 5000, 1e6, 1.62531609964079e-6],
    [named(50, 100, 0.001, 0.001), 2, 1, 0.0755192544893126],
  ] as const)("with %o, P(X = %d) at %d is %d", (parameters, count, horizon, probability) => {
    const found = paretoNbd.purchaseCountProbability(parameters, count, horizon);
    expect(found / probability).toBeCloseTo(1, 9);
  });

  it("has a total of one and the mean expected", () => {
    for (const [parameters, horizon] of [
      [btyd, 78],
      [named(2, 10, 1.5, 60), 365],
    ] as const) {
      let [total, mean] = [0, 0];
      for (let count = 0; count < 1500; count++) {
        const probability = paretoNbd.purchaseCountProbability(parameters, count, horizon);
        total += probability;
        mean += count * probability;
      }
      expect(total).toBeCloseTo(1, 9);
      expect(mean / paretoNbd.expectedPurchasesOfNew(parameters, horizon)).toBeCloseTo(1, 7);
    }
  });

  it("is a probability everywhere", () => {
    fc.assert(
      fc.property(
        anyParameters,
        fc.oneof(fc.nat(50), fc.constant(5000)),
        anyAge,
        (parameters, count, horizon) => {
          const found = paretoNbd.purchaseCountProbability(parameters, count, horizon);
          expect(found >= 0 && found <= 1).toBe(true);
        },
      ),
      {numRuns: 200},
    );
    expect(paretoNbd.purchaseCountProbability(days, 0, 0)).toBe(1);
    expect(paretoNbd.purchaseCountProbability(days, 3, 0)).toBe(0);
  });
});
