import fc from "fast-check";
import {expect, it} from "vitest";
import {bgNbd} from "../../loaders/models/bg-nbd/bg-nbd.js";
import {eachHistory} from "../../loaders/models/histories.js";
import {hypergeometric} from "../../loaders/models/numeric/hypergeometric.js";
import {mbgNbd} from "../../loaders/models/bg-nbd/mbg-nbd.js";
import {seeded, simulateBgNbd} from "./simulate.js";

const cdnow = {r: 0.243, alpha: 4.414, a: 0.793, b: 2.426};
/** At a = 1 the closed form divides nothing by nothing; for a + b < 1 its 2F1 has a negative parameter. */
const even = {r: 1.5, alpha: 20, a: 1, b: 3};
const small = {r: 0.6, alpha: 10, a: 0.4, b: 0.5};

// Double integrals over rate and chance of leaving by the trapezoidal rule in numpy: P(alive), expected
// purchases within the horizon, and the same discounted at a rate of 0.002.
it.each([
  [bgNbd, cdnow, 2, 30.43, 38.86, 39, 0.7265785700807, 1.226028174767, 1.182052511591],
  [bgNbd, cdnow, 0, 0, 20, 52, 1, 0.410973819427, 0.3917289103734],
  [bgNbd, cdnow, 7, 25, 25, 10, 0.9139819937086, 2.040166400846, 2.020543968613],
  [bgNbd, cdnow, 0, 0, 0, 52, 1, 1.446050595396, 1.38588339775],
  [bgNbd, even, 2, 30.43, 38.86, 39, 0.6995760967928, 1.319733617506, 1.272851626416],
  [bgNbd, even, 0, 0, 20, 52, 1, 1.441713330424, 1.375970574953],
  [bgNbd, even, 7, 25, 25, 10, 0.9, 1.555322066853, 1.54032150282],
  [bgNbd, small, 2, 30.43, 38.86, 39, 0.6962174068606, 1.24107347924, 1.196058716169],
  [bgNbd, small, 0, 0, 20, 52, 1, 0.7181912266484, 0.6858372404272],
  [mbgNbd, cdnow, 2, 30.43, 38.86, 39, 0.7744192426236, 1.340497428491, 1.292024085432],
  [mbgNbd, cdnow, 0, 0, 20, 52, 0.6687539248007, 0.2877083929576, 0.2740503413825],
  [mbgNbd, cdnow, 7, 25, 25, 10, 0.9223994520012, 2.075670489564, 2.055653636671],
  [mbgNbd, cdnow, 0, 0, 0, 52, 0.7536502019261, 1.210400810929, 1.158633912918],
  [mbgNbd, even, 0, 0, 20, 52, 0.5147186257614, 0.7810918538779, 0.7448758292601],
  [mbgNbd, small, 2, 30.43, 38.86, 39, 0.792518769642, 1.461484982396, 1.407937073933],
  [mbgNbd, small, 0, 0, 20, 52, 0.392688819664, 0.335109070311, 0.3192240557789],
])("%o of %j at x %d, tx %d, T %d", (model, parameters, x, tx, T, horizon, ...expected) => {
  const [alive, purchases, discounted] = expected;
  const history = {x, tx, T};
  expect(model.aliveProbability(parameters, history)).toBeCloseTo(alive, 11);
  expect(model.expectedPurchases(parameters, horizon, history) / purchases).toBeCloseTo(1, 9);
  const rows = eachHistory([x], [tx], [T]);
  const predicted = model.predict(parameters, rows, [horizon]);
  expect(predicted.alive[0]).toBeCloseTo(alive, 11);
  expect(predicted.expected[0]![0]! / purchases).toBeCloseTo(1, 7);
  const [found] = model.discountedPurchases(parameters, rows, {horizon, rate: 0.002});
  expect(found! / discounted).toBeCloseTo(1, 7);
  if (x + T === 0) {
    expect(model.expectedPurchasesOfNew(parameters, horizon) / purchases).toBeCloseTo(1, 9);
  }
});

const daily = {r: 0.5, alpha: 20, a: 0.75, b: 4.5};

