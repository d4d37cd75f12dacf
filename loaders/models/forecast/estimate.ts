import {normalQuantile} from "../numeric/normal-quantile.js";

/** Where the uncertainty of a total comes from. */
export interface Variances {
  /** From not knowing the parameters. */
  readonly parameterVariance: number;
  /** From customers' own chance. */
  readonly processVariance: number;
  /** From what past totals missed beyond those two (`excessOf`). */
  readonly excessVariance: number;
}

/** An expected total and the interval in which it will come to lie. */
export interface Estimate extends Variances {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Returns the estimate of a total of amounts that are not negative, with the interval of a lognormal
 * of the same mean and variance: like the normal one where the variance is small, never below zero where it
 * is not. An expected total of zero is certain.
 */
export function estimateOf(expected: number, variances: Variances, level: number): Estimate {
  const {parameterVariance, processVariance, excessVariance} = variances;
  const spread = {expected, parameterVariance, processVariance, excessVariance};
  if (!(expected > 0)) return {...spread, low: expected, high: expected};
  const variance = parameterVariance + processVariance + excessVariance;
  const logVariance = Math.log1p(variance / (expected * expected));
  const middle = Math.log(expected) - logVariance / 2;
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(logVariance);
  return {...spread, low: Math.exp(middle - reach), high: Math.exp(middle + reach)};
}
