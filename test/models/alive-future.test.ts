import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {aliveFuture} from "../../loaders/models/forecast/alive-future.js";
import {betaQuadrature} from "../../loaders/models/numeric/beta-quadrature.js";

// mpmath 1.3, 30 digits: the sum over n of 2 (n − 1) E[(1 − p)^(n − 1)] P(NB(r + x) ≥ n), where the
// purchases that would come without leaving are negative binomial.
describe.each([
  [[0.5, 20, 0.75, 4.5], [0, 100, 365], 3.98450193202589, 1e-5],
  [[0.5, 20, 0.75, 4.5], [7, 300, 90], 4.31294573139103, 1e-9],
  [[0.5, 20, 0.75, 4.5], [60, 400, 1095], 12559.9253992196, 1e-9],
  [[0.243, 4.414, 0.793, 2.426], [2, 39, 39], 3.83978254246756, 1e-9],
  [[1.2, 5, 0.05, 30], [3, 10, 50], 238.352581869134, 1e-9],
] as const)("pairs under BG/NBD %j given %j", ([r, alpha, a, b], [x, T, horizon], value, error) => {
  test("are those of a series", () => {
    const {pairs} = aliveFuture("bg_nbd", {r, alpha, a, b});
    expect(Math.abs(pairs(x, T, 0, horizon) / value - 1)).toBeLessThan(error);
  });
  test("are the same under MBG/NBD with b less by one", () => {
    const [one, other] = [
      aliveFuture("bg_nbd", {r, alpha, a, b}),
      aliveFuture("mbg_nbd", {r, alpha, a, b: b - 1}),
    ];
    if (b <= 1) return;
    expect(other.pairs(x, T, 0, horizon)).toBeCloseTo(one.pairs(x, T, 0, horizon), 10);
  });
});

// mpmath, 30 digits: E[λ²] E[min(τ, horizon)²] and the integral of the first purchase's density, by
// numerical integration.
test.each([
  [[0.553, 10.578, 0.606, 11.669], [2, 39, 39], 4.40042930844, 0.680524353709573],
  [[0.5, 20, 1, 100], [0, 5, 365], 52.3224837632975, 0.513713408221639],
  [[0.5, 20, 2, 100], [30, 400, 1095], 1289.4434365131, 0.947552968490594],
  [[3, 20, 0.01, 10], [4, 1, 90], 1010.16581822862, 0.997530132584359],
] as const)("the future under Pareto/NBD %j given %j", (values, [x, T, horizon], pairs, some) => {
  const [r, alpha, s, beta] = values;
  const future = aliveFuture("pareto_nbd", {r, alpha, s, beta});
  expect(future.pairs(x, T, 0, horizon) / pairs).toBeCloseTo(1, 9);
  expect(Math.abs(future.some(x, T, horizon) / some - 1)).toBeLessThan(2e-4);
});

const positive = (min: number, max: number) => fc.double({min, max, noNaN: true});
const arbitrary = fc.record({
  name: fc.constantFrom("nbd", "bg_nbd", "mbg_nbd", "pareto_nbd"),
  r: positive(0.01, 50),
  alpha: positive(0.01, 1e4),
  a: positive(0.01, 50),
  b: positive(0.01, 1000),
  s: positive(0.01, 50),
  beta: positive(0.01, 1e4),
  x: fc.integer({min: 0, max: 5000}),
  T: positive(1, 5000),
  from: positive(0, 1000),
  length: positive(0.001, 2000),
});

describe("for any customer", () => {
  test("numbers are finite, probabilities are probabilities", () => {
    fc.assert(
      fc.property(arbitrary, ({name, x, T, from, length, ...parameters}) => {
        const future = aliveFuture(name, parameters);
        const pairs = future.pairs(x, T, from, from + length);
        expect(Number.isFinite(pairs) && pairs >= 0).toBe(true);
        const some = future.some(x, T, length);
        expect(some >= 0 && some <= 1 + 1e-12).toBe(true);
      }),
      {numRuns: 1000},
    );
  });

  test("the pairs within two windows are no more than all", () => {
    fc.assert(
      fc.property(arbitrary, ({name, x, T, from, length, ...parameters}) => {
        const {pairs} = aliveFuture(name, parameters);
        const whole = pairs(x, T, 0, from + length);
        const parts = pairs(x, T, 0, from) + pairs(x, T, from, from + length);
        expect(parts).toBeLessThanOrEqual(whole * (1 + 1e-6) + 1e-12);
      }),
    );
  });
});

test("pairs in a window are those of brute integration", () => {
  const [r, alpha, a, b, x, T, from, to] = [0.5, 20, 0.75, 4.5, 3, 200, 330, 360];
  const rule = betaQuadrature(a, b + x, 60);
  const steps = 2000;
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    const u = from + ((step + 0.5) * (to - from)) / steps;
    rule.nodes.forEach((p, at) => {
      const rate = ((r + x) * (r + x + 1)) / (alpha + T + p * u) ** 2;
      const left = ((alpha + T) / (alpha + T + p * u)) ** (r + x);
      sum += rule.weights[at]! * (1 - p) * rate * left * (u - from);
    });
  }
  const brute = (2 * sum * (to - from)) / steps;
  expect(aliveFuture("bg_nbd", {r, alpha, a, b}).pairs(x, T, from, to) / brute).toBeCloseTo(1, 6);
});

// scipy 1.17.1: special.roots_sh_jacobi(3, 4.25, 0.75), weights over beta(0.75, 4.5).
test("the quadrature has the nodes and weights of another program", () => {
  const {nodes, weights} = betaQuadrature(0.75, 4.5, 3);
  [0.04264693, 0.25929628, 0.58994868].forEach((node, at) => {
    expect(nodes[at]).toBeCloseTo(node, 7);
  });
  [0.60427796, 0.35193802, 0.04378402].forEach((weight, at) => {
    expect(weights[at]).toBeCloseTo(weight, 7);
  });
});

test("what is outside the domain is refused", () => {
  expect(() => aliveFuture("bg_nbd", {r: 1, alpha: 2, a: -1, b: 2})).toThrow(
    'bg_nbd with {"r":1,"alpha":2,"a":-1,"b":2}: positive ones were expected',
  );
  expect(() => aliveFuture("pareto_nbd", {r: 1, alpha: 2, a: 1, b: 2})).toThrow(RangeError);
});
