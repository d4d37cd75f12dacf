import fc from "fast-check";
import {expect, it} from "vitest";
import {bgNbdObjective} from "../../loaders/models/bg-nbd/likelihood.js";
import {layOut, type Leaving} from "../../loaders/models/bg-nbd/rows.js";
import {collapse, type Histories} from "../../loaders/models/histories.js";
import {seeded, simulateBgNbd} from "./simulate.js";

const variants: readonly Leaving[] = ["after_repeat", "after_first"];

function evaluate(
  histories: Histories,
  leaving: Leaving,
  parameters: readonly number[],
): {value: number; gradient: Float64Array; hessian: Float64Array} {
  const gradient = new Float64Array(4);
  const hessian = new Float64Array(16);
  const at = Float64Array.from(parameters, Math.log);
  const value = bgNbdObjective(layOut(histories, leaving))(at, gradient, hessian);
  return {value, gradient, hessian};
}

// Each the logarithm of a double integral over rate and chance of leaving of what the model says of one
// customer, by the trapezoidal rule in numpy on a grid of logarithms; the first checked with mpmath.
it.each([
  [[0.243, 4.414, 0.793, 2.426], [2, 30.43, 38.86], -9.458606307066, -9.68718263625],
  [[0.243, 4.414, 0.793, 2.426], [0, 0, 20], -0.4156212295901, -0.2961090594567],
  [[0.243, 4.414, 0.793, 2.426], [7, 25, 25], -19.42049200334, -19.5104364116],
  [[1.5, 20, 1, 3], [2, 30.43, 38.86], -8.601256769887, -8.845543926639],
  [[1.5, 20, 1, 3], [0, 0, 20], -1.03972077084, -0.6632679579208],
  [[1.5, 20, 1, 3], [7, 25, 25], -19.29159554645, -19.39695606211],
  [[0.6, 10, 0.4, 0.5], [2, 30.43, 38.86], -9.232646651602, -9.510620868545],
  [[0.6, 10, 0.4, 0.5], [0, 0, 20], -0.659167373201, -0.3122162498744],
  [[0.6, 10, 0.4, 0.5], [7, 25, 25], -19.54374946502, -19.60346869973],
] as const)("is the integral over customers of %j at %j", (parameters, [x, tx, T], bg, mbg) => {
  const histories = collapse([x], [tx], [T]);
  expect(evaluate(histories, "after_repeat", parameters).value).toBeCloseTo(bg, 9);
  expect(evaluate(histories, "after_first", parameters).value).toBeCloseTo(mbg, 9);
});

const world = {customers: 400, r: 0.6, alpha: 9, a: 0.6, b: 2, span: 200, isByDay: true};
const buyers = simulateBgNbd(world, seeded(3));
const weights = buyers.x.map((_, who) => 1 + (who % 2));
const histories = collapse(buyers.x, buyers.tx, buyers.T, weights);

for (const leaving of variants) {
  it.each([
    [0.5, 10, 0.7, 3],
    [3, 200, 0.05, 0.4],
    [0.02, 0.3, 8, 90],
  ])(`has the gradient and Hessian of its differences, ${leaving}, at %j`, (...parameters) => {
    const {gradient, hessian} = evaluate(histories, leaving, parameters);
    const width = 1e-4;
    for (let k = 0; k < 4; k++) {
      const moved = (by: number): number[] =>
        parameters.map((value, at) => (at === k ? value * Math.exp(by) : value));
      const above = evaluate(histories, leaving, moved(width));
      const below = evaluate(histories, leaving, moved(-width));
      const slope = (above.value - below.value) / (2 * width);
      expect(Math.abs(gradient[k]! - slope)).toBeLessThan(1e-6 * (1 + Math.abs(slope)) + 1e-5);
      for (let j = 0; j < 4; j++) {
        const bend = (above.gradient[j]! - below.gradient[j]!) / (2 * width);
        expect(Math.abs(hessian[4 * k + j]! - bend)).toBeLessThan(
          1e-6 * (1 + Math.abs(bend)) + 1e-5,
        );
      }
    }
  });

  it(`is the sum of its rows, ${leaving}`, () => {
    const parameters = [0.5, 10, 0.7, 3];
    let sum = 0;
    for (const [who, x] of buyers.x.entries()) {
      const one = collapse([x], [buyers.tx[who]!], [buyers.T[who]!]);
      sum += weights[who]! * evaluate(one, leaving, parameters).value;
    }
    expect(evaluate(histories, leaving, parameters).value / sum).toBeCloseTo(1, 12);
  });

  it(`is finite at the corners of the domain, ${leaving}`, () => {
    const positive = fc.double({min: -30, max: 30, noNaN: true}).map(Math.exp);
    const age = fc.oneof(fc.constantFrom(0, 1, 1e6), fc.double({min: 0, max: 4000, noNaN: true}));
    const count = fc.oneof(fc.constantFrom(0, 1, 5000), fc.nat(200));
    fc.assert(
      fc.property(
        fc.tuple(positive, positive, positive, positive),
        count,
        age,
        age,
        (at, x, u, v) => {
          const T = Math.max(u, v);
          const one = collapse([x], [x === 0 ? 0 : Math.min(u, v)], [T]);
          const {value, gradient, hessian} = evaluate(one, leaving, at);
          expect([value, ...gradient, ...hessian].every(Number.isFinite)).toBe(true);
        },
      ),
      {numRuns: 500, seed: 1},
    );
  });
}

it("is no number where parameters are beyond reckoning", () => {
  expect(evaluate(histories, "after_repeat", [1e40, 1, 1, 1]).value).toBeNaN();
});