// Per customer alive, by the same rule over the chance of leaving and the time, the rate integrated out.
it.each([
  [daily, 0, 0, 1e5, 0.005, 2.633581308],
  [daily, 200, 8, 1e5, 0.0003, 1633.079105],
  [daily, 5000, 1095, 1095, 0.0003, 3225.125224],
  [{r: 3, alpha: 5, a: 4, b: 0.8}, 20, 30, 1e5, 0.005, 7.307519048],
])("discounts over long horizons and fast rates: %j, x %d, T %d", (parameters, x, T, ...rest) => {
  const [horizon, rate, expected] = rest;
  const rows = eachHistory([x], [x === 0 ? 0 : T], [T]);
  const alive = bgNbd.aliveProbability(parameters, {x, tx: x === 0 ? 0 : T, T});
  const [found] = bgNbd.discountedPurchases(parameters, rows, {horizon, rate});
  expect(found! / (alive * expected)).toBeCloseTo(1, 7);
});

it("is the closed form where that keeps its digits", () => {
  // Fader, Hardie and Lee (2005), equation 10, with 2F1 on its own.
  for (const {r, alpha, a, b} of [cdnow, {r: 2, alpha: 50, a: 3, b: 8}]) {
    for (const {x, tx, T} of [
      {x: 2, tx: 30.43, T: 38.86},
      {x: 40, tx: 100, T: 120},
      {x: 1, tx: 2, T: 300},
    ]) {
      for (const t of [5, 52, 5000]) {
        const z = t / (alpha + T + t);
        const inner = hypergeometric(r + x, b + x, a + b + x - 1, z);
        const gone = (a / (b + x - 1)) * ((alpha + T) / (alpha + tx)) ** (r + x);
        const expected =
          (((a + b + x - 1) / (a - 1)) * (1 - (1 - z) ** (r + x) * inner)) / (1 + gone);
        const found = bgNbd.expectedPurchases({r, alpha, a, b}, t, {x, tx, T});
        expect(found / expected).toBeCloseTo(1, 8);
      }
    }
  }
});

it.each([
  [bgNbd, [0.5737863520962, 0.199395280836, 0.04586035384801, 0.006340308309258]],
  [mbgNbd, [0.6787839981937, 0.1370302408264, 0.03655813054837, 0.005692067987842]],
])("has the distribution of a new customer's purchases", (model, expected) => {
  // The same integrals, for 0, 1, 3 and 8 purchases in 39 weeks.
  [0, 1, 3, 8].forEach((count, at) => {
    const found = model.purchaseCountProbability(cdnow, count, 39);
    expect(found / expected[at]!).toBeCloseTo(1, 9);
  });
});

