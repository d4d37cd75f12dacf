/** Customers judged on past dates: how long each had been silent, and whether they came back. */
export interface Judged {
  readonly silentDays: ArrayLike<number>;
  /** Not 0 where no order came in the days after. */
  readonly isGone: ArrayLike<number>;
  /** Money of the year before. */
  readonly amount: ArrayLike<number>;
}

/** How a definition of churn fared: customers, and the money of the year before. */
export interface Verdicts {
  readonly customers: number;
  readonly gone: number;
  readonly called: number;
  readonly rightAlarms: number;
  readonly falseAlarms: number;
  readonly missed: number;
  readonly rightAmount: number;
  readonly falseAmount: number;
  readonly missedAmount: number;
  /** Median days, over right alarms, from the alarm to the day `inForce` would have called; undefined without. */
  readonly warningDays: number | undefined;
}

/**
 * Returns how a definition of churn fared that calls a customer gone once silent for more than `after` days
 * (Infinity: never), one value per customer.
 */
export function judge(
  {silentDays, isGone, amount}: Judged,
  after: ArrayLike<number>,
  inForce: number,
): Verdicts {
  let [gone, called, rightAlarms] = [0, 0, 0];
  let [rightAmount, falseAmount, missedAmount] = [0, 0, 0];
  const warnings: number[] = [];
  for (let row = 0; row < silentDays.length; row++) {
    const isCalled = silentDays[row]! > after[row]!;
    if (isGone[row]) gone++;
    if (isCalled) called++;
    if (isCalled && isGone[row]) {
      rightAlarms++;
      rightAmount += amount[row]!;
      warnings.push(inForce - after[row]!);
    } else if (isCalled) falseAmount += amount[row]!;
    else if (isGone[row]) missedAmount += amount[row]!;
  }
  return {
    customers: silentDays.length,
    gone,
    called,
    rightAlarms,
    falseAlarms: called - rightAlarms,
    missed: gone - rightAlarms,
    rightAmount,
    falseAmount,
    missedAmount,
    warningDays: findMedian(warnings),
  };
}

/** Returns the median, the mean of the two middle ones of an even number; undefined of none. */
function findMedian(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = Float64Array.from(values).sort();
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/**
 * Returns the least of the values, whole numbers of 0 or more such as days, that no fewer than the share of all
 * are at or below; undefined of none.
 */
export function findQuantile(values: Int32Array, share: number): number | undefined {
  const counts = new Int32Array(values.reduce((most, value) => Math.max(most, value), 0) + 1);
  for (let at = 0; at < values.length; at++) counts[values[at]!]!++;
  const wanted = Math.max(1, Math.ceil(share * values.length));
  for (let value = 0, below = 0; value < counts.length; value++) {
    below += counts[value]!;
    if (below >= wanted) return value;
  }
  return undefined;
}
