import {sumCounts, type CountSums} from "../fitting/count-sums.js";
import type {Histories} from "../histories.js";

/** The variants differ in when a customer may leave first: after a repeat purchase, or after the first already. */
export type Leaving = "after_repeat" | "after_first";

/** Histories laid out for the likelihood of BG/NBD and MBG/NBD. */
export interface BgNbdRows {
  readonly sums: CountSums;
  /** 0, or 1 where the first purchase too is followed by a chance to leave. */
  readonly extraChance: 0 | 1;
  /** Distinct counts of those who may have left, ascending; rows from starts[i] to starts[i + 1] have counts[i]. */
  readonly counts: Int32Array;
  readonly starts: Int32Array;
  readonly txAt: Int32Array;
  readonly TAt: Int32Array;
  readonly weight: Float64Array;
}

/**
 * Returns the rows of those who may have left, by count. Customers without a repeat purchase either
 * cannot have left (BG/NBD) or are told apart by T alone (MBG/NBD): one row for each T.
 */
export function layOut(histories: Histories, leaving: Leaving): BgNbdRows {
  const {x, ages} = histories;
  const sums = sumCounts(histories);
  const extraChance = leaving === "after_first" ? 1 : 0;
  const ones = new Float64Array(ages.length);
  const next = new Int32Array(sums.above.length + 2);
  for (let row = 0; row < x.length; row++) {
    if (x[row]! > 0) next[x[row]! + 1]!++;
    else ones[histories.TAt[row]!]! += histories.weight[row]!;
  }
  if (extraChance === 1) next[1] = ones.reduce((rows, weighs) => rows + (weighs > 0 ? 1 : 0), 0);
  const counts: number[] = [];
  const starts: number[] = [];
  for (let count = 0; count + 1 < next.length; count++) {
    if (next[count + 1]! > 0) {
      counts.push(count);
      starts.push(next[count]!);
    }
    next[count + 1]! += next[count]!;
  }
  const rows = next[next.length - 1]!;
  starts.push(rows);
  const txAt = new Int32Array(rows);
  const TAt = new Int32Array(rows);
  const weight = new Float64Array(rows);
  const put = (count: number, lastAt: number, endAt: number, weighs: number): void => {
    const at = next[count]!++;
    txAt[at] = lastAt;
    TAt[at] = endAt;
    weight[at] = weighs;
  };
  if (extraChance === 1) {
    // Those without a repeat purchase have tx = 0, which then is the first of the ages.
    for (let at = 0; at < ages.length; at++) if (ones[at]! > 0) put(0, 0, at, ones[at]!);
  }
  for (let row = 0; row < x.length; row++) {
    if (x[row]! > 0)
      put(x[row]!, histories.txAt[row]!, histories.TAt[row]!, histories.weight[row]!);
  }
  return {
    sums,
    extraChance,
    counts: Int32Array.from(counts),
    starts: Int32Array.from(starts),
    txAt,
    TAt,
    weight,
  };
}
