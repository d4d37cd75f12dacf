import {baselineNames, naiveForecasts} from "./baselines.js";
import {partsOf} from "../line/cuts.js";
import type {Foretold} from "./holdout-measures.js";

/** Past dates one after another, and in each customers: what was known, what a model foretold, what came. */
export interface Holdout {
  readonly cut: Int32Array;
  readonly age_days: Int32Array;
  /** A whole number from 0: the group on that date. */
  readonly band: Int32Array;
  readonly orders: Int32Array;
  readonly orders_before: Int32Array;
  readonly orders_after: Int32Array;
  readonly amount: Float64Array;
  readonly amount_before: Float64Array;
  readonly amount_after: Float64Array;
}

/** Returns every naive guess for all past dates and the days after each. */
export function naiveGuesses(holdout: Holdout, days: number): ReadonlyMap<string, Foretold> {
  const rows = holdout.cut.length;
  const guesses = baselineNames.map((name) => {
    return {name, orders: new Float64Array(rows), amount: new Float64Array(rows)};
  });
  for (const {start, end} of partsOf(holdout.cut)) {
    const take = <A extends Int32Array | Float64Array>(column: A) => column.subarray(start, end);
    const past = {ageDays: take(holdout.age_days), segment: take(holdout.band)};
    const orders = {...past, soFar: take(holdout.orders), lastPeriod: take(holdout.orders_before)};
    const amounts = {...past, soFar: take(holdout.amount), lastPeriod: take(holdout.amount_before)};
    const [ofOrders, ofAmounts] = [naiveForecasts(orders, days), naiveForecasts(amounts, days)];
    for (const guess of guesses) {
      guess.orders.set(ofOrders[guess.name], start);
      guess.amount.set(ofAmounts[guess.name], start);
    }
  }
  return new Map(guesses.map(({name, ...guess}) => [name, guess]));
}

/** Returns the part of a forecast from `start` up to `end`. */
export function partOf(foretold: Foretold, start: number, end: number): Foretold {
  const {orders, amount, buying} = foretold;
  return {
    orders: orders.subarray(start, end),
    amount: amount?.subarray(start, end),
    buying: buying?.subarray(start, end),
  };
}

/** Returns a forecast without the columns that are not known of everybody; undefined without orders. */
export function findKnown({orders, amount, buying}: Foretold): Foretold | undefined {
  if (orders.length === 0 || orders.some(Number.isNaN)) return undefined;
  return {
    orders,
    amount: amount?.some(Number.isNaN) ? undefined : amount,
    buying: buying?.some(Number.isNaN) ? undefined : buying,
  };
}
