/** A column's distinct values, ascending, and where each row stands among them. */
export interface Ties {
  readonly values: Float64Array;
  /** Rows with each value. */
  readonly counts: Int32Array;
  /** For each row the place of its value. */
  readonly at: Int32Array;
}

/** Returns a column's values in groups of equal ones, in time n log n; NaN is refused. */
export function groupTies(column: ArrayLike<number>): Ties {
  const sorted = Float64Array.from(column).sort();
  // Sorting puts NaN last.
  if (Number.isNaN(sorted[sorted.length - 1])) {
    throw new RangeError("a value is NaN: numbers were expected");
  }
  let distinct = 0;
  for (let at = 0; at < sorted.length; at++) {
    if (at === 0 || sorted[at]! !== sorted[distinct - 1]!) sorted[distinct++] = sorted[at]!;
  }
  const values = sorted.slice(0, distinct);
  const counts = new Int32Array(distinct);
  const at = new Int32Array(column.length);
  for (let row = 0; row < column.length; row++) {
    let [low, high] = [0, distinct - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle]! < column[row]!) low = middle + 1;
      else high = middle;
    }
    at[row] = low;
    counts[low]!++;
  }
  return {values, counts, at};
}

/** Returns each row's rank from 1, ascending, with equal values sharing the mean of their ranks. */
export function averageRanks(column: ArrayLike<number>): Float64Array {
  const {counts, at} = groupTies(column);
  const ranks = new Float64Array(counts.length);
  let before = 0;
  for (let place = 0; place < counts.length; place++) {
    ranks[place] = before + (counts[place]! + 1) / 2;
    before += counts[place]!;
  }
  return Float64Array.from(at, (place) => ranks[place]!);
}

/** Returns the sum of another column over the rows of each distinct value. */
export function sumTies({counts, at}: Ties, column: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(counts.length);
  for (let row = 0; row < at.length; row++) sums[at[row]!]! += column[row]!;
  return sums;
}
