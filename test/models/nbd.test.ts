import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {aliveFuture} from "../../loaders/models/forecast/alive-future.js";
import {bgNbd} from "../../loaders/models/bg-nbd/bg-nbd.js";
import {collapse, eachHistory, type Histories} from "../../loaders/models/histories.js";
import {nbd} from "../../loaders/models/nbd/nbd.js";
import {paretoNbd} from "../../loaders/models/pareto-nbd/pareto-nbd.js";
import {describeShared} from "../shared.js";
import {cdnowHistories} from "./cdnow.js";
import {seeded} from "./simulate.js";
import {simulateNbd} from "./simulate-nbd.js";

const letters = ["r", "alpha"] as const;

const pair = fc.record({
  r: fc.double({min: 0.01, max: 100, noNaN: true}),
  alpha: fc.double({min: 0.01, max: 1e4, noNaN: true}),
});
const history = fc
  .record({x: fc.nat(5000), T: fc.double({min: 0, max: 5000, noNaN: true})})
  .map(({x, T}) => ({x, tx: x === 0 ? 0 : T, T}));
const time = fc.oneof(fc.constant(0), fc.double({min: 1e-6, max: 1e5, noNaN: true}));

// mpmath 1.3, 30 digits: the prior over the rate times the likelihood of the history, integrated numerically:
// expected purchases within the horizon, the same discounted at a rate of 0.002, the probability of any,
// and E[N(N − 1)].
describe.each([
  [{r: 0.5, alpha: 20}, 2, 300, 90, 0.703125, 0.64347573667472, 0.46183518048475, 0.692138671875],
  [
    {r: 0.8, alpha: 65.4},
    0,
    200,
    365,
    1.1002260738508,
    0.7808455311376,
    0.49947269852674,
    2.7236191805575,
  ],
  [{r: 3, alpha: 5}, 20, 30, 1095, 719.57142857143, 291.79878259716, 1, 540295.34693844],
  [
    {r: 0.243, alpha: 4.414},
    7,
    0,
    52,
    85.32759401903,
    81.040458855711,
    0.99999999033448,
    8286.0168984914,
  ],
  [
    {r: 1.5, alpha: 60},
    150,
    700,
    90,
    17.940789473684,
    16.418791428416,
    0.99999995671953,
    323.99649411357,
  ],
])("at %j a customer of x %d, T %d within %d", (parameters, x, T, horizon, ...expected) => {
  const [purchases, discounted, some, pairs] = expected;
  const known = {x, tx: x === 0 ? 0 : T / 2, T};
  const rows = eachHistory([x], [known.tx], [T]);

  it("is expected to buy what integration gives", () => {
    expect(nbd.expectedPurchases(parameters, horizon, known) / purchases).toBeCloseTo(1, 12);
    const predicted = nbd.predict(parameters, rows, [horizon]);
    expect(predicted.expected[0]![0]! / purchases).toBeCloseTo(1, 12);
    expect(predicted.alive[0]).toBe(1);
    expect(nbd.aliveProbability(parameters, known)).toBe(1);
    const [found] = nbd.discountedPurchases(parameters, rows, {horizon, rate: 0.002});
    expect(found! / discounted).toBeCloseTo(1, 12);
  });

  it("has a future of those moments", () => {
    const future = aliveFuture("nbd", parameters);
    expect(future.some(x, T, horizon) / some).toBeCloseTo(1, 12);
    expect(future.pairs(x, T, 0, horizon) / pairs).toBeCloseTo(1, 11);
  });
});

// mpmath, as above: the mean over the rate of the Poisson probability.
it.each([
  [{r: 0.5, alpha: 20}, 0, 90, 0.42640143271122],
  [{r: 0.5, alpha: 20}, 3, 90, 0.07298240149476],
  [{r: 0.8, alpha: 65.4}, 1, 365, 0.15027093108447],
  [{r: 3, alpha: 5}, 700, 1095, 0.00095227175815781],
  [{r: 0.01, alpha: 1000}, 2, 30, 4.2828322659742e-6],
  [{r: 200, alpha: 3000}, 40, 365, 0.0014494486002656],
])("counts of a new customer at %j: %d within %d", (parameters, count, horizon, probability) => {
  const found = nbd.purchaseCountProbability(parameters, count, horizon);
  expect(found / probability).toBeCloseTo(1, 11);
});

