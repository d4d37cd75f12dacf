import {checkPairs, type Pairs} from "./errors.js";
import {averageRanks, groupTies, sumTies} from "./ties.js";

/**
 * Returns Spearman's rank correlation, equal values sharing the mean of their ranks; undefined where
 * either column has fewer than two distinct values.
 */
export function spearman(...pairs: Pairs): number | undefined {
  checkPairs(...pairs);
  const [predicted, actual] = [averageRanks(pairs[0]), averageRanks(pairs[1])];
  const middle = (actual.length + 1) / 2;
  let [both, first, second] = [0, 0, 0];
  for (let row = 0; row < actual.length; row++) {
    const [one, other] = [predicted[row]! - middle, actual[row]! - middle];
    both += one * other;
    first += one * one;
    second += other * other;
  }
  return first > 0 && second > 0 ? both / Math.sqrt(first * second) : undefined;
}

/** The area between the diagonal and the gains of `actual`, taken from the greatest `by` down. */
function gainArea(by: ArrayLike<number>, actual: ArrayLike<number>): number {
  const ties = groupTies(by);
  const sums = sumTies(ties, actual);
  let [area, gained] = [0, 0];
  for (let place = sums.length - 1; place >= 0; place--) {
    area += ties.counts[place]! * (gained + sums[place]! / 2);
    gained += sums[place]!;
  }
  return gained === 0 ? 0 : area / gained / actual.length - 1 / 2;
}

/**
 * Returns the normalised Gini coefficient of a ranking: the area between the cumulative gains of the
 * actual values, taken in the order of the predicted ones, and the diagonal, as a share of the same area
 * in the order of the actual values. 1 is the perfect order, 0 no better than chance. Customers with
 * equal predictions are taken together. Undefined where the actual values, none of them negative, are
 * all equal.
 */
export function gini(...[predicted, actual]: Pairs): number | undefined {
  checkPairs(predicted, actual);
  for (let row = 0; row < actual.length; row++) {
    if (!(actual[row]! >= 0)) {
      throw new RangeError(`actual[${row}] is ${actual[row]}: 0 or more was expected`);
    }
  }
  if (groupTies(actual).values.length < 2) return undefined;
  return gainArea(predicted, actual) / gainArea(actual, actual);
}

/**
 * Returns the probability that a customer with the event was given a higher prediction than one without
 * it, equal predictions counting half (the area under the ROC curve, by the Mann–Whitney statistic).
 * `actual` holds 0 and 1; undefined where only one of them occurs.
 */
export function areaUnderCurve(...[predicted, actual]: Pairs): number | undefined {
  checkPairs(predicted, actual);
  const ranks = averageRanks(predicted);
  let [events, ranked] = [0, 0];
  for (let row = 0; row < actual.length; row++) {
    if (actual[row]! === 0) continue;
    events++;
    ranked += ranks[row]!;
  }
  const others = actual.length - events;
  if (events === 0 || others === 0) return undefined;
  return (ranked - (events * (events + 1)) / 2) / events / others;
}
