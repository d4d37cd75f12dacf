/** Points in (0, 1) and weights that add up to one. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Returns the Gauss–Jacobi rule for the mean of a function of p ~ Beta(a, b), exact for polynomials of
 * degree 2 count − 1; a = b = 1 is the Gauss–Legendre rule on (0, 1). The nodes are the eigenvalues of
 * the Jacobi polynomials' tridiagonal matrix and the weights the squares of its eigenvectors' first
 * components, by QL steps with implicit shifts. Golub and Welsch (1969), "Calculation of Gauss quadrature
 * rules".
 */
export function betaQuadrature(a: number, b: number, count: number): Quadrature {
  if (!(a > 0 && b > 0 && a + b < Infinity)) {
    throw new RangeError(`a quadrature for Beta(${a}, ${b}): positive numbers were expected`);
  }
  const diagonal = new Float64Array(count);
  const beside = new Float64Array(count);
  const sum = a + b;
  diagonal[0] = a / sum;
  for (let k = 1; k < count; k++) {
    const twice = 2 * k + sum - 2;
    // (1 + (B² − A²) / ((2k + A + B)(2k + A + B + 2))) / 2 with A = b − 1, B = a − 1.
    diagonal[k] = (1 + ((a - b) * (sum - 2)) / twice / (twice + 2)) / 2;
    const square =
      k === 1
        ? (a * b) / (sum * sum * (sum + 1))
        : (k * (k + a - 1) * (k + b - 1) * (k + sum - 2)) /
          (twice * twice * (twice + 1) * (twice - 1));
    beside[k - 1] = Math.sqrt(square);
  }
  const first = new Float64Array(count);
  first[0] = 1;
  solve(diagonal, beside, first);
  return {nodes: diagonal, weights: first.map((component) => component * component)};
}

/** Turns a symmetric tridiagonal matrix into its eigenvalues, `first` into the eigenvectors' first components. */
function solve(diagonal: Float64Array, beside: Float64Array, first: Float64Array): void {
  const count = diagonal.length;
  for (let from = 0; from < count; from++) {
    for (let step = 0; ; step++) {
      let to = from;
      while (to < count - 1) {
        const size = Math.abs(diagonal[to]!) + Math.abs(diagonal[to + 1]!);
        if (Math.abs(beside[to]!) <= Number.EPSILON * size) break;
        to++;
      }
      if (to === from) break;
      if (step === 60) throw new Error("the nodes of a quadrature were not found in 60 steps");
      let shift = (diagonal[from + 1]! - diagonal[from]!) / (2 * beside[from]!);
      const root = Math.hypot(shift, 1);
      shift =
        diagonal[to]! - diagonal[from]! + beside[from]! / (shift + (shift < 0 ? -root : root));
      let [sine, cosine, moved] = [1, 1, 0];
      for (let at = to - 1; at >= from; at--) {
        const swept = sine * beside[at]!;
        const kept = cosine * beside[at]!;
        const length = Math.hypot(swept, shift);
        beside[at + 1] = length;
        sine = length === 0 ? 0 : swept / length;
        cosine = length === 0 ? 1 : shift / length;
        const below = diagonal[at + 1]! - moved;
        const turned = (diagonal[at]! - below) * sine + 2 * cosine * kept;
        moved = sine * turned;
        diagonal[at + 1] = below + moved;
        shift = cosine * turned - kept;
        const component = first[at + 1]!;
        first[at + 1] = sine * first[at]! + cosine * component;
        first[at] = cosine * first[at]! - sine * component;
      }
      diagonal[from]! -= moved;
      beside[from] = shift;
      beside[to] = 0;
    }
  }
}
