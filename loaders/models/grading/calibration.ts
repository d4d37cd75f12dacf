import {checkPairs, type Pairs} from "./errors.js";
import {normalQuantile} from "../numeric/normal-quantile.js";
import {groupTies} from "./ties.js";

/** Customers with about equal predictions, and what came. */
export interface CalibrationBin {
  /** From 1, the least predictions; numbers that equal predictions left empty are absent. */
  readonly bin: number;
  readonly customers: number;
  readonly predictedMean: number;
  readonly actualMean: number;
  /** Interval for the mean of what came: a bin is calibrated where the prediction lies in it. */
  readonly low: number;
  readonly high: number;
  /** Mean of what came over the mean of all customers; absent where nothing came at all. */
  readonly lift: number | undefined;
}

export interface CalibrationOptions {
  readonly bins?: number;
  /** Of the interval. */
  readonly level?: number;
}

interface Sums {
  customers: number;
  predicted: number;
  actual: number;
  squares: number;
}

type Interval = (sums: Sums, z: number) => readonly [low: number, high: number];

function calibrate(
  [predicted, actual]: Pairs,
  {bins = 10, level = 0.9}: CalibrationOptions,
  interval: Interval,
): CalibrationBin[] {
  checkPairs(predicted, actual);
  const {counts, at} = groupTies(predicted);
  const binOf = new Int32Array(counts.length);
  let below = 0;
  for (let place = 0; place < counts.length; place++) {
    binOf[place] = Math.floor((bins * (below + counts[place]! / 2)) / predicted.length);
    below += counts[place]!;
  }
  const all = Array.from({length: bins}, (): Sums => {
    return {customers: 0, predicted: 0, actual: 0, squares: 0};
  });
  let total = 0;
  let least = Infinity;
  for (let row = 0; row < predicted.length; row++) {
    const sums = all[binOf[at[row]!]!]!;
    sums.customers++;
    sums.predicted += predicted[row]!;
    sums.actual += actual[row]!;
    sums.squares += actual[row]! ** 2;
    total += actual[row]!;
    if (actual[row]! < least) least = actual[row]!;
  }
  const mean = total / predicted.length;
  const z = normalQuantile((1 + level) / 2);
  return all.flatMap((sums, place) => {
    if (sums.customers === 0) return [];
    const [low, high] = interval(sums, z);
    const actualMean = sums.actual / sums.customers;
    return {
      bin: place + 1,
      customers: sums.customers,
      predictedMean: sums.predicted / sums.customers,
      actualMean,
      low: Math.max(least, low),
      high,
      lift: mean > 0 ? actualMean / mean : undefined,
    };
  });
}

/**
 * Returns, for bins of about equally many customers from the least prediction up, what was predicted and what
 * came, with the normal interval for the mean of what came, cut off at the least that came. Customers with equal predictions
 * stay together, in the bin of their middle. For amounts and counts; for events, use `calibrateShares`.
 */
export function calibrateMeans(
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
  options: CalibrationOptions = {},
): CalibrationBin[] {
  return calibrate([predicted, actual], options, (sums, z) => {
    const mean = sums.actual / sums.customers;
    const variance =
      sums.customers < 2
        ? 0
        : Math.max(0, sums.squares - sums.customers * mean * mean) / (sums.customers - 1);
    const reach = z * Math.sqrt(variance / sums.customers);
    return [mean - reach, mean + reach];
  });
}

/**
 * Returns the same for probabilities of an event (0 or 1), with Wilson's score interval for the share.
 * Wilson (1927), "Probable inference, the law of succession, and statistical inference".
 */
export function calibrateShares(
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
  options: CalibrationOptions = {},
): CalibrationBin[] {
  return calibrate([predicted, actual], options, ({customers, actual: events}, z) => {
    const share = events / customers;
    const spread = 1 + (z * z) / customers;
    const middle = (share + (z * z) / customers / 2) / spread;
    const reach =
      (z / spread) * Math.sqrt((share * (1 - share) + (z * z) / customers / 4) / customers);
    return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
  });
}
