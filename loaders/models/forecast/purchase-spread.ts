import type {FutureBuyers} from "./future-buyers.js";
import type {Worth} from "./worth.js";

/** What is expected of each row within one window of time. */
export interface WindowMoments {
  /** Expected purchases. */
  readonly expected: ArrayLike<number>;
  /** The probability to be alive at T. */
  readonly alive: ArrayLike<number>;
  /** E[N(N − 1)] of those alive. */
  readonly pairs: ArrayLike<number>;
}

/**
 * Returns the variance of the orders of one customer of the row within the window, given the parameters: that
 * of the purchases, E[N(N − 1)] + E[N] − E[N]², times the square of the orders per purchase, and one for each
 * order beyond the first of a purchase.
 */
export function ordersVariance(
  {expected, alive, pairs}: WindowMoments,
  {factors}: FutureBuyers,
  row: number,
): number {
  const [mean, factor] = [expected[row]!, factors ? factors[row]! : 1];
  const variance = Math.max(0, alive[row]! * pairs[row]! + mean - mean * mean);
  return factor * factor * variance + Math.max(0, factor - 1) * mean;
}

/**
 * Returns the variance of the profit of one customer of the row within the window, given the parameters: the
 * sum of N orders whose amounts share the customer's unknown mean, E[N] E[M²] + E[N(N − 1)] E[Z²] − E[N]²
 * E[Z]², for the orders' own moments.
 */
export function profitVariance(
  moments: WindowMoments,
  buyers: FutureBuyers,
  worth: Worth,
  row: number,
): number {
  const orders = moments.expected[row]! * (buyers.factors ? buyers.factors[row]! : 1);
  const square = ordersVariance(moments, buyers, row) + orders * orders;
  const common = Math.max(0, square - orders) * worth.shared[row]!;
  const mean = orders * worth.mean[row]!;
  return Math.max(0, orders * worth.square[row]! + common - mean * mean);
}