it("has counts that add up to one, with the mean and the pairs expected", () => {
  for (const parameters of [
    {r: 0.3, alpha: 40},
    {r: 2.5, alpha: 100},
  ]) {
    let [all, mean, pairs] = [0, 0, 0];
    for (let n = 0; n < 5000; n++) {
      const probability = nbd.purchaseCountProbability(parameters, n, 365);
      all += probability;
      mean += n * probability;
      pairs += n * (n - 1) * probability;
    }
    expect(all).toBeCloseTo(1, 11);
    expect(mean / nbd.expectedPurchasesOfNew(parameters, 365)).toBeCloseTo(1, 10);
    expect(pairs / aliveFuture("nbd", parameters).pairs(0, 0, 0, 365)).toBeCloseTo(1, 9);
  }
});

it("is what models with dropout come to when hardly anybody leaves", () => {
  const [r, alpha] = [0.8, 65];
  const known = {x: 4, tx: 120, T: 200};
  const own = nbd.expectedPurchases({r, alpha}, 365, known);
  const bg = bgNbd.expectedPurchases({r, alpha, a: 1e-7, b: 10}, 365, known);
  const pareto = paretoNbd.expectedPurchases({r, alpha, s: 1e-7, beta: 300}, 365, known);
  expect(bg / own).toBeCloseTo(1, 5);
  expect(pareto / own).toBeCloseTo(1, 5);
  const counted = bgNbd.purchaseCountProbability({r, alpha, a: 1e-9, b: 10}, 3, 365);
  expect(nbd.purchaseCountProbability({r, alpha}, 3, 365) / counted).toBeCloseTo(1, 6);
});

describe("for any customer", () => {
  it("numbers are finite and probabilities are probabilities", () => {
    fc.assert(
      fc.property(pair, history, time, time, (parameters, known, from, length) => {
        const rows = eachHistory([known.x], [known.tx], [known.T]);
        const {alive, expected} = nbd.predict(parameters, rows, [from]);
        expect(alive[0]).toBe(1);
        const [bought] = expected[0]!;
        expect(bought).toBe(nbd.expectedPurchases(parameters, from, known));
        expect(Number.isFinite(bought) && bought! >= 0).toBe(true);
        const [discounted] = nbd.discountedPurchases(parameters, rows, {
          horizon: from,
          rate: 0.0003,
        });
        expect(discounted! >= 0 && discounted! <= bought! * (1 + 1e-12)).toBe(true);
        const future = aliveFuture("nbd", parameters);
        const some = future.some(known.x, known.T, length);
        expect(some >= 0 && some <= 1).toBe(true);
        expect(some).toBeLessThanOrEqual(
          nbd.expectedPurchases(parameters, length, known) * (1 + 1e-12),
        );
        expect(Number.isFinite(future.pairs(known.x, known.T, from, from + length))).toBe(true);
        const chance = nbd.purchaseCountProbability(parameters, known.x, length);
        expect(chance >= 0 && chance <= 1).toBe(true);
      }),
      {numRuns: 500},
    );
  });

  it("only the unit of time changes alpha", () => {
    const unit = fc.constantFrom(7, 24, 1 / 30);
    fc.assert(
      fc.property(pair, history, time, unit, (parameters, {x, tx, T}, horizon, scale) => {
        const other = {...parameters, alpha: parameters.alpha * scale};
        const here = nbd.expectedPurchases(parameters, horizon, {x, tx, T});
        const [longer, till] = [horizon * scale, T * scale];
        const there = nbd.expectedPurchases(other, longer, {x, tx: x === 0 ? 0 : till, T: till});
        expect(Math.abs(here - there)).toBeLessThanOrEqual(1e-12 * here);
        const counted = nbd.purchaseCountProbability(parameters, x, horizon);
        const same = nbd.purchaseCountProbability(other, x, longer);
        expect(Math.abs(counted - same)).toBeLessThanOrEqual(1e-8 * counted + 1e-300);
      }),
    );
  });

  it("discounting at next to nothing changes next to nothing", () => {
    fc.assert(
      fc.property(pair, history, time, (parameters, {x, tx, T}, horizon) => {
        const rows = eachHistory([x], [tx], [T]);
        const [plain] = nbd.discountedPurchases(parameters, rows, {horizon, rate: 0});
        expect(plain).toBe(nbd.expectedPurchases(parameters, horizon, {x, tx, T}));
        for (const rate of [1e-16, 1e-13, 0.99e-8 / (horizon + 1), 1.01e-8 / (horizon + 1)]) {
          const [found] = nbd.discountedPurchases(parameters, rows, {horizon, rate});
          const lost = plain! - found!;
          expect(Math.abs(lost - (plain! * rate * horizon) / 2)).toBeLessThanOrEqual(
            1e-14 * plain!,
          );
        }
      }),
    );
  });
});

