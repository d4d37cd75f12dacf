import digamma from "@stdlib/math-base-special-digamma";
import type {Doubt} from "../fit.js";
import type {Optimum} from "../numeric/optimise.js";
import type {SpendingByCount} from "./spending.js";

export interface GammaGammaLimits {
  /** Fewest customers. */
  readonly customers: number;
  /** Fewest customers with two or more amounts: without them p and q cannot be told apart. */
  readonly severalAmounts: number;
  /** Most correlation of spend and frequency, of either sign: the model takes them as independent. */
  readonly correlation: number;
  /** Least and most standard deviation of the log of customers' mean amounts. */
  readonly leastSpread: number;
  readonly mostSpread: number;
}

/**
 * A correlation of 0.3 is a tenth of the variance. A spread of 0.01 is amounts equal within a hundredth; one
 * of 3 has every sixth customer pay twenty times the typical.
 */
export const gammaGammaLimits: GammaGammaLimits = {
  customers: 100,
  severalAmounts: 50,
  correlation: 0.3,
  leastSpread: 0.01,
  mostSpread: 3,
};

/** Outside, p or q only say that there is no variation within, or between, customers. */
const [leastShape, mostShape] = [0.01, 1000];

/** Largest standard error of the logarithm of a parameter. */
const vaguest = 2;

/**
 * Returns Pearson's correlation, over customers, of the log of the number of amounts with the log of their
 * mean less ψ(px) − ln(px), what the model itself gives a mean of x amounts: a mean of a few skewed amounts
 * is typically lower than one of many. Logs keep single large amounts from ruling it, and it does
 * not change with the unit of money. Undefined where numbers or means do not vary.
 */
export function findSpendCorrelation(
  {counts, customers, logMeans, squaredLogMeans}: SpendingByCount,
  p: number,
): number | undefined {
  let [n, x, y, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
  counts.forEach((count, group) => {
    const weight = customers[group]!;
    const log = Math.log(count);
    const shift = digamma(p * count) - Math.log(p * count);
    const sum = logMeans[group]! - weight * shift;
    n += weight;
    x += weight * log;
    xx += weight * log * log;
    y += sum;
    xy += log * sum;
    yy += squaredLogMeans[group]! - shift * (logMeans[group]! + sum);
  });
  const spread = (xx - (x * x) / n) * (yy - (y * y) / n);
  if (!(spread > 1e-12 * xx * yy)) return undefined;
  return Math.max(-1, Math.min(1, (xy - (x * y) / n) / Math.sqrt(spread)));
}

/** Returns what speaks against a maximum of the likelihood; nothing where it is a sound one. */
export function doubtsOfMaximum(
  {isConverged, covariance}: Optimum,
  {p, q, doStartsAgree}: {readonly p: number; readonly q: number; readonly doStartsAgree: boolean},
): Doubt[] {
  const doubts: Doubt[] = [];
  const isVague = [0, 4, 8].some((at) => !(Math.sqrt(covariance?.[at] ?? Infinity) < vaguest));
  if (!isConverged) doubts.push("not_converged");
  if (isVague) doubts.push("not_identified");
  if (!doStartsAgree) doubts.push("starts_disagree");
  if ([p, q].some((shape) => shape < leastShape || shape > mostShape)) doubts.push("at_bound");
  return doubts;
}
