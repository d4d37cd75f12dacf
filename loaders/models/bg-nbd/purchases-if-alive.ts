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

/** Farther down a chance has few digits, and z times it none; what is expected no longer changes there. */
const leastChance = 1e-290;

function bySeries({shape, a, b}: Posterior, z: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; k < 5; k++) {
    term *= (-z * (shape + k) * (a + k - 1)) / ((k + 1) * (a + b + k - 1));
    sum += term;
  }
  return shape * z * sum;
}

/** Rules are made for every so many e-folds of z: with more of them each would have fewer points. */
const reachStep = 4;

/** Points of a mean over p, whose weights add up to one. */
interface Rule {
  readonly chances: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The trapezoidal rule in the logit of p, with steps that lengthen beyond all that bends, for every z up to
 * e^reach / shape.
 */
function makeRule({shape, a, b}: Posterior, reach: number): Rule {
  const largestZ = Math.exp(reach) / shape;
  const peak = Math.log(a / b);
  const left = Math.min(peak, -reach) - 3;
  const right = Math.max(peak, 0) + 3;
  const step = Math.min(0.3, 0.65 * Math.sqrt(1 / a + 1 / b));
  const highest = a * Math.log(a / (a + b)) + b * Math.log(b / (a + b));
  const chances: number[] = [];
  const weights: number[] = [];
  let [total, heaviest, largest] = [0, 0, 0];
  const take = (v: number): boolean => {
    const below = Math.exp(left - v);
    const above = Math.exp(v - right);
    const w = v - below + above;
    // p = 1 / (1 + exp(−w)); both logarithms without cancellation.
    const logP = w > 0 ? -Math.log1p(Math.exp(-w)) : w - Math.log1p(Math.exp(w));
    const logQ = logP - w;
    const weight = (1 + below + above) * Math.exp(a * logP + b * logQ - highest);
    const p = Math.max(leastChance, Math.exp(logP));
    const part = weight * partAt(p, shape, largestZ);
    chances.push(p);
    weights.push(weight);
    total += weight;
    heaviest = Math.max(heaviest, weight);
    largest = Math.max(largest, part);
    return weight > negligible * heaviest || part > negligible * largest;
  };
  for (let v = peak; take(v); v += step);
  for (let v = peak - step; take(v); v -= step);
  return {
    chances: Float64Array.from(chances),
    weights: Float64Array.from(weights, (weight) => weight / total),
  };
}

/** (1 − (1 + p z)^−shape) / p */
const partAt = (p: number, shape: number, z: number): number =>
  -Math.expm1(-shape * Math.log1p(p * z)) / p;

/**
 * Returns a function of z: the purchases that one who is alive now is expected to make within t, given
 * z = t / (scale of the gamma). They are the mean over the rate λ and the chance p of leaving after each
 * purchase of (1 − exp(−λ p t)) / p, which is that over p of (1 − (1 + p z)^−shape) / p, a sum of positive
 * terms: unlike the difference with 2F1 in Fader, Hardie and Lee (2005), equation 10, it loses no digits at
 * short horizons or where a is close to one. Relative error near 1e-10. The points of the mean over p serve
 * all z of one size and are found once.
 */
export function purchasesIfAlive(posterior: Posterior): (z: number) => number {
  const {shape} = posterior;
  const rules = new Map<number, Rule>();
  return (z) => {
    if (z === 0) return 0;
    if (z * (shape + 2) < seriesLimit) return bySeries(posterior, z);
    const reach = reachStep * Math.max(0, Math.ceil(Math.log(shape * z) / reachStep));
    let rule = rules.get(reach);
    if (!rule) rules.set(reach, (rule = makeRule(posterior, reach)));
    const {chances, weights} = rule;
    let sum = 0;
    for (let at = 0; at < chances.length; at++) {
      sum += weights[at]! * partAt(chances[at]!, shape, z);
    }
    return sum;
  };
}
