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

/** A column of a naive guess for all past dates. */
function guess(
  name: (typeof baselineNames)[number],
  holdout: Holdout,
  days: number,
): Required<Pick<Foretold, "orders" | "amount">> {
  const {cut, age_days, band} = holdout;
  const [orders, amount] = [new Float64Array(cut.length), new Float64Array(cut.length)];
  for (const {start, end} of partsOf(cut)) {
    const past = {ageDays: age_days.subarray(start, end), segment: band.subarray(start, end)};
    const ofOrders = {
      ...past,
      soFar: holdout.orders.subarray(start, end),
      lastPeriod: holdout.orders_before.subarray(start, end),
    };
    const ofAmounts = {
      ...past,
      soFar: holdout.amount.subarray(start, end),
      lastPeriod: holdout.amount_before.subarray(start, end),
    };
    orders.set(naiveForecasts(ofOrders, days)[name], start);
    amount.set(naiveForecasts(ofAmounts, days)[name], start);
  }
  return {orders, amount};
}

/** Returns every naive guess for all past dates and the days after each. */
export function naiveGuesses(holdout: Holdout, days: number): ReadonlyMap<string, Foretold> {
  return new Map(baselineNames.map((name) => [name, guess(name, holdout, days)]));
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
