import {expect, it} from "vitest";
import {maximise, type Objective} from "../../loaders/models/numeric/optimise.js";

// Rosenbrock's valley, upside down: its top, 0, is at (1, 1), where the Hessian is
// ((-802, 400), (400, -200)) and the inverse of its negative ((0.5, 1), (1, 2.005)).
const valley: Objective = (at, gradient, hessian) => {
  const [u, v] = [at[0]!, at[1]!];
  gradient[0] = 400 * u * (v - u * u) + 2 * (1 - u);
  gradient[1] = -200 * (v - u * u);
  hessian?.set([400 * v - 1200 * u * u - 2, 400 * u, 400 * u, -200]);
  return -100 * (v - u * u) ** 2 - (1 - u) ** 2;
};

for (const hasHessian of [true, false]) {
  const how = hasHessian ? "with a Hessian" : "with gradients alone";

  it(`reaches the top of a crooked valley ${how}`, () => {
    const top = maximise(valley, [-1.2, 1], {hasHessian});
    expect(top.isConverged).toBe(true);
    expect(top.at[0]).toBeCloseTo(1, 4);
    expect(top.at[1]).toBeCloseTo(1, 4);
    expect(top.value).toBeCloseTo(0, 9);
    [0.5, 1, 1, 2.005].forEach((entry, k) => expect(top.covariance![k]).toBeCloseTo(entry, 2));
  });

  it(`stops without a covariance where nothing is gained in a direction ${how}`, () => {
    const ridge: Objective = (at, gradient, hessian) => {
      gradient.set([-2 * (at[0]! - 3), 0]);
      hessian?.set([-2, 0, 0, 0]);
      return -((at[0]! - 3) ** 2);
    };
    const top = maximise(ridge, [0, 5], {hasHessian});
    expect(top.at[0]).toBeCloseTo(3, 4);
    expect(top.covariance).toBeUndefined();
    expect(top.evaluations).toBeLessThan(60);
  });

  it(`keeps to the domain ${how}`, () => {
    // u - exp(u) has its top at 0; beyond 0.5 it is not defined.
    const walled: Objective = (at, gradient, hessian) => {
      const u = at[0]!;
      gradient[0] = 1 - Math.exp(u);
      hessian?.set([-Math.exp(u)]);
      return u > 0.5 ? NaN : u - Math.exp(u);
    };
    const top = maximise(walled, [-6], {hasHessian});
    expect(top.isConverged).toBe(true);
    expect(top.at[0]).toBeCloseTo(0, 4);
    expect(top.covariance![0]).toBeCloseTo(1, 4);
  });

  it(`says that it has not converged on an endless slope ${how}`, () => {
    const slope: Objective = (at, gradient, hessian) => {
      gradient[0] = 1;
      hessian?.set([0]);
      return at[0]!;
    };
    const top = maximise(slope, [0], {hasHessian, maxEvaluations: 30});
    expect(top.isConverged).toBe(false);
    expect(top.covariance).toBeUndefined();
  });

  it(`refuses a start outside the domain ${how}`, () => {
    const nowhere: Objective = () => NaN;
    expect(() => maximise(nowhere, [0], {hasHessian})).toThrow(
      "the objective is NaN at its start: a finite value was expected",
    );
  });
}
