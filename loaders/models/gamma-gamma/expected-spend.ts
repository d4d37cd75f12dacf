import type {GammaGammaParameter} from "./gamma-gamma.js";

export type GammaGammaParameters = Readonly<Record<GammaGammaParameter, number>>;

/**
 * The inverse gamma distribution of a customer's true mean amount M: p over a gamma draw of the given shape is
 * scaled so that M = scale / draw.
 */
export interface SpendPosterior {
  readonly shape: number;
  /** Money. */
  readonly scale: number;
}

/**
 * Returns how a customer's true mean amount is distributed, given a number of amounts and their mean: inverse
 * gamma with shape px + q and scale p (γ + x m). Draw M = scale / G with G gamma of that shape and rate one. A
 * customer with no amounts (x = 0) is like any of the population. Fader and Hardie (2013), section 3.
 */
export function spendPosterior(
  {p, q, gamma}: GammaGammaParameters,
  count: number,
  mean: number,
): SpendPosterior {
  if (!(p > 0 && q > 0 && gamma > 0)) {
    throw new RangeError(`p ${p}, q ${q}, gamma ${gamma}: numbers above 0 were expected`);
  }
  if (!(count >= 0 && count < Infinity)) {
    throw new RangeError(`${count} amounts: a number of 0 or more was expected`);
  }
  if (count > 0 && !(mean >= 0 && mean < Infinity)) {
    throw new RangeError(`mean amount ${mean}: a number of 0 or more was expected`);
  }
  return {shape: p * count + q, scale: p * (gamma + (count > 0 ? count * mean : 0))};
}

/**
 * Returns the expected mean amount of a customer, scale / (shape − 1) = p (γ + x m) / (px + q − 1): a mean of
 * the customer's own and the population's, which it is for x = 0. Throws where it does not exist
 * (px + q ≤ 1), which a trusted fit excludes. Fader and Hardie (2013), equation 5.
 */
export function expectedSpend(
  parameters: GammaGammaParameters,
  count: number,
  mean: number,
): number {
  const {shape, scale} = spendPosterior(parameters, count, mean);
  if (!(shape > 1)) {
    throw new RangeError(`px + q of ${shape}: more than 1 was expected, for else there is no mean`);
  }
  return scale / (shape - 1);
}

/** Returns the expected mean amount over all customers, p γ / (q − 1); throws where q ≤ 1. */
export function meanSpend(parameters: GammaGammaParameters): number {
  return expectedSpend(parameters, 0, 0);
}

/**
 * Returns the variance (money squared) of a customer's true mean amount about its expectation: that squared,
 * over shape − 2; undefined where it does not exist (px + q ≤ 2).
 */
export function findSpendVariance(
  parameters: GammaGammaParameters,
  count: number,
  mean: number,
): number | undefined {
  const {shape} = spendPosterior(parameters, count, mean);
  if (!(shape > 2)) return undefined;
  return expectedSpend(parameters, count, mean) ** 2 / (shape - 2);
}

/** Returns `expectedSpend` of each customer. */
export function expectedSpends(
  parameters: GammaGammaParameters,
  {counts, means}: {readonly counts: ArrayLike<number>; readonly means: ArrayLike<number>},
): Float64Array {
  return Float64Array.from({length: counts.length}, (_, row) =>
    expectedSpend(parameters, counts[row]!, means[row]!),
  );
}
