import type {Doubt, Fit} from "../fit.js";
import {makeFit} from "../fitting/make-fit.js";
import type {Objective} from "../numeric/optimise.js";
import {retentionCounts, type RetentionCounts} from "./retention-counts.js";
import {climbFromAll} from "../fitting/starts.js";

export type SbgParameter = "alpha" | "beta";

export interface SbgLimits {
  /** Fewest customers over all cohorts. */
  readonly customers: number;
  /** Fewest periods over which customers are seen: one period cannot tell alpha from beta. */
  readonly periods: number;
}

export const sbgLimits: SbgLimits = {customers: 100, periods: 3};

const names = ["alpha", "beta"] as const;

/** Beyond, customers are as good as alike, or all leave at once or never. */
const [leastShape, mostShape] = [0.001, 1000];
/** Largest standard error of the logarithm of a parameter. */
const vaguest = 2;
/** Beyond e^±40 nothing is described; sums stay finite within. */
const farthest = 40;

/**
 * Returns the log-likelihood of the shifted-beta-geometric at (ln α, ln β), with gradient and Hessian: over
 * periods t with n customers at risk, k of them kept,
 *
 *   ln L = Σ (n − k) ln α + k ln(β + t − 1) − n ln(α + β + t − 1),
 *
 * which is Fader and Hardie (2007), appendix B, by their retention rate (equation 8).
 */
export function sbgLikelihood({atRisk, kept}: RetentionCounts): Objective {
  return (at, gradient, hessian) => {
    if (at.some((coordinate) => !(Math.abs(coordinate) <= farthest))) return -Infinity;
    const [alpha, beta] = [Math.exp(at[0]!), Math.exp(at[1]!)];
    let [value, byAlpha, byBeta] = [0, 0, 0];
    let [alphaAlpha, alphaBeta, betaBeta] = [0, 0, 0];
    for (let before = 0; before < atRisk.length; before++) {
      const [n, k] = [atRisk[before]!, kept[before]!];
      const stay = beta / (beta + before);
      const [all, toAlpha] = [alpha + beta + before, alpha / (alpha + beta + before)];
      const toBeta = beta / all;
      value += (n - k) * at[0]! + k * Math.log(beta + before) - n * Math.log(all);
      byAlpha += n - k - n * toAlpha;
      byBeta += k * stay - n * toBeta;
      alphaAlpha -= n * toAlpha * (1 - toAlpha);
      alphaBeta += n * toAlpha * toBeta;
      betaBeta += k * stay * (1 - stay) - n * toBeta * (1 - toBeta);
    }
    gradient.set([byAlpha, byBeta]);
    hessian?.set([alphaAlpha, alphaBeta, alphaBeta, betaBeta]);
    return value;
  };
}

/** Where the first two retention rates would be met exactly, if they rise, else customers nearly alike. */
function startOf({atRisk, kept}: RetentionCounts): [number, number] {
  const rate = (at: number): number => (kept[at]! + 0.5) / (atRisk[at]! + 1);
  const odds = rate(0) / (1 - rate(0));
  const fall = rate(1) / (1 - rate(1)) - odds;
  const alpha = Math.min(20, Math.max(0.05, fall > 0 ? 1 / fall : 20));
  return [Math.log(alpha), Math.log(alpha * odds)];
}

/**
 * Returns the shifted-beta-geometric model of greatest likelihood for customers with contracts: each renews
 * with a probability of the customer's own, and the probabilities of not renewing are beta distributed
 * (alpha, beta). A cohort is its survivors by period, size first, as [1000, 869, 743]; cohorts may differ in
 * length. Without parameters where nobody leaves, nobody stays, or fewer than two periods are
 * seen. Not trusted at a bound: retention that does not rise with age is a plain rate, for which this
 * model has one parameter too many. Fader and Hardie (2007), "How to project customer retention".
 */
export function fitSbg(
  cohorts: readonly ArrayLike<number>[],
  {limits: given = {}}: {readonly limits?: Partial<SbgLimits>} = {},
): Fit<SbgParameter> {
  const limits = {...sbgLimits, ...given};
  const counts = retentionCounts(cohorts);
  const {atRisk, kept, customers} = counts;
  const seen = atRisk.filter((n) => n > 0).length;
  const lost = atRisk.reduce((sum, n, at) => sum + n - kept[at]!, 0);
  const doubts: Doubt[] = [];
  if (customers < limits.customers) doubts.push("few_buyers");
  if (seen < limits.periods) doubts.push("short_history");
  if (seen > 0 && !(lost > 0)) doubts.push("no_dropout_visible");
  if (seen < 2 || !(lost > 0)) {
    return makeFit("sbg", names, undefined, {isConverged: false, isTrusted: false, doubts});
  }
  const {best, doAgree, evaluations} = climbFromAll(
    sbgLikelihood(counts),
    [startOf(counts), [0, 0]],
    {hasHessian: true, tolerance: 1e-14},
  );
  const isVague = [0, 3].some((at) => !(Math.sqrt(best.covariance?.[at] ?? Infinity) < vaguest));
  if (!best.isConverged) doubts.push("not_converged");
  if (isVague) doubts.push("not_identified");
  if (!doAgree) doubts.push("starts_disagree");
  const isAtBound = [...best.at].some(
    (log) => log < Math.log(leastShape) || log > Math.log(mostShape),
  );
  if (isAtBound) doubts.push("at_bound");
  const isConverged = best.isConverged && doAgree && best.covariance !== undefined;
  const verdict = {isConverged, isTrusted: doubts.length === 0, doubts};
  return makeFit("sbg", names, best, verdict, evaluations);
}
