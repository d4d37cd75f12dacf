import type {Doubt, Fit} from "../fit.js";
import {gammaGammaLikelihood} from "./likelihood.js";
import {
  doubtsOfMaximum,
  findSpendCorrelation,
  gammaGammaLimits,
  type GammaGammaLimits,
} from "./verdict.js";
import {makeFit} from "../fitting/make-fit.js";
import {maximise, type Optimum} from "../numeric/optimise.js";
import {spendingByCount, thinSpending, type Spending} from "./spending.js";
import {spendingSpread, spendingStart} from "./start.js";
import {climbFromAll} from "../fitting/starts.js";

export type GammaGammaParameter = "p" | "q" | "gamma";

export interface GammaGammaFit extends Fit<GammaGammaParameter> {
  /** See `findSpendCorrelation`; absent where there is no fit or nothing varies. */
  readonly correlation: number | undefined;
}

const names = ["p", "q", "gamma"] as const;

/** Rows for the first approach: enough to end within a Newton step or two of the maximum over all. */
const thinRows = 20_000;

/** Tight, so that what is known twice as well by one more step does not depend on the order of rows. */
const climbing = {hasHessian: true, tolerance: 1e-14};

/** Far from any start by moments: exponential amounts, hardly a mean. */
const farStart = [0, 0.5, 0];

/**
 * Returns the Gamma-Gamma model of greatest likelihood: a customer's amounts are gamma with shape p and a
 * rate of the customer's own, and rates are gamma with shape q and rate gamma (money). p and q have no
 * unit. Without parameters where customers' means are alike (or there are none), for then no maximum
 * exists. Not trusted where spend goes with frequency, where no mean over customers exists (q ≤ 1), or
 * beyond the limits. Fader, Hardie and Lee (2005), "RFM and CLV: using iso-value curves for customer
 * base analysis"; Fader and Hardie (2013), "The Gamma-Gamma model of monetary value".
 */
export function fitGammaGamma(
  spending: Spending,
  {limits: given = {}}: {readonly limits?: Partial<GammaGammaLimits>} = {},
): GammaGammaFit {
  const limits = {...gammaGammaLimits, ...given};
  const grouped = spendingByCount(spending);
  const {customers, several, spread} = spendingSpread(grouped);
  const doubts: Doubt[] = [];
  if (customers < limits.customers) doubts.push("few_buyers");
  if (several < limits.severalAmounts) doubts.push("few_repeat_buyers");
  if (!(spread >= Math.max(limits.leastSpread, 1e-6))) {
    doubts.push("spend_without_variation");
    const verdict = {isConverged: false, isTrusted: false, doubts};
    return {...makeFit("gamma_gamma", names, undefined, verdict), correlation: undefined};
  }

  const isThinned = spending.counts.length > 2 * thinRows;
  const thinned = isThinned ? spendingByCount(thinSpending(spending, thinRows)) : grouped;
  const climbs = climbFromAll(
    gammaGammaLikelihood(thinned),
    [spendingStart(thinned), farStart],
    climbing,
  );
  let {best, evaluations} = climbs;
  if (isThinned) {
    const [a, b, c] = best.at;
    const start = [a!, b!, c! + thinned.logScale - grouped.logScale];
    best = maximise(gammaGammaLikelihood(grouped), start, climbing);
    evaluations += best.evaluations;
  }

  const [p, q] = [Math.exp(best.at[0]!), Math.exp(best.at[1]!)];
  const correlation = findSpendCorrelation(grouped, p);
  doubts.push(...doubtsOfMaximum(best, {p, q, doStartsAgree: climbs.doAgree}));
  if (Math.abs(correlation ?? 0) > limits.correlation) doubts.push("spend_depends_on_frequency");
  if (q <= 1 || spread > limits.mostSpread) doubts.push("spend_without_variation");
  const isConverged = best.isConverged && climbs.doAgree && best.covariance !== undefined;
  const verdict = {isConverged, isTrusted: doubts.length === 0, doubts};
  const inMoney: Optimum = {
    ...best,
    at: Float64Array.of(best.at[0]!, best.at[1]!, best.at[2]! + grouped.logScale),
    value: best.value - customers * grouped.logScale,
  };
  return {...makeFit("gamma_gamma", names, inMoney, verdict, evaluations), correlation};
}
