import digamma from "@stdlib/math-base-special-digamma";
import trigamma from "@stdlib/math-base-special-trigamma";
import {betaln} from "../numeric/gamma-ratio.js";
import type {Objective} from "../numeric/optimise.js";
import type {SpendingByCount} from "./spending.js";

/** Beyond e^±40 no spending is described; sums stay finite within. */
const farthest = 40;

/** Sums over the rows of a group, weighted: ln(1 + γ / S), γ / (S + γ) and its square. */
function sumRows({starts, totals, weights}: SpendingByCount, group: number, gamma: number) {
  let [logs, shares, squares] = [0, 0, 0];
  for (let row = starts[group]!; row < starts[group + 1]!; row++) {
    const ratio = gamma / totals[row]!;
    const weight = weights ? weights[row]! : 1;
    const share = ratio / (1 + ratio);
    logs += weight * Math.log1p(ratio);
    shares += weight * share;
    squares += weight * share * share;
  }
  return {logs, shares, squares};
}

/**
 * Returns the log-likelihood of the Gamma-Gamma model at (ln p, ln q, ln γ), with gradient and Hessian, in
 * the money of the grouped spending: for x amounts that sum to S,
 *
 *   ln L = −ln B(px, q) − px ln(1 + γ / S) − q ln(1 + S / γ) − ln(S / x).
 *
 * Fader, Hardie and Lee (2005), "RFM and CLV: using iso-value curves for customer base analysis", and Fader and
 * Hardie (2013), "The Gamma-Gamma model of monetary value", equation 1a, so
 * written that large terms do not cancel.
 */
export function gammaGammaLikelihood(spending: SpendingByCount): Objective {
  const {counts, customers, logMeans} = spending;
  return (at, gradient, hessian) => {
    if (at.some((coordinate) => !(Math.abs(coordinate) <= farthest))) return -Infinity;
    const [p, q, gamma] = [Math.exp(at[0]!), Math.exp(at[1]!), Math.exp(at[2]!)];
    const logGamma = at[2]!;
    const [digammaQ, trigammaQ] = [digamma(q), trigamma(q)];
    let [value, byP, byQ, byGamma] = [0, 0, 0, 0];
    let [pp, pq, qq, pGamma, qGamma, gammaGamma] = [0, 0, 0, 0, 0, 0];
    for (let group = 0; group < counts.length; group++) {
      const {logs, shares, squares} = sumRows(spending, group, gamma);
      const x = counts[group]!;
      const n = customers[group]!;
      const [shape, all] = [p * x, p * x + q];
      const logTotals = logMeans[group]! + n * (Math.log(x) - logGamma);
      value -= n * betaln(shape, q) + all * logs + q * logTotals + logMeans[group]!;
      byP += x * (n * (digamma(all) - digamma(shape)) - logs);
      byQ += n * (digamma(all) - digammaQ) - logs - logTotals;
      byGamma += n * q - all * shares;
      if (!hessian) continue;
      const trigammaAll = trigamma(all);
      pp += n * x * x * (trigammaAll - trigamma(shape));
      pq += n * x * trigammaAll;
      qq += n * (trigammaAll - trigammaQ);
      pGamma -= x * shares;
      qGamma += n - shares;
      gammaGamma -= all * (shares - squares);
    }
    gradient.set([p * byP, q * byQ, byGamma]);
    hessian?.set([
      ...[p * p * pp + p * byP, p * q * pq, p * pGamma],
      ...[p * q * pq, q * q * qq + q * byQ, q * qGamma],
      ...[p * pGamma, q * qGamma, gammaGamma],
    ]);
    return value;
  };
}
