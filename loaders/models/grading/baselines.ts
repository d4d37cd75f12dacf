/** What is known of customers when a forecast is made, one value per customer in each column. */
export interface Past {
  /** Orders (or purchase days, or money) from the first purchase until the forecast. */
  readonly soFar: ArrayLike<number>;
  /** The same within the last period as long as the horizon. */
  readonly lastPeriod: ArrayLike<number>;
  /** Days since the first purchase. */
  readonly ageDays: ArrayLike<number>;
  /** A whole number from 0 for each customer's segment. */
  readonly segment: ArrayLike<number>;
}

export const baselineNames = ["zero", "last_period", "own_rate", "segment_mean"] as const;
export type BaselineName = (typeof baselineNames)[number];

/** Returns the customer's rate since the first purchase, over at least one day, times the horizon. */
export function ownRate({soFar, ageDays}: Past, horizonDays: number): Float64Array {
  return Float64Array.from(
    soFar,
    (amount, row) => (amount * horizonDays) / Math.max(1, ageDays[row]!),
  );
}

/** Returns for each customer the mean over the customer's segment of the last equal period. */
export function segmentMean({lastPeriod, segment}: Past): Float64Array {
  const sums: number[] = [];
  const customers: number[] = [];
  for (let row = 0; row < segment.length; row++) {
    const name = segment[row]!;
    if (!(Number.isInteger(name) && name >= 0)) {
      throw new RangeError(`segment[${row}] is ${name}: a whole number from 0 was expected`);
    }
    sums[name] = (sums[name] ?? 0) + lastPeriod[row]!;
    customers[name] = (customers[name] ?? 0) + 1;
  }
  return Float64Array.from(segment, (name) => sums[name]! / customers[name]!);
}

/**
 * Returns what a naive guess gives each customer within the horizon: nothing; the same as in the last
 * period of equal length; the customer's own rate so far; the mean of the customer's segment in the last
 * period. A model that does worse than these is worth nothing.
 */
export function naiveForecasts(
  past: Past,
  horizonDays: number,
): Readonly<Record<BaselineName, Float64Array>> {
  const customers = past.soFar.length;
  for (const column of [past.lastPeriod, past.ageDays, past.segment]) {
    if (column.length !== customers) {
      throw new RangeError(`a column of ${column.length} values: ${customers} were expected`);
    }
  }
  if (!(horizonDays > 0 && horizonDays < Infinity)) {
    throw new RangeError(`a horizon of ${horizonDays} days: more than 0 was expected`);
  }
  return {
    zero: new Float64Array(customers),
    last_period: Float64Array.from(past.lastPeriod),
    own_rate: ownRate(past, horizonDays),
    segment_mean: segmentMean(past),
  };
}
