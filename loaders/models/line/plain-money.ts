import type {Fit} from "../fit.js";
import {addUpWindows} from "../forecast/window-sums.js";
import type {Valued} from "./value.js";

export interface Windows {
  /** Days from the as-of date, ascending. */
  readonly ends: readonly number[];
  /** The group of each buyer, a whole number from 0; of none below. */
  readonly groupOf: Int32Array;
  readonly groups: number;
}

/**
 * Returns the expected profit of each window, not discounted, first of all buyers and then by group: for where
 * spending has no model, and so no interval.
 */
export function plainMoney(
  {model, buyers, worth}: Valued,
  {parameters}: Fit,
  {ends, groupOf, groups}: Windows,
): number[][] {
  const {expected} = model.predict(parameters, buyers.histories, ends);
  const purchases = {expected, discounted: expected};
  const everyone = new Int32Array(groupOf.length);
  const total = addUpWindows(purchases, buyers, {worth, groupOf: everyone, groups: 1});
  const byGroup = addUpWindows(purchases, buyers, {worth, groupOf, groups});
  const windowsOf = (profit: Float64Array, group: number) =>
    Array.from(profit.subarray(group * ends.length, (group + 1) * ends.length));
  return [
    windowsOf(total.profit, 0),
    ...Array.from({length: groups}, (_, group) => windowsOf(byGroup.profit, group)),
  ];
}
