import gammaln from "@stdlib/math-base-special-gammaln";
import {describe, expect, it} from "vitest";
import fc from "fast-check";
import {collapse, eachHistory, type Histories} from "../../loaders/models/histories.js";
import {logHypergeometric} from "../../loaders/models/numeric/hypergeometric.js";
import {paretoNbdObjective} from "../../loaders/models/pareto-nbd/likelihood.js";
import {simulateParetoNbd} from "./simulate-pareto.js";
import {seeded} from "./simulate.js";

type Parameters = readonly [r: number, alpha: number, s: number, beta: number];

const evaluate = (histories: Histories, at: readonly number[]) => {
  const gradient = new Float64Array(4);
  const hessian = new Float64Array(16);
  const value = paretoNbdObjective(histories)(Float64Array.from(at), gradient, hessian);
  return {value, gradient, hessian};
};

const one = (x: number, tx: number, T: number, parameters: Parameters) =>
  evaluate(eachHistory([x], [tx], [T]), parameters.map(Math.log)).value;

/** Fader and Hardie (2005): the likelihood with two 2F1. */
function closedForm(x: number, tx: number, T: number, [r, alpha, s, beta]: Parameters): number {
  const largest = Math.max(alpha, beta);
  const total = r + s + x;
  const second = alpha >= beta ? s + 1 : r + x;
  const part = (age: number): number =>
    logHypergeometric(
      total,
      second,
      total + 1,
      Math.abs(alpha - beta) / (largest + age),
      (Math.min(alpha, beta) + age) / (largest + age),
    ) -
    total * Math.log(largest + age);
  const scale = part(tx);
  const stayed = -(r + x) * Math.log(alpha + T) - s * Math.log(beta + T) - scale;
  const left = (s / total) * -Math.expm1(part(T) - scale);
  const constant = gammaln(r + x) - gammaln(r) + r * Math.log(alpha) + s * Math.log(beta) + scale;
  return constant + Math.log(Math.exp(stayed) + left);
}

/** The same with the integral over the time of leaving by Simpson's rule. */
function bySimpson(x: number, tx: number, T: number, [r, alpha, s, beta]: Parameters): number {
  const log = (t: number, more: number): number =>
    (r + x) * Math.log((alpha + tx) / (alpha + t)) +
    (s + more) * Math.log((beta + tx) / (beta + t));
  const steps = 20_000;
  let sum = 0;
  for (let step = 0; step <= steps; step++) {
    const factor = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
    sum += factor * Math.exp(log(tx + ((T - tx) * step) / steps, 1));
  }
  const left = ((s / (beta + tx)) * (sum * (T - tx))) / (3 * steps);
  return (
    gammaln(r + x) -
    gammaln(r) +
    r * Math.log(alpha / (alpha + tx)) -
    x * Math.log(alpha + tx) +
    s * Math.log(beta / (beta + tx)) +
    Math.log(Math.exp(log(T, 0)) + left)
  );
}

const parameterSets: readonly Parameters[] = [
  [0.553, 10.578, 0.606, 11.669],
  [0.5, 20, 0.6, 200],
  [3, 400, 2.5, 30],
  [0.05, 1, 8, 900],
  [12, 9, 0.1, 9],
];

const logParameter = fc.double({min: Math.log(0.02), max: Math.log(50), noNaN: true});
const logScale = fc.double({min: Math.log(0.05), max: Math.log(2000), noNaN: true});
const point = fc.tuple(logParameter, logScale, logParameter, logScale);
const history = fc
  .tuple(
    fc.oneof({weight: 3, arbitrary: fc.nat(12)}, fc.constantFrom(0, 150, 5000)),
    fc.double({min: 0, max: 1, noNaN: true}),
    fc.oneof({weight: 3, arbitrary: fc.nat(1500)}, fc.double({min: 0, max: 1e4, noNaN: true})),
  )
  .map(([x, share, T]) => ({x, tx: x === 0 ? 0 : Math.min(T, share * T), T}));
const customers = fc.array(history, {minLength: 1, maxLength: 12});

const columns = (rows: readonly {x: number; tx: number; T: number}[]) =>
  [rows.map(({x}) => x), rows.map(({tx}) => tx), rows.map(({T}) => T)] as const;

