import type {Histories} from "../histories.js";

/**
 * Returns at most about so many rows, each standing for an equal number of customers: every k-th customer,
 * in the order of the rows. Weights become whole; the same histories come back where they are few enough.
 */
export function thin(histories: Histories, rows: number): Histories {
  const {x, txAt, TAt, weight, customers} = histories;
  if (x.length <= rows) return histories;
  const every = customers / rows;
  const places = new Int32Array(rows + 1);
  const counted = new Float64Array(rows + 1);
  let [sum, seen, size] = [every / 2, 0, 0];
  for (let row = 0; row < x.length; row++) {
    sum += weight[row]!;
    const now = Math.floor(sum / every);
    if (now > seen) {
      places[size] = row;
      counted[size++] = now - seen;
    }
    seen = now;
  }
  const kept = places.subarray(0, size);
  const weights = counted.slice(0, size);
  return {
    x: kept.map((row) => x[row]!),
    txAt: kept.map((row) => txAt[row]!),
    TAt: kept.map((row) => TAt[row]!),
    ages: histories.ages,
    weight: weights,
    customers: weights.reduce((total, one) => total + one, 0),
  };
}
