import type {Histories} from "../histories.js";

/**
 * Returns at most about so many rows, each standing for an equal number of customers: every k-th customer,
 * in the order of the rows. Weights become whole; the same histories come back where they are few enough.
 */
export function thin(histories: Histories, rows: number): Histories {
  const {x, txAt, TAt, weight, customers} = histories;
  if (x.length <= rows) return histories;
  const every = customers / rows;
  const kept: number[] = [];
  const counted: number[] = [];
  let [sum, seen] = [every / 2, 0];
  for (let row = 0; row < x.length; row++) {
    sum += weight[row]!;
    const now = Math.floor(sum / every);
    if (now > seen) {
      kept.push(row);
      counted.push(now - seen);
    }
    seen = now;
  }
  const weights = Float64Array.from(counted);
  return {
    x: Int32Array.from(kept, (row) => x[row]!),
    txAt: Int32Array.from(kept, (row) => txAt[row]!),
    TAt: Int32Array.from(kept, (row) => TAt[row]!),
    ages: histories.ages,
    weight: weights,
    customers: weights.reduce((total, one) => total + one, 0),
  };
}
