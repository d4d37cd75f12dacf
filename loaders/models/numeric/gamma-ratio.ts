import gammaln from "@stdlib/math-base-special-gammaln";

/** What Stirling's formula leaves out of ln Γ(z); to the last digit from 30 on. */
function stirlingRest(z: number): number {
  const square = z * z;
  return (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / square) / square) / square) / z;
}

/**
 * Returns ln Γ(a + q) − ln Γ(a) for a and q above 0, without the digits that the difference of two large
 * logarithms loses: from a = 30 on by Stirling's formula, term by term.
 */
export function gammaRatio(a: number, q: number): number {
  if (a < 30) return gammaln(a + q) - gammaln(a);
  const grown = (a - 0.5) * Math.log1p(q / a) - q;
  return q * Math.log(a + q) + grown + stirlingRest(a + q) - stirlingRest(a);
}

/** Returns ln B(a, q) for a and q above 0. */
export function betaln(a: number, q: number): number {
  const [large, small] = a > q ? [a, q] : [q, a];
  return gammaln(small) - gammaRatio(large, small);
}
