import {normalQuantile} from "../numeric/normal-quantile.js";

/** An expected total and the interval in which it will come to lie. */
export interface Estimate {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  /** What comes from not knowing the parameters, and what from customers' own chance. */
  readonly parameterVariance: number;
  readonly processVariance: number;
}

/**
 * Returns the estimate of a total of amounts that are not negative, with the interval of a lognormal
 * of the same mean and variance: like the normal one where the variance is small, never below zero where it
 * is not. An expected total of zero is certain.
 */
export function estimateOf(
  expected: number,
  parameterVariance: number,
  processVariance: number,
  level: number,
): Estimate {
  const spread = {expected, parameterVariance, processVariance};
  if (!(expected > 0)) return {...spread, low: expected, high: expected};
  const variance = parameterVariance + processVariance;
  const logVariance = Math.log1p(variance / (expected * expected));
  const middle = Math.log(expected) - logVariance / 2;
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(logVariance);
  return {...spread, low: Math.exp(middle - reach), high: Math.exp(middle + reach)};
}
