import {futureUntilPurchase} from "./future-until-purchase.js";
import {futureUntilDeath} from "./future-until-death.js";
import {futureWithoutEnd} from "./future-without-end.js";
import type {Histories} from "../histories.js";
import type {PurchaseModel} from "../purchase-model.js";

/**
 * What a customer still there at T will do, given x repeat purchases by then (when the last was does not
 * matter then). Times are in the fit's unit, counted from T.
 */
export interface AliveFuture {
  /**
   * The probability of at least one purchase within the horizon. Times P(alive) it is the forecast of who will
   * buy; P(alive) alone is none, for it says nothing about when.
   */
  readonly some: (x: number, T: number, horizon: number) => number;
  /** E[N(N − 1)] of the number N of purchases after `from` until `to`. */
  readonly pairs: (x: number, T: number, from: number, to: number) => number;
}

/** The parameters that tell of leaving. */
const leavingOf = {
  nbd: [],
  bg_nbd: ["a", "b"],
  mbg_nbd: ["a", "b"],
  pareto_nbd: ["s", "beta"],
} as const satisfies Record<PurchaseModel["name"], readonly string[]>;

/** Returns the future of a customer still there under one of the purchase models. */
export function aliveFuture(
  name: PurchaseModel["name"],
  parameters: Readonly<Record<string, number>>,
): AliveFuture {
  const {r, alpha, a, b, s, beta} = parameters;
  const known = [r, alpha, ...leavingOf[name].map((letter) => parameters[letter])];
  if (!known.every((value) => value !== undefined && value > 0 && value < Infinity)) {
    throw new RangeError(`${name} with ${JSON.stringify(parameters)}: positive ones were expected`);
  }
  if (name === "nbd") return futureWithoutEnd({r: r!, alpha: alpha!});
  if (name === "pareto_nbd") {
    return futureUntilDeath({r: r!, alpha: alpha!, s: s!, beta: beta!});
  }
  // MBG/NBD: the first purchase was survived too.
  const survived = name === "mbg_nbd" ? 1 : 0;
  return futureUntilPurchase({r: r!, alpha: alpha!, a: a!, b: b! + survived});
}

/** Returns a value for each row, computed once for each x and T. */
export function byCountAndAge(
  {x, TAt, ages}: Histories,
  compute: (x: number, T: number) => number,
): Float64Array {
  const known = new Map<number, number>();
  const values = new Float64Array(x.length);
  for (let row = 0; row < x.length; row++) {
    const key = x[row]! * ages.length + TAt[row]!;
    let value = known.get(key);
    if (value === undefined) {
      value = compute(x[row]!, ages[TAt[row]!]!);
      known.set(key, value);
    }
    values[row] = value;
  }
  return values;
}