describe("the likelihood of Pareto/NBD", () => {
  it.each(parameterSets)("is the closed form with 2F1: r %d, alpha %d, s %d, beta %d", (...at) => {
    for (const [x, tx, T] of [
      [0, 0, 1],
      [0, 0, 1000],
      [1, 3, 40],
      [2, 30.43, 38.86],
      [40, 300, 1000],
      [400, 900, 1095],
    ] as const) {
      expect(one(x, tx, T, at)).toBeCloseTo(closedForm(x, tx, T, at), 8);
    }
  });

  it.each(parameterSets)(
    "is the integral over when they left: r %d, alpha %d, s %d, beta %d",
    (...at) => {
      for (const [x, tx, T] of [
        [0, 0, 100],
        [1, 99.5, 100],
        [7, 20, 60],
        [300, 1000, 1095],
        [5000, 1000, 1002],
      ] as const) {
        expect(Math.abs(one(x, tx, T, at) - bySimpson(x, tx, T, at))).toBeLessThan(1e-7);
      }
    },
  );

  it("is one where nothing could have happened", () => {
    expect(one(0, 0, 0, [0.5, 20, 0.6, 200])).toBeCloseTo(0, 12);
  });

  it("has the gradient and the Hessian that differences show", () => {
    fc.assert(
      fc.property(customers, point, (rows, at) => {
        const histories = collapse(...columns(rows));
        const {gradient, hessian} = evaluate(histories, at);
        const step = 1e-4;
        // Noise of the values, and what the next order of the differences leaves.
        const size = 1 + rows.reduce((sum, {x}) => sum + x, 0);
        for (let k = 0; k < 4; k++) {
          const moved = (by: number) =>
            evaluate(
              histories,
              at.map((v, i) => (i === k ? v + by : v)),
            );
          const [up, down] = [moved(step), moved(-step)];
          const slope = (up.value - down.value) / (2 * step);
          expect(Math.abs(slope - gradient[k]!)).toBeLessThan(1e-5 * size);
          for (let i = 0; i < 4; i++) {
            const bend = (up.gradient[i]! - down.gradient[i]!) / (2 * step);
            expect(Math.abs(bend - hessian[4 * k + i]!)).toBeLessThan(1e-5 * size);
          }
        }
      }),
      {numRuns: 150},
    );
  });

  it("takes weights for repetitions, in any order", () => {
    fc.assert(
      fc.property(
        customers,
        point,
        fc.array(fc.integer({min: 1, max: 4}), {minLength: 12}),
        (rows, at, times) => {
          const repeated = rows
            .flatMap((row, k) => Array.from({length: times[k]!}, () => row))
            .reverse();
          const weighted = evaluate(eachHistory(...columns(rows), times.slice(0, rows.length)), at);
          for (const histories of [
            eachHistory(...columns(repeated)),
            collapse(...columns(repeated)),
          ]) {
            const found = evaluate(histories, at);
            const slack = 1e-11 * (1 + Math.abs(weighted.value));
            expect(Math.abs(found.value - weighted.value)).toBeLessThan(slack);
            found.gradient.forEach((slope, k) =>
              expect(Math.abs(slope - weighted.gradient[k]!)).toBeLessThan(slack),
            );
          }
        },
      ),
      {numRuns: 100},
    );
  });

  it("changes by a constant with the unit of time", () => {
    fc.assert(
      fc.property(customers, point, (rows, at) => {
        const shrunk = rows.map(({x, tx, T}) => ({x, tx: tx / 7, T: T / 7}));
        const days = evaluate(eachHistory(...columns(rows)), at);
        const moved = at.map((v, k) => (k % 2 === 1 ? v - Math.log(7) : v));
        const weeks = evaluate(eachHistory(...columns(shrunk)), moved);
        const constant = rows.reduce((sum, {x}) => sum + x, 0) * Math.log(7);
        const slack = 1e-10 * (1 + Math.abs(weeks.value));
        expect(Math.abs(days.value + constant - weeks.value)).toBeLessThan(slack);
      }),
      {numRuns: 100},
    );
  });

  it("is the same where ages are so many that they are interpolated", () => {
    const {x, tx, T} = simulateParetoNbd(
      {customers: 1200, r: 0.5, alpha: 20, s: 0.6, beta: 200, span: 1095},
      seeded(1),
    );
    for (const parameters of parameterSets) {
      const at = parameters.map(Math.log);
      const all = evaluate(eachHistory(x, tx, T), at);
      let [value, gradient, hessian] = [0, new Float64Array(4), new Float64Array(16)];
      for (let from = 0; from < x.length; from += 200) {
        const part = [x, tx, T].map((column) => column.slice(from, from + 200));
        const found = evaluate(eachHistory(part[0]!, part[1]!, part[2]!), at);
        value += found.value;
        gradient = gradient.map((slope, k) => slope + found.gradient[k]!);
        hessian = hessian.map((bend, k) => bend + found.hessian[k]!);
      }
      expect(all.value / value).toBeCloseTo(1, 12);
      const largest = Math.max(...hessian.map(Math.abs));
      gradient.forEach((slope, k) =>
        expect((all.gradient[k]! - slope) / largest).toBeCloseTo(0, 10),
      );
      hessian.forEach((bend, k) => expect((all.hessian[k]! - bend) / largest).toBeCloseTo(0, 9));
    }
  });
});
