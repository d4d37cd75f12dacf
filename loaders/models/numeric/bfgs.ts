import type {MaximiseOptions, Objective} from "./optimise.js";

const dot = (one: Float64Array, two: Float64Array): number =>
  one.reduce((sum, value, at) => sum + value * two[at]!, 0);

/** Adds to the approximate inverse of the negative Hessian what a move tells of it. */
function learn(inverse: Float64Array, moved: Float64Array, fell: Float64Array): void {
  const n = moved.length;
  const along = dot(moved, fell);
  if (!(along > 1e-14 * Math.hypot(...moved) * Math.hypot(...fell))) return;
  const turned = fell.map((_, row) => dot(inverse.subarray(row * n, row * n + n), fell));
  const weight = (1 + dot(fell, turned) / along) / along;
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      const cross = turned[row]! * moved[column]! + moved[row]! * turned[column]!;
      inverse[row * n + column]! += weight * moved[row]! * moved[column]! - cross / along;
    }
  }
}

/**
 * Returns a point close to the maximum near the start, by gradients alone: BFGS with a line search that
 * halves and doubles until both Wolfe conditions hold (Nocedal and Wright, 2006, chapters 3 and 6).
 */
export function approach(
  objective: Objective,
  start: ArrayLike<number>,
  {tolerance = 1e-10, maxEvaluations = 200, radius = 1}: MaximiseOptions = {},
): Float64Array {
  const n = start.length;
  let at = Float64Array.from(start);
  let gradient = new Float64Array(n);
  let value = objective(at, gradient, undefined);
  const inverse = new Float64Array(n * n);
  for (let k = 0; k < n; k++)
    inverse[k * (n + 1)] = radius / Math.max(Math.hypot(...gradient), radius);
  for (let evaluations = 1; evaluations < maxEvaluations;) {
    const towards = gradient.map((_, row) => dot(inverse.subarray(row * n, row * n + n), gradient));
    const slope = dot(towards, gradient);
    if (!(slope / 2 > tolerance)) return at;
    let [least, most] = [0, Infinity];
    let share = Math.min(1, (4 * radius) / Math.hypot(...towards));
    const nextGradient = new Float64Array(n);
    // Sums over many customers carry this much noise, below which a gain cannot be seen.
    const noise = 1e-13 * Math.abs(value);
    let next = at;
    let nextValue = value;
    while (evaluations < maxEvaluations) {
      next = at.map((coordinate, k) => coordinate + share * towards[k]!);
      nextValue = objective(next, nextGradient, undefined);
      evaluations++;
      const isSound = Number.isFinite(nextValue) && nextGradient.every(Number.isFinite);
      if (!isSound || nextValue < value - noise + 1e-4 * share * slope) most = share;
      else if (dot(nextGradient, towards) > 0.9 * slope) least = share;
      else break;
      share = most === Infinity ? 2 * share : (least + most) / 2;
      if (share * Math.hypot(...towards) < 1e-12) return at;
      if (share * Math.hypot(...towards) > 40 * radius) break;
    }
    if (!(nextValue > value)) return at;
    learn(
      inverse,
      next.map((coordinate, k) => coordinate - at[k]!),
      gradient.map((before, k) => before - nextGradient[k]!),
    );
    [at, value, gradient] = [next, nextValue, nextGradient];
  }
  return at;
}
