import {orderAges} from "../orders/order-ages.js";
import type {Fit} from "../fit.js";
import type {PurchaseModel} from "../purchase-model.js";

/** Longest silence looked at, in days. */
const longest = 40_000;

/**
 * Returns for each customer the whole days since the last purchase day after which the probability to be
 * alive is below one half; Infinity where it never is. It falls as silence grows. Equal histories are
 * looked at once.
 */
export function silentUntilHalf(
  model: PurchaseModel,
  parameters: Fit["parameters"],
  {x, tx}: {readonly x: Int32Array; readonly tx: Int32Array},
): Float64Array {
  const known = new Map<string, number>();
  return Float64Array.from(x, (count, row) => {
    const key = `${count} ${tx[row]}`;
    let days = known.get(key);
    if (days === undefined) {
      days = daysUntilHalf(model, parameters, count, tx[row]!);
      known.set(key, days);
    }
    return days;
  });
}

function daysUntilHalf(
  model: PurchaseModel,
  parameters: Fit["parameters"],
  x: number,
  last: number,
): number {
  const isLikely = (days: number): boolean => {
    const {tx, T} = orderAges([x], [last], [last + days]);
    return model.aliveProbability(parameters, {x, tx: tx[0]!, T: T[0]!}) >= 0.5;
  };
  if (isLikely(longest)) return Infinity;
  let [low, high] = [-1, longest];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isLikely(middle)) low = middle;
    else high = middle;
  }
  return low;
}