it("refuses what is outside its domain", () => {
  const known = {x: 1, tx: 2, T: 3};
  const parameters = {r: 1, alpha: 2};
  expect(() => nbd.expectedPurchases({r: 0, alpha: 2}, 1, known)).toThrow(
    "parameter r is 0: a finite value above 0 was expected",
  );
  expect(() => nbd.expectedPurchases(parameters, -1, known)).toThrow(RangeError);
  expect(() => nbd.aliveProbability(parameters, {x: 1, tx: 4, T: 3})).toThrow(RangeError);
  expect(() => nbd.purchaseCountProbability(parameters, 1.5, 3)).toThrow(RangeError);
  expect(() => aliveFuture("nbd", {r: 1, alpha: -2})).toThrow(
    'nbd with {"r":1,"alpha":-2}: positive ones were expected',
  );
});

describeShared("CDNOW, calibrated to 1997-09-30", () => {
  it("gives the estimates of an independent optimiser", () => {
    const fit = nbd.fit(cdnowHistories(), {daysPerUnit: 7});
    // The same likelihood written with scipy's gammaln, by Nelder and Mead's method until nothing moved;
    // errors from second differences of its values.
    expect(fit.logLikelihood).toBeCloseTo(-9763.657614672615, 7);
    const scipy = {r: [0.38476612, 0.02098537], alpha: [12.07202222, 0.80872301]} as const;
    for (const letter of letters) {
      expect(fit.parameters[letter] / scipy[letter][0]).toBeCloseTo(1, 6);
      expect(fit.standardErrors![letter] / scipy[letter][1]).toBeCloseTo(1, 5);
    }
    expect(fit.verdict).toEqual({isConverged: true, isTrusted: true, doubts: []});
  });
});

