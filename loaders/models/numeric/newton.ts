import {factor, invert, solve} from "./definite.js";
import type {MaximiseOptions, Objective, Optimum} from "./optimise.js";

interface Step {
  readonly by: Float64Array;
  readonly length: number;
  /** What the quadratic model adds by it. */
  readonly promise: number;
}

const dot = (one: Float64Array, two: Float64Array): number =>
  one.reduce((sum, value, at) => sum + value * two[at]!, 0);

/** The step that the local quadratic promises most of, shifted until it is definite and no longer than radius. */
function findStep(gradient: Float64Array, hessian: Float64Array, radius: number): Step | undefined {
  const n = gradient.length;
  const slope = Math.hypot(...gradient);
  const size = Math.max(...hessian.map(Math.abs), slope, Number.MIN_VALUE);
  for (let shift = 0, tried = 0; tried < 80; tried++) {
    const shifted = hessian.map((value, at) => (at % (n + 1) === 0 ? shift - value : -value));
    const lower = factor(shifted, n);
    const by = lower && solve(lower, gradient);
    const length = by ? Math.hypot(...by) : Infinity;
    if (by && length <= radius) {
      let bend = 0;
      for (let at = 0; at < n * n; at++) {
        bend += hessian[at]! * by[Math.floor(at / n)]! * by[at % n]!;
      }
      return {by, length, promise: dot(gradient, by) + bend / 2};
    }
    shift = shift === 0 ? 1e-9 * size : shift * 3;
  }
  return undefined;
}

/**
 * Returns the maximum near the start by Newton steps within a trust region (Nocedal and Wright, Numerical
 * Optimization, 2006, chapter 4). The objective must fill its Hessian. Where the log-likelihood is flat
 * in a direction, stops as soon as a step of length one promises nothing, or where `isBeyond` says so.
 */
export function climb(
  objective: Objective,
  start: ArrayLike<number>,
  {
    tolerance = 1e-10,
    maxEvaluations = 200,
    radius: firstRadius = 1,
    isBeyond = () => false,
  }: MaximiseOptions = {},
): Optimum {
  const n = start.length;
  let at = Float64Array.from(start);
  let gradient = new Float64Array(n);
  let hessian = new Float64Array(n * n);
  let value = objective(at, gradient, hessian);
  if (!Number.isFinite(value)) {
    throw new RangeError(`the objective is ${value} at its start: a finite value was expected`);
  }
  let radius = firstRadius;
  let evaluations = 1;
  let isConverged = false;
  while (true) {
    const farther = findStep(gradient, hessian, Math.max(radius, 1));
    isConverged = farther !== undefined && farther.promise <= tolerance;
    if (isConverged || !farther || isBeyond(at)) break;
    if (evaluations >= maxEvaluations || radius < 1e-12) break;
    const step = farther.length <= radius ? farther : findStep(gradient, hessian, radius);
    if (!step) break;
    const next = at.map((coordinate, k) => coordinate + step.by[k]!);
    const nextGradient = new Float64Array(n);
    const nextHessian = new Float64Array(n * n);
    const nextValue = objective(next, nextGradient, nextHessian);
    evaluations++;
    // Sums over many customers carry this much noise, below which a gain cannot be seen.
    const noise = 1e-13 * Math.abs(value);
    const kept = (nextValue - value + noise) / (step.promise + noise);
    const isSound = [nextValue, ...nextGradient, ...nextHessian].every(Number.isFinite);
    if (!isSound || kept < 1e-4) {
      radius = step.length / 4;
      continue;
    }
    if (kept < 0.25) radius = step.length / 2;
    else if (kept > 0.75 && step.length > 0.5 * radius) radius = Math.min(2 * radius, 8);
    [at, value, gradient, hessian] = [next, nextValue, nextGradient, nextHessian];
  }
  const covariance = invert(
    hessian.map((entry) => -entry),
    n,
  );
  return {at, value, gradient, hessian, covariance, evaluations, isConverged};
}
