import type {Histories} from "../histories.js";

/**
 * What a likelihood needs of the histories where it does not depend on when the last purchase was:
 * weights by count and by age, so that such terms cost one step per distinct value.
 */
export interface CountSums {
  readonly customers: number;
  /** Customers with more than j repeat purchases, at j: a sum over customers of sums over j < x is one over j. */
  readonly above: Float64Array;
  /** Customers and their repeat purchases, by the age T at the end: at its place in `ages`. */
  readonly customersAt: Float64Array;
  readonly purchasesAt: Float64Array;
  readonly ages: Float64Array;
}

export function sumCounts({x, TAt, ages, weight, customers}: Histories): CountSums {
  let most = 0;
  for (let row = 0; row < x.length; row++) if (x[row]! > most) most = x[row]!;
  const above = new Float64Array(most + 1);
  const customersAt = new Float64Array(ages.length);
  const purchasesAt = new Float64Array(ages.length);
  for (let row = 0; row < x.length; row++) {
    const count = x[row]!;
    const at = TAt[row]!;
    const weighs = weight[row]!;
    if (count > 0) above[count - 1]! += weighs;
    customersAt[at]! += weighs;
    purchasesAt[at]! += weighs * count;
  }
  for (let j = most - 1; j >= 0; j--) above[j]! += above[j + 1]!;
  return {customers, above: above.subarray(0, most), customersAt, purchasesAt, ages};
}
