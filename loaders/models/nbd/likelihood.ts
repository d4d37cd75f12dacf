import type {CountSums} from "../fitting/count-sums.js";
import {maximise, type Objective, type Optimum} from "../numeric/optimise.js";

/** Terms of a log-likelihood in r and alpha with their derivatives by r and alpha themselves. */
export interface NbdTerms {
  readonly value: number;
  readonly r: number;
  readonly alpha: number;
  readonly rr: number;
  readonly rAlpha: number;
  readonly alphaAlpha: number;
}

/**
 * Returns the log-likelihood of purchase counts when nobody leaves, the Poisson-gamma model:
 * ln Γ(r + x) − ln Γ(r) + r ln α − (r + x) ln(α + T) per customer. Sums of 1 / (r + j) stand for
 * digammas, and ln(1 + T / α) for the difference of logarithms: exact where r and α are huge.
 */
export function nbdTerms(sums: CountSums, r: number, alpha: number): NbdTerms {
  const {above, ages, customersAt, purchasesAt} = sums;
  const logAlpha = Math.log(alpha);
  let [value, byR, byAlpha, rr, rAlpha, alphaAlpha] = [0, 0, 0, 0, 0, 0];
  for (let j = 0; j < above.length; j++) {
    const inverse = 1 / (r + j);
    value += above[j]! * Math.log(r + j);
    byR += above[j]! * inverse;
    rr -= above[j]! * inverse * inverse;
  }
  for (let at = 0; at < ages.length; at++) {
    const customers = customersAt[at]!;
    const purchases = purchasesAt[at]!;
    const age = ages[at]!;
    if (customers === 0) continue;
    const grown = Math.log1p(age / alpha);
    const inverse = 1 / (alpha + age);
    const share = (age / alpha) * inverse;
    value -= r * customers * grown + purchases * (logAlpha + grown);
    byR -= customers * grown;
    byAlpha += r * customers * share - purchases * inverse;
    rAlpha += customers * share;
    alphaAlpha += purchases * inverse * inverse - r * customers * share * (inverse + 1 / alpha);
  }
  return {value, r: byR, alpha: byAlpha, rr, rAlpha, alphaAlpha};
}

/** Returns the log-likelihood over (ln r, ln α), with gradient and Hessian. */
export function nbdObjective(sums: CountSums): Objective {
  return (at, gradient, hessian) => {
    if (at.some((coordinate) => Math.abs(coordinate) > 40)) return NaN;
    const r = Math.exp(at[0]!);
    const alpha = Math.exp(at[1]!);
    const terms = nbdTerms(sums, r, alpha);
    gradient.set([r * terms.r, alpha * terms.alpha]);
    const across = r * alpha * terms.rAlpha;
    hessian?.set([
      r * (terms.r + r * terms.rr),
      across,
      across,
      alpha * (terms.alpha + alpha * terms.alphaAlpha),
    ]);
    return terms.value;
  };
}

/**
 * Returns the maximum over (ln r, ln α): what the data say when leaving is left out of account. Climbed to from
 * r = 1 and the α that has the mean rate of purchases.
 */
export function climbNbd(sums: CountSums): Optimum {
  const {ages, customersAt, purchasesAt} = sums;
  let [time, purchases] = [0, 0];
  for (let at = 0; at < ages.length; at++) {
    time += customersAt[at]! * ages[at]!;
    purchases += purchasesAt[at]!;
  }
  return maximise(nbdObjective(sums), [0, Math.log(time / purchases)], {hasHessian: true});
}
