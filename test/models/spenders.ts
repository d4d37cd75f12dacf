import type {Random} from "../../loaders/tools/sample/random.js";

export interface Truth {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

/** Customers of the Gamma-Gamma model itself, most of them with few amounts. */
export function drawSpenders(
  random: Random,
  customers: number,
  {p, q, gamma}: Truth,
): {counts: Int32Array; means: Float64Array; expected: Float64Array} {
  const counts = new Int32Array(customers);
  const means = new Float64Array(customers);
  const expected = new Float64Array(customers);
  for (let customer = 0; customer < customers; customer++) {
    const count = 1 + random.poisson(3 * random.gamma(0.7));
    const rate = random.gamma(q) / gamma;
    counts[customer] = count;
    means[customer] = random.gamma(p * count) / rate / count;
    expected[customer] = p / rate;
  }
  return {counts, means, expected};
}
