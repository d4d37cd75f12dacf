import {checkPairs, type Pairs} from "./errors.js";

/**
 * Returns the Brier score, the mean square of predicted probability minus event (0 or 1): 0 is perfect.
 * Undefined without customers. Brier (1950), "Verification of forecasts expressed in terms of
 * probability".
 */
export function brierScore(...[predicted, actual]: Pairs): number | undefined {
  checkPairs(predicted, actual);
  let sum = 0;
  for (let row = 0; row < actual.length; row++) {
    const [probability, event] = [predicted[row]!, actual[row]!];
    if (!(probability >= 0 && probability <= 1)) {
      throw new RangeError(`predicted[${row}] is ${probability}: a probability was expected`);
    }
    if (event !== 0 && event !== 1) {
      throw new RangeError(`actual[${row}] is ${event}: 0 or 1 was expected`);
    }
    sum += (probability - event) ** 2;
  }
  return actual.length === 0 ? undefined : sum / actual.length;
}

/**
 * Returns the skill of the Brier score: the share by which it is below that of giving everyone the rate
 * at which the event came in these very customers. 1 is perfect, 0 no better than that rate, negative
 * worse. Undefined where the event came to all or none.
 */
export function brierSkill(...[predicted, actual]: Pairs): number | undefined {
  const score = brierScore(predicted, actual);
  let events = 0;
  for (let row = 0; row < actual.length; row++) events += actual[row]!;
  const rate = events / actual.length;
  return score === undefined || rate === 0 || rate === 1
    ? undefined
    : 1 - score / rate / (1 - rate);
}
