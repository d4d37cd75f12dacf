import type {FutureBuyers} from "./future-buyers.js";
import type {Worth} from "./worth.js";

/** By end of the window, then row: from T until that end. */
export interface ExpectedPurchases {
  readonly expected: readonly Float64Array[];
  /** The same, each purchase discounted to T. */
  readonly discounted: readonly Float64Array[];
}

/** At group · windows + window. */
export interface WindowSums {
  readonly orders: Float64Array;
  readonly profit: Float64Array;
}

export interface Grouping {
  readonly worth: Pick<Worth, "mean"> | undefined;
  /** The group of each row; rows outside 0 to groups − 1 are left out. */
  readonly groupOf: ArrayLike<number>;
  readonly groups: number;
}

/** Returns the expected orders and discounted profit of groups of customers in successive windows. */
export function addUpWindows(
  {expected, discounted}: ExpectedPurchases,
  {histories: {weight}, factors}: FutureBuyers,
  {worth, groupOf, groups}: Grouping,
): WindowSums {
  const windows = expected.length;
  const orders = new Float64Array(groups * windows);
  const profit = new Float64Array(groups * windows);
  for (let row = 0; row < weight.length; row++) {
    const group = groupOf[row]!;
    if (!(group >= 0 && group < groups)) continue;
    const factor = weight[row]! * (factors ? factors[row]! : 1);
    const each = worth ? factor * worth.mean[row]! : 0;
    let [before, beforeValued] = [0, 0];
    for (let window = 0; window < windows; window++) {
      const until = expected[window]![row]!;
      const untilValued = discounted[window]![row]!;
      orders[group * windows + window]! += factor * (until - before);
      profit[group * windows + window]! += each * (untilValued - beforeValued);
      [before, beforeValued] = [until, untilValued];
    }
  }
  return {orders, profit};
}
