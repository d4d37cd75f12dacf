import digamma from "@stdlib/math-base-special-digamma";
import type {SpendingByCount} from "./spending.js";

/** Returns the customers, those with two or more amounts, and the standard deviation of log means. */
export function spendingSpread({counts, customers, logMeans, squaredLogMeans}: SpendingByCount): {
  readonly customers: number;
  readonly several: number;
  readonly spread: number;
} {
  let [n, several, sum, squares] = [0, 0, 0, 0];
  counts.forEach((count, group) => {
    n += customers[group]!;
    if (count > 1) several += customers[group]!;
    sum += logMeans[group]!;
    squares += squaredLogMeans[group]!;
  });
  const spread = n > 0 ? Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2)) : 0;
  return {customers: n, several, spread};
}

const within = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/**
 * Returns (ln p, ln q, ln γ) by moments of the log of the mean of x amounts, whose variance is
 * ψ′(px) + ψ′(q), about 1 / (px) + 1 / q: a line in 1 / x, fitted by least squares over the counts; and whose
 * mean is ψ(px) − ln x − ψ(q) + ln γ.
 */
export function spendingStart({
  counts,
  customers,
  logMeans,
  squaredLogMeans,
}: SpendingByCount): [number, number, number] {
  let [n, u, v, uu, uv] = [0, 0, 0, 0, 0];
  counts.forEach((count, group) => {
    const weight = customers[group]!;
    const mean = logMeans[group]! / weight;
    const variance = Math.max(0, squaredLogMeans[group]! / weight - mean * mean);
    n += weight;
    u += weight / count;
    uu += weight / count / count;
    v += weight * variance;
    uv += (weight * variance) / count;
  });
  const spread = uu - (u * u) / n;
  const slope = spread > 1e-9 * uu ? (uv - (u * v) / n) / spread : v / u / 2;
  const p = within(1 / Math.max(slope, 1e-9), 0.1, 50);
  const q = within(1 / Math.max((v - slope * u) / n, 1e-9), 1, 50);
  let logGamma = 0;
  counts.forEach((count, group) => {
    const shift = digamma(p * count) - Math.log(count) - digamma(q);
    logGamma += logMeans[group]! - customers[group]! * shift;
  });
  return [Math.log(p), Math.log(q), logGamma / n];
}
