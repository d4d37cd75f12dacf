import {logEulerIntegral} from "./hypergeometric-integral.js";

/** Beyond this many terms of the series the integral is cheaper. */
const mostTerms = 500;

function logSum(a: number, b: number): number {
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}

/** Returns the logarithm of the series' sum, or undefined where it takes more than `mostTerms` terms. */
function findLogSeries(a: number, b: number, c: number, z: number): number | undefined {
  let [term, sum, shift] = [1, 1, 0];
  for (let n = 0; n < mostTerms; n++) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (1 + n))) * z;
    term *= ratio;
    sum += term;
    // From here on the ratios lie between this one and z.
    const bound = Math.max(ratio, z);
    if (term <= 1e-17 * sum * (1 - bound)) return Math.log(sum) + shift;
    if (sum > 1e250) {
      term *= 1e-250;
      sum *= 1e-250;
      shift += 250 * Math.LN10;
    }
  }
  return undefined;
}

/** Returns log F for c > a - 1 or c > b - 1, where F is an integral or a sum of two. */
function logNearby(a: number, b: number, c: number, w: number): number {
  const [small, large] = [Math.min(a, b), Math.max(a, b)];
  const gap = c - small;
  if (gap === 0) return -large * Math.log(w);
  if (c === large) return -small * Math.log(w);
  if (c > large && Math.min(large, c - large) > Math.min(small, gap)) {
    return logEulerIntegral(small, large, c - large, w);
  }
  if (gap > 0) return logEulerIntegral(large, small, gap, w);
  return logSum(
    logEulerIntegral(large, small, gap + 1, w),
    Math.log(((a * b) / (c * (c + 1))) * (1 - w)) +
      logEulerIntegral(large + 1, small + 1, gap + 1, w),
  );
}

function checkDomain(a: number, b: number, c: number, z: number, w: number): void {
  const isPositive = [a, b, c].every((value) => value > 0 && value < Infinity);
  if (isPositive && z >= 0 && z <= 1 && w >= 1e-200 && w <= 1) return;
  throw new RangeError(
    `2F1(${a}, ${b}; ${c}; ${z}) with 1 - z = ${w} is outside the domain: positive a, b, c, 0 <= z < 1 and 1 - z >= 1e-200 were expected`,
  );
}

/**
 * Returns the logarithm of Gauss's 2F1(a, b; c; z) for positive a, b, c and 0 <= z < 1; throws a RangeError
 * elsewhere. Near z = 1 give the complement 1 - z where it is known better than z itself. The relative error of
 * 2F1 stays below 1e-10 for parameters up to 10,000, whatever the signs of c - b and c - a - b and however near
 * they are to integers, since only positive quantities are ever added:
 *
 * - the series, where it ends soon (DLMF 15.2.1);
 * - Euler's integral, where c exceeds a or b (DLMF 15.6.1);
 * - F(a, b; c) = F(a, b; c+1) + ab z / (c (c+1)) F(a+1, b+1; c+2), where it exceeds a or b less one;
 * - the recurrence in c (DLMF 15.5.18), downwards, where both a and b exceed c by more.
 */
export function logHypergeometric(
  a: number,
  b: number,
  c: number,
  z: number,
  complement: number = 1 - z,
): number {
  const w = complement;
  checkDomain(a, b, c, z, w);
  if (z === 0) return 0;
  const series = findLogSeries(a, b, c, z);
  if (series !== undefined) return series;
  const steps = Math.max(0, Math.floor(Math.min(a, b) - c));
  const start = logNearby(a, b, c + steps, w);
  if (steps === 0) return start;
  let ratio = Math.exp(start - logNearby(a, b, c + steps + 1, w));
  let grown = 0;
  for (let step = steps - 1; step >= 0; step--) {
    const k = c + step;
    const near = (k * w + (a + b - k - 1) * (1 - w)) / (k * w);
    const far = ((a - k - 1) * (b - k - 1) * (1 - w)) / (k * (k + 1) * w);
    ratio = near + Math.max(far, 0) / ratio;
    grown += Math.log(ratio);
  }
  return start + grown;
}

/**
 * Returns Gauss's 2F1(a, b; c; z) for positive a, b, c and 0 <= z < 1, relative error below 1e-10; throws a
 * RangeError elsewhere and where the value exceeds the largest number: use logHypergeometric there. See there
 * also for the complement. The port of Cephes in @stdlib/math-base-special-hyp2f1 will not do: it gives NaN
 * for (5002.08, 3; 5003.08; 0.999999), which is 2.5e15, and 1.1e91 for (4.4067, 93.574; 64.252; 0.999), 1.8e81.
 */
export function hypergeometric(
  a: number,
  b: number,
  c: number,
  z: number,
  complement: number = 1 - z,
): number {
  const value = Math.exp(logHypergeometric(a, b, c, z, complement));
  if (value < Infinity) return value;
  throw new RangeError(
    `2F1(${a}, ${b}; ${c}; ${z}) is too large for a number: logHypergeometric was expected`,
  );
}
