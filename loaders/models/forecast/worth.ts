import type {Fit} from "../fit.js";
import {expectedSpend, findSpendVariance} from "../gamma-gamma/expected-spend.js";
import type {GammaGammaParameter} from "../gamma-gamma/gamma-gamma.js";

/** What orders have been worth, one value per customer in each column. */
export interface OrdersPaid {
  /** Amounts seen, and their mean. */
  readonly counts: ArrayLike<number>;
  readonly means: ArrayLike<number>;
  /** Profit as a share of the amount, of the customer or of the source; 1 each where absent. */
  readonly marginShares?: ArrayLike<number> | undefined;
}

/** Profit of a future order M of each customer, whose own mean is Z. */
export interface Worth {
  /** E[Z], which is E[M]. */
  readonly mean: Float64Array;
  /** E[Z²]: what two orders of the same customer have in common. */
  readonly shared: Float64Array;
  /** E[M²]. */
  readonly square: Float64Array;
}

/** The least px + q − 2 taken for a variance: with less it does not exist, or says nothing. */
const leastFreedom = 0.5;

/**
 * Returns the moments of the profit of a future order under the Gamma-Gamma model: the customer's mean
 * amount is inverse gamma given the past (`expectedSpend`, `findSpendVariance`), and an amount varies about
 * it with variance Z² / p. Where the posterior has no variance (px + q ≤ 2.5) that of 2.5 is taken, twice
 * the mean square. Fader and Hardie (2013), "The Gamma-Gamma model of monetary value".
 */
export function worthOf(
  parameters: Fit<GammaGammaParameter>["parameters"],
  {counts, means, marginShares}: OrdersPaid,
): Worth {
  const customers = counts.length;
  const worth = {
    mean: new Float64Array(customers),
    shared: new Float64Array(customers),
    square: new Float64Array(customers),
  };
  for (let row = 0; row < customers; row++) {
    const share = marginShares ? marginShares[row]! : 1;
    const mean = expectedSpend(parameters, counts[row]!, means[row]!);
    const variance = Math.min(
      findSpendVariance(parameters, counts[row]!, means[row]!) ?? Infinity,
      (mean * mean) / leastFreedom,
    );
    worth.mean[row] = share * mean;
    worth.shared[row] = share * share * (mean * mean + variance);
    worth.square[row] = worth.shared[row]! * (1 + 1 / parameters.p);
  }
  return worth;
}
