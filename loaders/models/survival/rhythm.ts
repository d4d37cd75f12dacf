import {normalQuantile, normalTail} from "../numeric/normal-quantile.js";

/** Customers' gaps: those of customer c stand from offsets[c] up to offsets[c + 1]. */
export interface Gaps {
  /** Between purchase days one after another, from 1e-6 to 1e9 of any unit of time. */
  readonly gaps: ArrayLike<number>;
  /** Ascending, one more than there are customers; the first is 0, the last the number of gaps. */
  readonly offsets: ArrayLike<number>;
}

/** How logs of gaps vary, over all customers. */
export interface PopulationRhythm {
  /** Mean of the customers' own mean logs. */
  readonly mean: number;
  /** Variance of a customer's log gaps about the customer's mean, and of customers' means. */
  readonly within: number;
  readonly between: number;
}

/** For each customer, the normal distribution of the log of the next gap. */
export interface Rhythms {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  readonly population: PopulationRhythm;
}

const [shortest, longest] = [1e-6, 1e9];

function checkGaps({gaps, offsets}: Gaps): void {
  for (let customer = 0; customer < offsets.length; customer++) {
    const before = customer === 0 ? 0 : offsets[customer - 1]!;
    if (!(offsets[customer]! >= before && (customer > 0 || offsets[0] === 0))) {
      throw new RangeError(
        `offset ${offsets[customer]} of customer ${customer}: 0 and then no less than ${before} was expected`,
      );
    }
  }
  if ((offsets[offsets.length - 1] ?? -1) !== gaps.length) {
    throw new RangeError(
      `${gaps.length} gaps with offsets up to ${offsets[offsets.length - 1]}: the number of gaps was expected last`,
    );
  }
  for (let at = 0; at < gaps.length; at++) {
    if (!(gaps[at]! >= shortest && gaps[at]! <= longest)) {
      throw new RangeError(
        `gap ${gaps[at]} at ${at}: a time from ${shortest} to ${longest} was expected`,
      );
    }
  }
}

/** The mean log gap of each customer (0 without gaps), with the squares about it over all customers. */
function ownMeans({gaps, offsets}: Gaps): {means: Float64Array; squares: number} {
  const means = new Float64Array(offsets.length - 1);
  const logs = new Float64Array(gaps.length);
  for (let at = 0; at < logs.length; at++) logs[at] = Math.log(gaps[at]!);
  let squares = 0;
  for (let customer = 0; customer < means.length; customer++) {
    const from = offsets[customer]!;
    const to = offsets[customer + 1]!;
    if (from === to) continue;
    let sum = 0;
    for (let at = from; at < to; at++) sum += logs[at]!;
    const mean = sum / (to - from);
    for (let at = from; at < to; at++) squares += (logs[at]! - mean) ** 2;
    means[customer] = mean;
  }
  return {means, squares};
}

/** Weights of customers' means: the inverse of their variance about the population's mean. */
function weightOf(count: number, within: number, between: number): number {
  return count === 0 ? 0 : 1 / (between + within / count || 1);
}

function populationOf(
  offsets: ArrayLike<number>,
  means: Float64Array,
  squares: number,
): PopulationRhythm | undefined {
  let [customers, n, sum, countSquares] = [0, 0, 0, 0];
  means.forEach((mean, customer) => {
    const count = offsets[customer + 1]! - offsets[customer]!;
    customers += count > 0 ? 1 : 0;
    n += count;
    sum += count * mean;
    countSquares += count * count;
  });
  if (n === 0) return undefined;
  let squaresBetween = 0;
  means.forEach((mean, customer) => {
    const count = offsets[customer + 1]! - offsets[customer]!;
    squaresBetween += count * (mean - sum / n) ** 2;
  });
  if (n === customers) {
    const within = customers > 1 ? squaresBetween / (customers - 1) : 0;
    return {mean: sum / n, within, between: 0};
  }
  const within = squares / (n - customers);
  const effective = n - countSquares / n;
  const excess = squaresBetween - (customers - 1) * within;
  // Below this the difference is what rounding leaves of equal means.
  const between = excess > 1e-12 * squaresBetween && effective > 0 ? excess / effective : 0;
  let [weights, weighted] = [0, 0];
  means.forEach((mean, customer) => {
    const weight = weightOf(offsets[customer + 1]! - offsets[customer]!, within, between);
    weights += weight;
    weighted += weight * mean;
  });
  return {mean: weighted / weights, within, between};
}

/**
 * Returns each customer's own rhythm, drawn towards that of all; undefined where nobody has a gap. Logs of
 * a customer's gaps are taken as normal about a mean of the customer's own, with one variance for all
 * (within), and these means as normal over customers (between). A customer of k gaps with mean log m has
 * next log gap normal with mean (k m + κ μ) / (k + κ), κ = within / between, and variance
 * within × (1 + 1 / (k + κ)); a customer without gaps the population's. The variances are estimated by the
 * moments of the analysis of variance for unequal counts, μ by the weights that follow; where nobody has two
 * gaps, nothing tells customers apart and all have the population's rhythm. Gaps not yet ended are not seen, so that in a short history rhythms come out somewhat fast. Empirical Bayes: Casella (1985), "An
 * introduction to empirical Bayes data analysis"; variances: Searle, Casella and McCulloch (1992), "Variance
 * Components", section 3.6.
 */
export function findRhythms(given: Gaps): Rhythms | undefined {
  checkGaps(given);
  const {offsets} = given;
  const {means, squares} = ownMeans(given);
  const population = populationOf(offsets, means, squares);
  if (!population) return undefined;
  const {mean: shared, within, between} = population;
  const mean = new Float64Array(means.length);
  const deviation = new Float64Array(means.length);
  for (let customer = 0; customer < means.length; customer++) {
    const count = offsets[customer + 1]! - offsets[customer]!;
    // k / (k + κ), and 1 / (k + κ) times within, without κ, which is infinite where customers are alike.
    const own = count * between > 0 ? (count * between) / (count * between + within) : 0;
    mean[customer] = own * means[customer]! + (1 - own) * shared;
    deviation[customer] = Math.sqrt(within + (1 - own) * between);
  }
  return {mean, deviation, population};
}

/**
 * Returns for each customer the time since the last purchase after which the customer is overdue: the given
 * share of next gaps is shorter.
 */
export function overdueAfter({mean, deviation}: Rhythms, {percentile = 0.9} = {}): Float64Array {
  const z = normalQuantile(percentile);
  return mean.map((log, customer) => Math.exp(log + z * deviation[customer]!));
}

/**
 * Returns for each customer the probability that a gap is longer than the time since the last purchase (0 or
 * more): small where the customer is overdue. Where gaps do not vary at all it is 1 up to the gap, then 0.
 */
export function longerGapProbability(
  {mean, deviation}: Rhythms,
  sinceLast: ArrayLike<number>,
): Float64Array {
  if (sinceLast.length !== mean.length) {
    throw new RangeError(
      `${sinceLast.length} times since the last purchase for ${mean.length} customers: as many were expected`,
    );
  }
  return mean.map((log, customer) => {
    const time = sinceLast[customer]!;
    if (!(time >= 0)) {
      throw new RangeError(
        `time ${time} since the last purchase of customer ${customer}: a number of 0 or more was expected`,
      );
    }
    const above = Math.log(time) - log;
    // Rounding of the log of a gap that never varies.
    if (deviation[customer]! < 1e-12) return above > 1e-9 ? 0 : 1;
    return normalTail(above / deviation[customer]!);
  });
}
