import {normalQuantile} from "../numeric/normal-quantile.js";
import {studentQuantile} from "../numeric/student-quantile.js";

/** A total on a past date: what a model expected, the variance it gave itself, and what came. */
export interface PastTotal {
  readonly expected: number;
  readonly variance: number;
  readonly came: number;
}

/**
 * Returns the relative standard deviation, a share of the expected total, by which totals of past dates missed
 * beyond the model's own variance: what seasons, campaigns and all else do that it does not see. With e the
 * relative errors and v the model's relative variances, τ² = max(0, mean(e² − v)), the estimate by moments of
 * DerSimonian and Laird (1986), here around no error at all, so that a lasting bias counts too. As n past
 * dates tell τ roughly, it is stretched by the quantile of Student's t with n degrees of freedom over the
 * normal one: where the model's own variance is small, a normal interval of that deviation then
 * covers as often as the level says. Zero without a past date on which something was expected.
 */
export function excessOf(totals: readonly PastTotal[], {level = 0.9} = {}): number {
  const told = totals.filter(({expected}) => expected > 0);
  if (told.length === 0) return 0;
  let sum = 0;
  for (const {expected, variance, came} of told) {
    sum += ((came - expected) ** 2 - variance) / (expected * expected);
  }
  const reach = (1 + level) / 2;
  const stretch = studentQuantile(reach, Math.min(told.length, 10_000)) / normalQuantile(reach);
  return stretch * Math.sqrt(Math.max(0, sum / told.length));
}
