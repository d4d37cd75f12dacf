import type {Histories} from "../histories.js";

export interface OrderRates {
  readonly past: Float64Array;
  readonly future: Float64Array;
}

/**
 * Returns each customer's rates of orders a day under a fitted model: from now on if still there,
 * (r + x) / (α + T), and until now, the same over the time until T or, for those who have left, until tx.
 * The ages are those of the fit, `daysPerUnit` days in each of their units.
 */
export function orderRates(
  {r, alpha}: {readonly r: number; readonly alpha: number},
  histories: Histories,
  alive: ArrayLike<number>,
  {daysPerUnit = 1}: {readonly daysPerUnit?: number} = {},
): OrderRates {
  const {x, txAt, TAt, ages} = histories;
  const past = new Float64Array(x.length);
  const future = new Float64Array(x.length);
  for (let row = 0; row < x.length; row++) {
    const purchases = (r + x[row]!) / daysPerUnit;
    future[row] = purchases / (alpha + ages[TAt[row]!]!);
    const untilLast = purchases / (alpha + ages[txAt[row]!]!);
    past[row] = untilLast + alive[row]! * (future[row]! - untilLast);
  }
  return {past, future};
}
