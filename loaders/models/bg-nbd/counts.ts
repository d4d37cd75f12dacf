import {checkParameters, checkTime, type BgNbdParameters} from "./domain.js";
import type {Leaving} from "./rows.js";

/** The NBD's probability of exactly `count` purchases, and of that many or more. */
function nbdProbabilities(
  r: number,
  z: number,
  count: number,
): {readonly exactly: number; readonly atLeast: number} {
  const logRatio = Math.log(z) - Math.log1p(z);
  let log = -r * Math.log1p(z);
  let below = 0;
  for (let n = 0; n < count; n++) {
    below += Math.exp(log);
    log += Math.log((r + n) / (n + 1)) + logRatio;
  }
  const exactly = Math.exp(log);
  if (below < 0.999) return {exactly, atLeast: 1 - below};
  // The complement has lost its digits: the terms from here on are few enough to add.
  let atLeast = 0;
  for (let n = count, term = exactly; term > 1e-17 * atLeast; n++) {
    atLeast += term;
    term *= ((r + n) / (n + 1)) * (z / (1 + z));
  }
  return {exactly, atLeast};
}

/**
 * Returns the probability that a new customer makes `count` repeat purchases within the horizon: either still
 * there after that many, or gone after the last of them. Fader, Hardie and Lee (2005), equation 8;
 * MBG/NBD, where the first purchase too may be the last, by Batislam, Denizel and Filiztekin (2007).
 */
export function purchaseCountProbability(
  parameters: BgNbdParameters,
  leaving: Leaving,
  count: number,
  horizon: number,
): number {
  checkParameters(parameters);
  checkTime("horizon", horizon);
  if (!(count >= 0 && Number.isSafeInteger(count))) {
    throw new RangeError(`count is ${count}: a whole number of at least 0 was expected`);
  }
  if (horizon === 0) return count === 0 ? 1 : 0;
  const {r, alpha, a, b} = parameters;
  const chances = count + (leaving === "after_first" ? 1 : 0);
  // B(a, b + s) / B(a, b): having survived s chances to leave.
  let logSurvived = 0;
  for (let j = 0; j < chances; j++) logSurvived -= Math.log1p(a / (b + j));
  const {exactly, atLeast} = nbdProbabilities(r, horizon / alpha, count);
  const survived = Math.exp(logSurvived);
  const left = chances === 0 ? 0 : (survived * a) / (b + chances - 1);
  return survived * exactly + left * atLeast;
}