describe("a fit", () => {
  const world = {customers: 4000, r: 0.8, alpha: 45, span: 500};
  const buyers = simulateNbd(world, seeded(3));
  const columns = [buyers.x, buyers.tx, buyers.T] as const;
  const fit = nbd.fit(eachHistory(...columns));

  it("finds what was simulated, and is trusted where dropout is not", () => {
    for (const letter of letters) {
      const off = Math.log(fit.parameters[letter] / world[letter]);
      const error = fit.standardErrors![letter] / fit.parameters[letter];
      expect(Math.abs(off)).toBeLessThan(3 * error);
    }
    expect(fit.verdict).toEqual({isConverged: true, isTrusted: true, doubts: []});
    expect(bgNbd.fit(eachHistory(...columns)).verdict.doubts).toContain("no_dropout_visible");
  });

  const expectSame = (histories: Histories): void => {
    const other = nbd.fit(histories);
    for (const letter of letters) {
      expect(other.parameters[letter] / fit.parameters[letter]).toBeCloseTo(1, 7);
      expect(other.standardErrors![letter] / fit.standardErrors![letter]).toBeCloseTo(1, 6);
    }
  };

  it("does not depend on the order of customers, nor on when the last purchase was", () => {
    const order = Array.from(buyers.x.keys()).reverse();
    const [x, tx, T] = columns.map((column) => order.map((who) => column[who]!));
    expectSame(eachHistory(x!, tx!, T!));
    expectSame(
      eachHistory(
        buyers.x,
        buyers.x.map((count, who) => (count > 0 ? buyers.T[who]! : 0)),
        buyers.T,
      ),
    );
  });

  it("takes weights for repetition", () => {
    const weights = buyers.x.map((_, who) => 1 + (who % 3));
    const who = Array.from(weights).flatMap((times, at) => Array<number>(times).fill(at));
    const [x, tx, T] = columns.map((column) => who.map((at) => column[at]!));
    const [weighted, repeated] = [
      nbd.fit(collapse(...columns, weights)),
      nbd.fit(eachHistory(x!, tx!, T!)),
    ];
    for (const letter of letters) {
      expect(weighted.parameters[letter] / repeated.parameters[letter]).toBeCloseTo(1, 7);
    }
  });

  it("only rescales alpha with the unit of time", () => {
    const weeks = eachHistory(
      buyers.x,
      buyers.tx.map((age) => age / 7),
      buyers.T.map((age) => age / 7),
    );
    const other = nbd.fit(weeks, {daysPerUnit: 7});
    expect(other.parameters.r / fit.parameters.r).toBeCloseTo(1, 6);
    expect((7 * other.parameters.alpha) / fit.parameters.alpha).toBeCloseTo(1, 6);
    expect(other.verdict).toEqual(fit.verdict);
  });

  it("doubts customers who are all alike: their spread runs to its bound", () => {
    const counts = Array.from({length: 1000}, (_, who) => 5 + (who % 2));
    const alike = nbd.fit(
      eachHistory(
        counts,
        counts.map(() => 300),
        counts.map(() => 300),
      ),
    );
    expect(alike.verdict.isTrusted).toBe(false);
    expect(alike.verdict.doubts).toContain("at_bound");
    expect(Object.values(alike.parameters).every(Number.isFinite)).toBe(true);
  });

  it("passes the gates of the others", () => {
    const few = nbd.fit(
      eachHistory(buyers.x.slice(0, 300), buyers.tx.slice(0, 300), buyers.T.slice(0, 300)),
    );
    expect(few.verdict.doubts).toEqual(["few_buyers"]);
    expect(few.verdict.isTrusted).toBe(false);
  });

  it.each([
    ["nobody", collapse([], [], [])],
    ["one customer", collapse([3], [40], [50])],
    ["no repeat buyers", collapse([0, 0, 0], [0, 0, 0], [10, 20, 400])],
    ["all on the last day", collapse([0, 0], [0, 0], [0, 0])],
  ])("is not made of %s", (_, histories) => {
    const none = nbd.fit(histories);
    expect(none.parameters).toEqual({});
    expect(none.verdict.doubts).toContain("few_repeat_buyers");
    expect(none.verdict.isTrusted).toBe(false);
  });

  it("has no silly number of any few customers", () => {
    const one = fc.tuple(fc.nat(5), fc.nat(50), fc.nat(50));
    fc.assert(
      fc.property(fc.array(one, {minLength: 1, maxLength: 12}), (list) => {
        const made = nbd.fit(
          eachHistory(
            list.map(([x]) => x),
            list.map(([x, last]) => (x === 0 ? 0 : last)),
            list.map(([, last, rest]) => last + rest),
          ),
        );
        const numbers = [
          ...Object.values(made.parameters),
          ...Object.values(made.standardErrors ?? {}),
          ...(made.logCovariance ?? []),
          made.logLikelihood,
        ];
        expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([]);
        expect(made.verdict.isTrusted).toBe(false);
      }),
      {numRuns: 100, seed: 1},
    );
  });
});
