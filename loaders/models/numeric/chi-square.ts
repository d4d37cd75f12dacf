import gammaln from "@stdlib/math-base-special-gammaln";

const enough = 1e-15;

/** Returns Γ(a, x) / Γ(a) by the power series of its complement, quick where x < a + 1. */
function upperGammaBySeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > enough * sum; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return 1 - sum * Math.exp(a * Math.log(x) - x - gammaln(a));
}

/** Returns Γ(a, x) / Γ(a) by Legendre's continued fraction, evaluated forwards, quick where x ≥ a + 1. */
function upperGammaByFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < enough) break;
  }
  return fraction * Math.exp(a * Math.log(x) - x - gammaln(a));
}

/**
 * Returns the probability that a chi-square variable with the given degrees of freedom (> 0) exceeds a
 * value (≥ 0): the regularised incomplete gamma function Q(degrees / 2, value / 2). NIST Digital Library of
 * Mathematical Functions, 8.7.1 and 8.9.2.
 */
export function chiSquareTail(value: number, degrees: number): number {
  if (!(value >= 0))
    throw new RangeError(`chi-square of ${value}: a value of 0 or more was expected`);
  if (!(degrees > 0 && degrees < Infinity)) {
    throw new RangeError(
      `chi-square with ${degrees} degrees of freedom: more than 0 were expected`,
    );
  }
  const [a, x] = [degrees / 2, value / 2];
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  const tail = x < a + 1 ? upperGammaBySeries(a, x) : upperGammaByFraction(a, x);
  return Math.min(1, Math.max(0, tail));
}
