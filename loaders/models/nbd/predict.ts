import gammaln from "@stdlib/math-base-special-gammaln";
import {checkHistory, checkTime} from "../bg-nbd/domain.js";
import {gammaRatio} from "../numeric/gamma-ratio.js";
import type {Histories} from "../histories.js";
import {nbdNames, type NbdParameter} from "./fit.js";
import type {Discounting, History, Predictions} from "../purchase-model.js";

export type NbdParameters = Readonly<Record<NbdParameter, number>>;

function checkParameters(parameters: NbdParameters): void {
  for (const name of nbdNames) {
    const value = parameters[name];
    if (value > 0 && value < Infinity) continue;
    throw new RangeError(`parameter ${name} is ${value}: a finite value above 0 was expected`);
  }
}

/** Returns one: nobody leaves. That is what the model takes for granted, not what the history tells. */
export function aliveProbability(parameters: NbdParameters, history: History): number {
  checkParameters(parameters);
  checkHistory(history);
  return 1;
}

/**
 * Returns the purchases expected in (T, T + horizon] of a customer with x repeat purchases by age T, whenever
 * the last was: the mean rate of Gamma(r + x, α + T) times the horizon, (r + x) / (α + T) · t. Morrison and
 * Schmittlein (1988), "Generalizing the NBD model for customer purchases".
 */
export function expectedPurchases(
  parameters: NbdParameters,
  horizon: number,
  history: History,
): number {
  checkParameters(parameters);
  checkTime("horizon", horizon);
  checkHistory(history);
  return ((parameters.r + history.x) / (parameters.alpha + history.T)) * horizon;
}

/** Returns the repeat purchases that a new customer is expected to make within the horizon: r / α · t. */
export function expectedPurchasesOfNew(parameters: NbdParameters, horizon: number): number {
  return expectedPurchases(parameters, horizon, {x: 0, tx: 0, T: 0});
}

/**
 * Returns the probability that a new customer makes `count` repeat purchases within the horizon, negative
 * binomial: Γ(r + n) / (Γ(r) n!) · (α / (α + t))^r (t / (α + t))^n. Ehrenberg (1959), "The pattern of consumer
 * purchases".
 */
export function purchaseCountProbability(
  parameters: NbdParameters,
  count: number,
  horizon: number,
): number {
  checkParameters(parameters);
  checkTime("horizon", horizon);
  if (!(count >= 0 && Number.isSafeInteger(count))) {
    throw new RangeError(`count is ${count}: a whole number of at least 0 was expected`);
  }
  const {r, alpha} = parameters;
  if (horizon === 0) return count === 0 ? 1 : 0;
  const none = -r * Math.log1p(horizon / alpha);
  if (count === 0) return Math.exp(none);
  const ways = gammaRatio(r, count) - gammaln(count + 1);
  return Math.min(1, Math.exp(none + ways - count * Math.log1p(alpha / horizon)));
}

/** The mean rate of each row: (r + x) / (α + T). */
function ratesOf({r, alpha}: NbdParameters, {x, TAt, ages}: Histories): Float64Array {
  const rates = new Float64Array(x.length);
  for (let row = 0; row < x.length; row++) rates[row] = (r + x[row]!) / (alpha + ages[TAt[row]!]!);
  return rates;
}

/** Returns P(alive), one each, and the purchases expected within each horizon, for each row. */
export function predict(
  parameters: NbdParameters,
  histories: Histories,
  horizons: readonly number[],
): Predictions {
  checkParameters(parameters);
  horizons.forEach((horizon) => checkTime("horizon", horizon));
  const rates = ratesOf(parameters, histories);
  return {
    alive: new Float64Array(rates.length).fill(1),
    expected: horizons.map((horizon) => rates.map((rate) => rate * horizon)),
  };
}

/**
 * Returns, for each row, the purchases expected in (T, T + horizon], each counted as exp(−rate · time since
 * T): the mean rate times (1 − e^(−rate · horizon)) / rate.
 */
export function discountedPurchases(
  parameters: NbdParameters,
  histories: Histories,
  {horizon, rate}: Discounting,
): Float64Array {
  checkParameters(parameters);
  checkTime("horizon", horizon);
  checkTime("rate", rate);
  const decay = rate * horizon;
  // Below, the next term of the series is beyond the last digit.
  const counted = decay < 1e-8 ? horizon * (1 - decay / 2) : -Math.expm1(-decay) / rate;
  return ratesOf(parameters, histories).map((each) => each * counted);
}
