import type {History} from "../purchase-model.js";
import {fillLeaving, leavingSize} from "./leaving.js";
import {presence} from "./presence.js";
import type {ParetoNbdParameters} from "./table.js";

/** Throws a RangeError unless all four parameters are positive numbers. */
export function checkParameters(parameters: ParetoNbdParameters): void {
  for (const name of ["r", "alpha", "s", "beta"] as const) {
    const value = parameters[name];
    if (value > 0 && value < Infinity) continue;
    throw new RangeError(`${name} is ${value}: a positive number was expected`);
  }
}

/** Throws a RangeError unless the horizon is a number from zero. */
export function checkHorizon(horizon: number): void {
  if (horizon >= 0 && horizon < Infinity) return;
  throw new RangeError(`the horizon is ${horizon}: a number from 0 was expected`);
}

function checkHistory({x, tx, T}: History): void {
  if (Number.isInteger(x) && x >= 0 && tx >= 0 && tx <= T && T < Infinity && (x > 0 || tx === 0)) {
    return;
  }
  throw new RangeError(
    `the history is x ${x}, tx ${tx}, T ${T}: x whole and 0 <= tx <= T, tx 0 without a repeat, was expected`,
  );
}

/**
 * Returns the probability that a customer is still active at age T, given x repeat purchases, the last at age
 * tx: one where T = tx. Unlike BG/NBD it says something about one-time buyers. Schmittlein, Morrison and
 * Colombo (1987), "Counting your customers", in the terms of `paretoNbdObjective`:
 * 1 / (1 - j(T) + j(tx) A(tx) / A(T)).
 */
export function aliveProbability(parameters: ParetoNbdParameters, history: History): number {
  checkParameters(parameters);
  checkHistory(history);
  const {r, alpha, s, beta} = parameters;
  const {x, tx, T} = history;
  const rho = r + x;
  const leaving = (age: number): number => {
    const out = new Float64Array(leavingSize);
    fillLeaving(rho, s, (beta - alpha) / (alpha + age), out);
    return out[0]!;
  };
  const since = T - tx;
  const fall = rho * Math.log1p(since / (alpha + tx)) + s * Math.log1p(since / (beta + tx));
  return Math.min(1, 1 / (1 - leaving(T) + leaving(tx) * Math.exp(fall)));
}

/**
 * Returns the purchases expected in (T, T + horizon] of a customer with the history. Fader and Hardie (2005),
 * "A note on deriving the Pareto/NBD model": P(alive) (r+x) / (alpha+T) times `presence` at beta + T.
 */
export function expectedPurchases(
  parameters: ParetoNbdParameters,
  horizon: number,
  history: History,
): number {
  checkHorizon(horizon);
  const alive = aliveProbability(parameters, history);
  const {r, alpha, s, beta} = parameters;
  const {x, T} = history;
  return alive * ((r + x) / (alpha + T)) * presence(s, beta + T, horizon);
}

/** Returns the repeat purchases expected of a new customer: E[X(t)] of the same note. */
export function expectedPurchasesOfNew(parameters: ParetoNbdParameters, horizon: number): number {
  checkParameters(parameters);
  checkHorizon(horizon);
  const {r, alpha, s, beta} = parameters;
  return (r / alpha) * presence(s, beta, horizon);
}
