import {approach} from "./bfgs.js";
import {withDifferences} from "./differences.js";
import {climb} from "./newton.js";

/**
 * Returns the value to be made greatest and fills its gradient; fills the Hessian too (row by row, both
 * triangles) where one is asked for and known, in which case it must always do so. Returns −Infinity
 * or NaN outside its domain. Coordinates are unconstrained, usually logarithms of parameters.
 */
export type Objective = (
  at: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array | undefined,
) => number;

export interface Optimum {
  readonly at: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
  /** Inverse of the negative Hessian; absent where that is not positive definite. */
  readonly covariance: Float64Array | undefined;
  readonly evaluations: number;
  /** The gain that a further step promises is below the tolerance. */
  readonly isConverged: boolean;
}

export interface MaximiseOptions {
  /** The objective fills the Hessian. */
  readonly hasHessian?: boolean;
  /** Stop where the next step promises to add less than this to the value. */
  readonly tolerance?: number;
  readonly maxEvaluations?: number;
  /** The longest first step, in coordinates. */
  readonly radius?: number;
  /** Where to give up, without a maximum. */
  readonly isBeyond?: (at: Float64Array) => boolean;
}

/**
 * Returns the maximum near the start, with the covariance of the coordinates there. With a Hessian by
 * damped Newton steps; without one by BFGS, then Newton steps on central differences of the gradient.
 * Throws a RangeError where the objective is not finite at the start.
 */
export function maximise(
  objective: Objective,
  start: ArrayLike<number>,
  options: MaximiseOptions = {},
): Optimum {
  if (options.hasHessian) return climb(objective, start, options);
  let evaluations = 0;
  const counted: Objective = (at, gradient, hessian) => {
    evaluations++;
    return objective(at, gradient, hessian);
  };
  const near = approach(counted, start, options);
  const optimum = climb(withDifferences(counted), near, options);
  return {...optimum, evaluations};
}
