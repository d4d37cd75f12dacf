import type {Histories} from "../histories.js";

/**
 * The distinct pairs of a count x and an age that histories refer to, once as age at the last purchase and
 * once as age at the end. All that the likelihood computes of them is computed once per pair, its cell.
 */
export interface Cells {
  /** For each row of the histories its two cells. */
  readonly last: Int32Array;
  readonly end: Int32Array;
  /** For each cell, ascending by x, then age: its x, its place among the ages, whether it is an end. */
  readonly x: Int32Array;
  readonly ageAt: Int32Array;
  readonly isEnd: Uint8Array;
  /** The cells by age, then x; those of age i stand from starts[i] to starts[i + 1]. */
  readonly byAge: Int32Array;
  readonly starts: Int32Array;
}

/** Where each value begins, were the column sorted. */
function countUp(column: Int32Array, values: number): Int32Array {
  const starts = new Int32Array(values + 1);
  for (let at = 0; at < column.length; at++) starts[column[at]! + 1]!++;
  for (let value = 0; value < values; value++) starts[value + 1]! += starts[value]!;
  return starts;
}

/** The places of the column's values in ascending order; equal values keep the order given. */
function sortPlaces(column: Int32Array, values: number, order?: Int32Array): Int32Array {
  const next = countUp(column, values);
  const sorted = new Int32Array(column.length);
  for (let at = 0; at < column.length; at++) {
    const place = order ? order[at]! : at;
    sorted[next[column[place]!]!++] = place;
  }
  return sorted;
}

/** Returns the cells of the histories, in time proportional to their rows. */
export function findCells({x, txAt, TAt, ages}: Histories): Cells {
  const rows = x.length;
  const counts = new Int32Array(2 * rows);
  const kinds = new Int32Array(2 * rows);
  let most = 0;
  for (let row = 0; row < rows; row++) {
    counts[row] = counts[rows + row] = x[row]!;
    kinds[row] = 2 * txAt[row]!;
    kinds[rows + row] = 2 * TAt[row]! + 1;
    if (x[row]! > most) most = x[row]!;
  }
  const order = sortPlaces(counts, most + 1, sortPlaces(kinds, 2 * ages.length));
  const cellOf = new Int32Array(2 * rows);
  const firsts = new Int32Array(2 * rows);
  let cells = 0;
  for (let at = 0; at < order.length; at++) {
    const place = order[at]!;
    const before = at > 0 ? order[at - 1]! : -1;
    if (before < 0 || counts[place] !== counts[before] || kinds[place] !== kinds[before]) {
      firsts[cells++] = place;
    }
    cellOf[place] = cells - 1;
  }
  const places = firsts.subarray(0, cells);
  const ageAt = places.map((place) => kinds[place]! >> 1);
  return {
    last: cellOf.subarray(0, rows),
    end: cellOf.subarray(rows),
    x: places.map((place) => counts[place]!),
    ageAt,
    isEnd: Uint8Array.from(places, (place) => kinds[place]! & 1),
    byAge: sortPlaces(ageAt, ages.length),
    starts: countUp(ageAt, ages.length),
  };
}
