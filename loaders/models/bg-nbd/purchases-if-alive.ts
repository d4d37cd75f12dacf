/** What is known of a customer who is alive: rate ~ gamma(shape, ·), chance of leaving ~ beta(a, b). */
export interface Posterior {
  readonly shape: number;
  readonly a: number;
  readonly b: number;
}

/** Below this (times the shape) four terms of a series in z serve to 1e-10. */
const seriesLimit = 1e-2;

/** Weights below this share of the largest add nothing. */
const negligible = 1e-18;

function bySeries({shape, a, b}: Posterior, z: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; k < 5; k++) {
    term *= (-z * (shape + k) * (a + k - 1)) / ((k + 1) * (a + b + k - 1));
    sum += term;
  }
  return shape * z * sum;
}

function byQuadrature({shape, a, b}: Posterior, z: number): number {
  const knee = Math.min(0, -Math.log(shape * z));
  const peak = Math.log(a / b);
  const left = Math.min(peak, knee) - 3;
  const right = Math.max(peak, 0) + 3;
  const step = Math.min(0.3, 0.65 * Math.sqrt(1 / a + 1 / b));
  const highest = a * Math.log(a / (a + b)) + b * Math.log(b / (a + b));
  let [weights, sum, heaviest, largest] = [0, 0, 0, 0];
  const take = (v: number): boolean => {
    const [below, above] = [Math.exp(left - v), Math.exp(v - right)];
    const w = v - below + above;
    // p = 1 / (1 + exp(−w)); both logarithms without cancellation.
    const logP = w > 0 ? -Math.log1p(Math.exp(-w)) : w - Math.log1p(Math.exp(w));
    const logQ = logP - w;
    const weight = (1 + below + above) * Math.exp(a * logP + b * logQ - highest);
    const p = Math.exp(logP);
    // Farther down p has few digits, and z p none: the limit at zero serves.
    const part = p > 1e-290 ? -Math.expm1(-shape * Math.log1p(p * z)) / p : shape * z;
    weights += weight;
    sum += weight * part;
    heaviest = Math.max(heaviest, weight);
    largest = Math.max(largest, weight * part);
    return weight > negligible * heaviest || weight * part > negligible * largest;
  };
  for (let v = peak; take(v); v += step);
  for (let v = peak - step; take(v); v -= step);
  return sum / weights;
}

/**
 * Returns the purchases that one who is alive now is expected to make within t: the mean over the rate λ
 * and the chance p of leaving after each purchase of (1 − exp(−λ p t)) / p. Given z = t / (scale of the
 * gamma) that is the mean over p of (1 − (1 + p z)^−shape) / p, a sum of positive terms: unlike the
 * difference with 2F1 in Fader, Hardie and Lee (2005), equation 10, it loses no digits at short
 * horizons or where a is close to one. Relative error near 1e-10. By the trapezoidal rule in the
 * logit of p, with steps that lengthen beyond all that bends.
 */
export function purchasesIfAlive(posterior: Posterior, z: number): number {
  if (z === 0) return 0;
  return z * (posterior.shape + 2) < seriesLimit
    ? bySeries(posterior, z)
    : byQuadrature(posterior, z);
}
