import type {Objective} from "./optimise.js";

/**
 * Returns the objective with a Hessian: central differences of its gradient, made symmetric. Costs two
 * gradients per coordinate; right to about eight digits where coordinates are logarithms.
 */
export function withDifferences(objective: Objective, width = 1e-4): Objective {
  return (at, gradient, hessian) => {
    const n = at.length;
    if (hessian) {
      const near = Float64Array.from(at);
      const above = new Float64Array(n);
      const below = new Float64Array(n);
      for (let row = 0; row < n; row++) {
        near[row] = at[row]! + width;
        objective(near, above, undefined);
        near[row] = at[row]! - width;
        objective(near, below, undefined);
        near[row] = at[row]!;
        for (let column = 0; column < n; column++) {
          hessian[row * n + column] = (above[column]! - below[column]!) / (2 * width);
        }
      }
      for (let row = 0; row < n; row++) {
        for (let column = 0; column < row; column++) {
          const mean = (hessian[row * n + column]! + hessian[column * n + row]!) / 2;
          hessian[row * n + column] = mean;
          hessian[column * n + row] = mean;
        }
      }
    }
    return objective(at, gradient, undefined);
  };
}
