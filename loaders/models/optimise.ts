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
}

/** To be written: the signature others may build on. */
export declare function maximise(
  objective: Objective,
  start: ArrayLike<number>,
  options?: MaximiseOptions,
): Optimum;