for (const model of [bgNbd, mbgNbd]) {
  it(`sums to one, with the mean that is expected (${model.name})`, () => {
    const parameters = {r: 1.2, alpha: 10, a: 1.5, b: 4};
    let [sum, mean] = [0, 0];
    for (let count = 0; count < 400; count++) {
      const probability = model.purchaseCountProbability(parameters, count, 60);
      sum += probability;
      mean += count * probability;
    }
    expect(sum).toBeCloseTo(1, 10);
    expect(mean).toBeCloseTo(model.expectedPurchasesOfNew(parameters, 60), 8);
  });

  it(`foretells what simulated customers do (${model.name})`, () => {
    const world = {r: 0.8, alpha: 12, a: 0.7, b: 2.5};
    const buyers = simulateBgNbd(
      {...world, customers: 40_000, span: 100, horizon: 80, canLeaveAtFirst: model === mbgNbd},
      seeded(11),
    );
    const rows = eachHistory(buyers.x, buyers.tx, buyers.T);
    const {alive, expected} = model.predict(world, rows, [80]);
    for (const [least, most] of [
      [0, 0],
      [1, 2],
      [3, 1000],
    ] as const) {
      let [off, spread, awry, doubt] = [0, 0, 0, 0];
      for (const [who, x] of buyers.x.entries()) {
        if (x < least || x > most) continue;
        const miss = buyers.later[who]! - expected[0]![who]!;
        off += miss;
        spread += miss ** 2;
        awry += buyers.isAlive[who]! - alive[who]!;
        doubt += alive[who]! * (1 - alive[who]!);
      }
      expect(Math.abs(off)).toBeLessThan(4 * Math.sqrt(spread));
      expect(Math.abs(awry)).toBeLessThanOrEqual(4 * Math.sqrt(doubt));
    }
  });

  it(`predicts rows as it does customers, whatever the history (${model.name})`, () => {
    const parameter = fc.double({min: -7, max: 7, noNaN: true}).map(Math.exp);
    const age = fc.oneof(fc.constantFrom(0, 1), fc.double({min: 0, max: 4000, noNaN: true}));
    const count = fc.oneof(fc.constantFrom(0, 1, 5000), fc.nat(300));
    const horizon = fc.oneof(
      fc.constantFrom(1e-6, 1, 1e6),
      fc.double({min: 0.1, max: 3000, noNaN: true}),
    );
    fc.assert(
      fc.property(
        fc.record({r: parameter, alpha: parameter, a: parameter, b: parameter}),
        fc.tuple(count, age, age),
        fc.double({min: 0, max: 1, noNaN: true}),
        horizon,
        (parameters, [x, T, other], share, t) => {
          const tx = x === 0 ? 0 : share * T;
          const history = {x, tx, T};
          // Two rows of one count share a table.
          const rows = eachHistory([x, x], [tx, 0], [T, other]);
          const {alive, expected} = model.predict(parameters, rows, [0, t]);
          const discounted = model.discountedPurchases(parameters, rows, {horizon: t, rate: 1e-4});
          const whole = model.discountedPurchases(parameters, rows, {horizon: t, rate: 0});
          const one = model.expectedPurchases(parameters, t, history);
          expect(alive[0]).toBeGreaterThanOrEqual(0);
          expect(alive[0]).toBeLessThanOrEqual(1);
          expect(alive[0]).toBeCloseTo(model.aliveProbability(parameters, history), 9);
          expect([...expected[0]!]).toEqual([0, 0]);
          expect(Number.isFinite(one)).toBe(true);
          expect(Math.abs(expected[1]![0]! - one)).toBeLessThanOrEqual(1e-6 * one + 1e-300);
          expect(Math.abs(whole[0]! - one)).toBeLessThanOrEqual(1e-6 * one + 1e-300);
          expect(discounted[0]).toBeGreaterThanOrEqual(0.99 * Math.exp(-1e-4 * t) * one);
          expect(discounted[0]).toBeLessThanOrEqual(one * (1 + 1e-6));
          const probability = model.purchaseCountProbability(parameters, x, t);
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1 + 1e-12);
        },
      ),
      {numRuns: 150, seed: 1},
    );
  });

  it(`expects nothing within no time, and more the longer (${model.name})`, () => {
    const history = {x: 4, tx: 50, T: 60};
    expect(model.expectedPurchases(cdnow, 0, history)).toBe(0);
    expect(model.purchaseCountProbability(cdnow, 0, 0)).toBe(1);
    expect(model.purchaseCountProbability(cdnow, 2, 0)).toBe(0);
    let before = 0;
    for (let horizon = 1e-9; horizon < 1e9; horizon *= 7) {
      const now = model.expectedPurchases(cdnow, horizon, history);
      expect(now).toBeGreaterThan(before);
      before = now;
    }
  });

  it(`refuses what is outside its domain (${model.name})`, () => {
    const history = {x: 4, tx: 50, T: 60};
    const {r, ...rest} = cdnow;
    expect(() => model.aliveProbability({...rest, r: NaN}, history)).toThrow(
      new RangeError("parameter r is NaN: a finite value above 0 was expected"),
    );
    expect(() => model.aliveProbability({...rest, r: -r}, history)).toThrow(RangeError);
    expect(() => model.aliveProbability(cdnow, {x: 4, tx: 61, T: 60})).toThrow(
      new RangeError("tx is 61, with x 4 and T 60: 0 <= tx <= T was expected, and 0 where x is 0"),
    );
    expect(() => model.expectedPurchases(cdnow, Infinity, history)).toThrow(
      new RangeError("horizon is Infinity: a finite value of at least 0 was expected"),
    );
    expect(() => model.purchaseCountProbability(cdnow, 1.5, 3)).toThrow(
      new RangeError("count is 1.5: a whole number of at least 0 was expected"),
    );
  });
}

it("has one-time buyers alive for sure only where they cannot have left", () => {
  const history = {x: 0, tx: 0, T: 500};
  expect(bgNbd.aliveProbability(cdnow, history)).toBe(1);
  expect(mbgNbd.aliveProbability(cdnow, history)).toBeLessThan(0.7);
});
