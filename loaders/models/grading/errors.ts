/** What was predicted and what came, one pair per customer. */
export type Pairs = readonly [predicted: ArrayLike<number>, actual: ArrayLike<number>];

/** Throws a RangeError unless both columns have the same length. */
export function checkPairs(...[predicted, actual]: Pairs): void {
  if (predicted.length === actual.length) return;
  throw new RangeError(
    `${predicted.length} predictions and ${actual.length} actual values: as many were expected`,
  );
}

function meanOf(pairs: Pairs, loss: (miss: number) => number): number | undefined {
  checkPairs(...pairs);
  const [predicted, actual] = pairs;
  let sum = 0;
  for (let row = 0; row < actual.length; row++) sum += loss(predicted[row]! - actual[row]!);
  return actual.length === 0 ? undefined : sum / actual.length;
}

/**
 * Returns the bias of the total as a signed share of what came: −0.1 is ten percent too few. Undefined
 * where nothing came.
 */
export function totalBias(...pairs: Pairs): number | undefined {
  checkPairs(...pairs);
  const [predicted, actual] = pairs;
  let [expected, came] = [0, 0];
  for (let row = 0; row < actual.length; row++) {
    expected += predicted[row]!;
    came += actual[row]!;
  }
  return came === 0 ? undefined : (expected - came) / came;
}

/**
 * Returns the mean absolute error per customer; undefined without customers. It is least at the median,
 * which is zero where most buy nothing: to choose between expected values, use the root mean square.
 */
export function meanAbsoluteError(...pairs: Pairs): number | undefined {
  return meanOf(pairs, Math.abs);
}

/** Returns the root of the mean square error per customer; undefined without customers. */
export function rootMeanSquareError(...pairs: Pairs): number | undefined {
  const square = meanOf(pairs, (miss) => miss * miss);
  return square === undefined ? undefined : Math.sqrt(square);
}

/**
 * Returns the share of customers whose actual value lies between low and high, both included; undefined
 * without customers.
 */
export function coverage(
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  actual: ArrayLike<number>,
): number | undefined {
  checkPairs(low, actual);
  checkPairs(high, actual);
  let inside = 0;
  for (let row = 0; row < actual.length; row++) {
    if (low[row]! <= actual[row]! && actual[row]! <= high[row]!) inside++;
  }
  return actual.length === 0 ? undefined : inside / actual.length;
}
