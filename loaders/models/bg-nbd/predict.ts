import {checkHistory, checkParameters, checkTime, type BgNbdParameters} from "./domain.js";
import type {Leaving} from "./rows.js";
import type {Histories} from "../histories.js";
import {tabulateLog} from "../numeric/log-table.js";
import type {Discounting, History, Predictions} from "../purchase-model.js";
import {purchasesIfAlive, type Posterior} from "./purchases-if-alive.js";
import {tanhSinhPoints} from "../numeric/tanh-sinh.js";

/** A purchase so many times 1 / rate away counts for nothing: exp(−40). */
const worthless = 40;

const extraChances = (leaving: Leaving): 0 | 1 => (leaving === "after_first" ? 1 : 0);

/** Of a customer alive after x repeat purchases. */
function posteriorOf({r, a, b}: BgNbdParameters, leaving: Leaving, x: number): Posterior {
  return {shape: r + x, a, b: b + x + extraChances(leaving)};
}

/** The logarithm of the odds of having left. */
function logOdds(
  {r, a, b}: BgNbdParameters,
  leaving: Leaving,
  x: number,
  logGrowth: number,
): number {
  const chances = x + extraChances(leaving);
  return chances === 0 ? -Infinity : Math.log(a / (b + chances - 1)) + (r + x) * logGrowth;
}

/**
 * Returns the probability that a customer is still active at age T: 1 / (1 + odds of having left), see
 * `bgNbdObjective`. It is one where x = 0 in BG/NBD, which says nothing about one-time buyers.
 * Fader, Hardie and Lee (2008), "Computing P(alive) using the BG/NBD model".
 */
export function aliveProbability(
  parameters: BgNbdParameters,
  leaving: Leaving,
  history: History,
): number {
  checkParameters(parameters);
  checkHistory(history);
  const {x, tx, T} = history;
  const logGrowth = Math.log1p((T - tx) / (parameters.alpha + tx));
  return 1 / (1 + Math.exp(logOdds(parameters, leaving, x, logGrowth)));
}

/**
 * Returns the purchases expected in (T, T + horizon] of a customer with x repeat purchases by age T, the
 * last at age tx: P(alive) times those of one who is alive. The same as Fader, Hardie and Lee (2005),
 * equation 10, but for rounding.
 */
export function expectedPurchases(
  parameters: BgNbdParameters,
  leaving: Leaving,
  horizon: number,
  history: History,
): number {
  checkTime("horizon", horizon);
  const alive = aliveProbability(parameters, leaving, history);
  const {x, T} = history;
  const posterior = posteriorOf(parameters, leaving, x);
  return alive * purchasesIfAlive(posterior)(horizon / (parameters.alpha + T));
}

/** Returns the repeat purchases that a new customer is expected to make within the horizon. */
export function expectedPurchasesOfNew(
  parameters: BgNbdParameters,
  leaving: Leaving,
  horizon: number,
): number {
  return expectedPurchases(parameters, leaving, horizon, {x: 0, tx: 0, T: 0});
}

/** Returns what `make` gives for a count, made once for each. */
function onceByCount<Made>(make: (x: number) => Made): (x: number) => Made {
  const made: Made[] = [];
  return (x) => (made[x] ??= make(x));
}

/** Per row what `valueOf` gives for its count and ln(α + T). */
function forEachRow(
  {x, TAt}: Histories,
  logEnds: Float64Array,
  valueOf: (x: number, logEnd: number) => number,
): Float64Array {
  const values = new Float64Array(x.length);
  for (let row = 0; row < x.length; row++) values[row] = valueOf(x[row]!, logEnds[TAt[row]!]!);
  return values;
}

const logEndsOf = ({alpha}: BgNbdParameters, {ages}: Histories): Float64Array =>
  ages.map((age) => Math.log(alpha + age));

function aliveOfRows(
  parameters: BgNbdParameters,
  leaving: Leaving,
  {x, txAt, TAt, ages}: Histories,
): Float64Array {
  const {r, alpha, a, b} = parameters;
  const extra = extraChances(leaving);
  const grown = ages.map((age) => Math.log1p(age / alpha));
  const levels: number[] = [];
  const alive = new Float64Array(x.length);
  for (let row = 0; row < x.length; row++) {
    const count = x[row]!;
    const level = (levels[count] ??= Math.log(a / (b + count + extra - 1)));
    const growth = grown[TAt[row]!]! - grown[txAt[row]!]!;
    alive[row] = count + extra === 0 ? 1 : 1 / (1 + Math.exp(level + (r + count) * growth));
  }
  return alive;
}

/**
 * Returns P(alive) and the purchases expected within each horizon, for each row. What one who is alive
 * will buy depends on x and horizon / (α + T) alone: it is tabulated per x, to a relative 1e-8.
 */
export function predict(
  parameters: BgNbdParameters,
  leaving: Leaving,
  histories: Histories,
  horizons: readonly number[],
): Predictions {
  checkParameters(parameters);
  horizons.forEach((horizon) => checkTime("horizon", horizon));
  const logEnds = logEndsOf(parameters, histories);
  const alive = aliveOfRows(parameters, leaving, histories);
  const tableOf = onceByCount((x) =>
    tabulateLog(purchasesIfAlive(posteriorOf(parameters, leaving, x))),
  );
  const expected = horizons.map((horizon) => {
    if (horizon === 0) return new Float64Array(alive.length);
    const logHorizon = Math.log(horizon);
    const counts = forEachRow(histories, logEnds, (x, logEnd) => tableOf(x)(logHorizon - logEnd));
    for (let row = 0; row < counts.length; row++) counts[row]! *= alive[row]!;
    return counts;
  });
  return {alive, expected};
}

/**
 * Returns, for each row, the purchases expected in (T, T + horizon], each counted as exp(−rate · time
 * since T). By parts that is exp(−rate H) E(H) + rate ∫ exp(−rate t) E(t) dt, of positive terms only.
 */
export function discountedPurchases(
  parameters: BgNbdParameters,
  leaving: Leaving,
  histories: Histories,
  {horizon: wholeHorizon, rate}: Discounting,
): Float64Array {
  checkParameters(parameters);
  checkTime("horizon", wholeHorizon);
  checkTime("rate", rate);
  const horizon = Math.min(wholeHorizon, worthless / rate);
  if (horizon === 0) return new Float64Array(histories.x.length);
  const atEnd = Math.exp(-rate * horizon);
  const points = tanhSinhPoints.map(({at, weight}) => ({
    time: at * horizon,
    weight: rate * horizon * weight * Math.exp(-rate * horizon * at),
  }));
  const tableOf = onceByCount((x) => {
    const posterior = posteriorOf(parameters, leaving, x);
    const exact = purchasesIfAlive(posterior);
    const quick = tabulateLog(exact);
    const within = (z: number): number =>
      z * (posterior.shape + 2) < 1e-2 ? exact(z) : quick(Math.log(z));
    return tabulateLog((end) => {
      let sum = atEnd * within(horizon / end);
      for (const {time, weight} of points) sum += weight * within(time / end);
      return sum;
    });
  });
  const logEnds = logEndsOf(parameters, histories);
  const discounted = forEachRow(histories, logEnds, (x, logEnd) => tableOf(x)(logEnd));
  const alive = aliveOfRows(parameters, leaving, histories);
  for (let row = 0; row < discounted.length; row++) discounted[row]! *= alive[row]!;
  return discounted;
}
