import {indexAges} from "./numeric/ages.js";

/**
 * Customers' purchase histories, collapsed: equal histories are one row with a weight. x is the number of
 * repeat purchase days; tx the age at the last purchase and T the age at the end of observation, counted
 * from the first purchase, in any unit of time (the fit's). Ages are kept once each in `ages`, ascending;
 * `txAt` and `TAt` point into it, so that what depends on one age is computed once per age.
 */
export interface Histories {
  readonly x: Int32Array;
  readonly txAt: Int32Array;
  readonly TAt: Int32Array;
  readonly ages: Float64Array;
  /** Customers per row, not necessarily whole. */
  readonly weight: Float64Array;
  /** Sum of the weights. */
  readonly customers: number;
}

/** More purchase days than anyone has: tables are as long as the largest count. */
const mostPurchases = 1_000_000;

function check(
  x: ArrayLike<number>,
  tx: ArrayLike<number>,
  T: ArrayLike<number>,
  weight: ArrayLike<number> | undefined,
): void {
  if (tx.length !== x.length || T.length !== x.length || (weight ?? x).length !== x.length) {
    const lengths = [x, tx, T, weight ?? x].map(({length}) => length).join(", ");
    throw new RangeError(`x, tx, T and weight have lengths ${lengths}: equal ones were expected`);
  }
  for (let row = 0; row < x.length; row++) {
    const count = x[row]!;
    const last = tx[row]!;
    const age = T[row]!;
    if (!(count >= 0 && count <= mostPurchases && Number.isInteger(count))) {
      throw new RangeError(
        `x[${row}] is ${count}: a whole number from 0 to ${mostPurchases} was expected`,
      );
    }
    if (!(last >= 0 && last <= age && age < Infinity)) {
      throw new RangeError(`row ${row} has tx ${last} and T ${age}: 0 <= tx <= T was expected`);
    }
    if (count === 0 && last !== 0) {
      throw new RangeError(`row ${row} has tx ${last} without a repeat purchase: 0 was expected`);
    }
    if (weight && !(weight[row]! > 0 && weight[row]! < Infinity)) {
      throw new RangeError(`weight[${row}] is ${weight[row]}: more than 0 was expected`);
    }
  }
}

/**
 * Returns one row per customer, in their order: for predictions, which then stand in the same order, and
 * for a fit where hardly any two histories are equal, so that collapsing costs more than it saves.
 * Throws a RangeError unless x is whole, 0 ≤ tx ≤ T, tx = 0 where x = 0, and the weights are positive.
 */
export function eachHistory(
  x: ArrayLike<number>,
  tx: ArrayLike<number>,
  T: ArrayLike<number>,
  weight?: ArrayLike<number>,
): Histories {
  check(x, tx, T, weight);
  const {ages, firstAt: txAt, secondAt: TAt} = indexAges(tx, T);
  const weights = weight ? new Float64Array(weight) : new Float64Array(x.length).fill(1);
  const customers = weight ? weights.reduce((sum, one) => sum + one, 0) : x.length;
  return {x: new Int32Array(x), txAt, TAt, ages, weight: weights, customers};
}

/** Stable: rows in `order` (or as they stand), reordered by the ascending value that each has in `column`. */
function orderBy(column: Int32Array, values: number, order?: Int32Array): Int32Array {
  const next = new Int32Array(values + 1);
  for (let at = 0; at < column.length; at++) next[column[at]! + 1]!++;
  for (let value = 1; value <= values; value++) next[value]! += next[value - 1]!;
  const ordered = new Int32Array(column.length);
  for (let at = 0; at < column.length; at++) {
    const row = order ? order[at]! : at;
    ordered[next[column[row]!]!++] = row;
  }
  return ordered;
}

/**
 * Returns the distinct histories, ascending by x, then T, then tx, with the sum of the customers' weights
 * (1 each unless given). In time proportional to the customers: three counting sorts. Refuses what
 * `eachHistory` refuses.
 */
export function collapse(
  x: ArrayLike<number>,
  tx: ArrayLike<number>,
  T: ArrayLike<number>,
  weight?: ArrayLike<number>,
): Histories {
  const each = eachHistory(x, tx, T, weight);
  const {ages, customers} = each;
  let most = 0;
  for (let row = 0; row < x.length; row++) if (each.x[row]! > most) most = each.x[row]!;
  const byTx = orderBy(each.txAt, ages.length);
  const byT = orderBy(each.TAt, ages.length, byTx);
  const order = orderBy(each.x, most + 1, byT);
  const counts = new Int32Array(x.length);
  const txAt = new Int32Array(x.length);
  const TAt = new Int32Array(x.length);
  const weights = new Float64Array(x.length);
  let last = -1;
  for (let at = 0; at < order.length; at++) {
    const row = order[at]!;
    const count = each.x[row]!;
    const lastAt = each.txAt[row]!;
    const endAt = each.TAt[row]!;
    if (last < 0 || count !== counts[last] || endAt !== TAt[last] || lastAt !== txAt[last]) {
      last++;
      counts[last] = count;
      TAt[last] = endAt;
      txAt[last] = lastAt;
    }
    weights[last]! += each.weight[row]!;
  }
  return {
    x: counts.slice(0, last + 1),
    txAt: txAt.slice(0, last + 1),
    TAt: TAt.slice(0, last + 1),
    ages,
    weight: weights.slice(0, last + 1),
    customers,
  };
}
