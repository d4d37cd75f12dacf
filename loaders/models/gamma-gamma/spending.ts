/** What customers paid: how many amounts each (1 or more) and their mean (money, above 0). */
export interface Spending {
  readonly counts: ArrayLike<number>;
  readonly means: ArrayLike<number>;
  /** Customers per row, more than 0, not necessarily whole; one each where absent. */
  readonly weights?: ArrayLike<number>;
}

/** Spending by count of amounts, in money divided by the geometric mean of the customers' means. */
export interface SpendingByCount {
  /** The distinct counts; rows of group g stand from starts[g] up to starts[g + 1]. */
  readonly counts: Float64Array;
  readonly starts: Int32Array;
  /** Sum of the amounts of each row. */
  readonly totals: Float64Array;
  readonly weights: Float64Array | undefined;
  /** For each group: the sum of its weights and, weighted, of the logs of its means and of their squares. */
  readonly customers: Float64Array;
  readonly logMeans: Float64Array;
  readonly squaredLogMeans: Float64Array;
  /** Log of the money by which all was divided. */
  readonly logScale: number;
}

const [least, most] = [1e-100, 1e100];

function checkRow(count: number, mean: number, weight: number, row: number): void {
  if (!(Number.isInteger(count) && count >= 1)) {
    throw new RangeError(
      `${count} amounts in row ${row}: a whole number of 1 or more was expected`,
    );
  }
  if (!(mean >= least && mean <= most)) {
    throw new RangeError(`mean amount ${mean} in row ${row}: money above 0 was expected`);
  }
  if (!(weight > 0 && weight < Infinity)) {
    throw new RangeError(`weight ${weight} in row ${row}: a number above 0 was expected`);
  }
}

/**
 * Returns the spending grouped by count of amounts, so that whatever depends on the count alone is computed
 * once per count. Throws where a count is no whole number of 1 or more, or a mean is not above 0 (from 1e-100 to
 * 1e100): leave out customers who have paid nothing.
 */
export function spendingByCount({counts, means, weights}: Spending): SpendingByCount {
  const rows = counts.length;
  if (means.length !== rows || (weights && weights.length !== rows)) {
    throw new RangeError(
      `${rows} counts with ${means.length} means and ${weights?.length ?? rows} weights: as many of each were expected`,
    );
  }
  const groupOf = new Map<number, number>();
  const groups = new Int32Array(rows);
  const sizes: number[] = [];
  const logs = new Float64Array(rows);
  let [sum, customers] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const weight = weights ? weights[row]! : 1;
    checkRow(counts[row]!, means[row]!, weight, row);
    let group = groupOf.get(counts[row]!);
    if (group === undefined) groupOf.set(counts[row]!, (group = sizes.push(0) - 1));
    sizes[group]! += 1;
    groups[row] = group;
    logs[row] = Math.log(means[row]!);
    sum += weight * logs[row]!;
    customers += weight;
  }
  const logScale = customers > 0 ? sum / customers : 0;
  const starts = new Int32Array(sizes.length + 1);
  sizes.forEach((size, group) => (starts[group + 1] = starts[group]! + size));
  const grouped = {
    counts: Float64Array.from(groupOf.keys()),
    starts,
    totals: new Float64Array(rows),
    weights: weights && new Float64Array(rows),
    customers: new Float64Array(sizes.length),
    logMeans: new Float64Array(sizes.length),
    squaredLogMeans: new Float64Array(sizes.length),
    logScale,
  };
  const scale = Math.exp(logScale);
  const next = starts.slice();
  for (let row = 0; row < rows; row++) {
    const group = groups[row]!;
    const place = next[group]!++;
    const weight = weights ? weights[row]! : 1;
    const log = logs[row]! - logScale;
    grouped.totals[place] = counts[row]! * (means[row]! / scale);
    if (grouped.weights) grouped.weights[place] = weight;
    grouped.customers[group]! += weight;
    grouped.logMeans[group]! += weight * log;
    grouped.squaredLogMeans[group]! += weight * log * log;
  }
  return grouped;
}

/** Returns about so many rows, evenly from among all, or all where they are few enough. */
export function thinSpending({counts, means, weights}: Spending, rows: number): Spending {
  const every = counts.length / rows;
  const take = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from({length: rows}, (_, at) => values[Math.floor((at + 0.5) * every)]!);
  if (every <= 1) return weights ? {counts, means, weights} : {counts, means};
  return {counts: take(counts), means: take(means), ...(weights && {weights: take(weights)})};
}
