/**
 * Returns the lower triangle L of a symmetric matrix L Lᵀ (n × n, row by row), or undefined where the
 * matrix is not safely positive definite: a pivot has lost all but `slack` of its diagonal element.
 */
export function factor(
  matrix: Float64Array,
  n: number,
  {slack = 1e-13} = {},
): Float64Array | undefined {
  const lower = new Float64Array(n * n);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * n + column]!;
      for (let k = 0; k < column; k++) sum -= lower[row * n + k]! * lower[column * n + k]!;
      if (row !== column) lower[row * n + column] = sum / lower[column * n + column]!;
      else if (sum > slack * Math.abs(matrix[row * n + row]!) && sum < Infinity) {
        lower[row * n + row] = Math.sqrt(sum);
      } else return undefined;
    }
  }
  return lower;
}

/** Returns the solution of L Lᵀ y = right, given L from `factor`. */
export function solve(lower: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const y = Float64Array.from(right);
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < row; k++) y[row]! -= lower[row * n + k]! * y[k]!;
    y[row]! /= lower[row * n + row]!;
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) y[row]! -= lower[k * n + row]! * y[k]!;
    y[row]! /= lower[row * n + row]!;
  }
  return y;
}

/** Returns the inverse of a positive definite matrix, or undefined where it is not safely one. */
export function invert(matrix: Float64Array, n: number): Float64Array | undefined {
  const lower = factor(matrix, n);
  if (!lower) return undefined;
  const inverse = new Float64Array(n * n);
  for (let column = 0; column < n; column++) {
    const unit = new Float64Array(n);
    unit[column] = 1;
    inverse.set(solve(lower, unit), column * n);
  }
  return inverse;
}
