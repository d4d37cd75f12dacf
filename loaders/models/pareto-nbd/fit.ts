import type {Fit} from "../fit.js";
import {defaultGates, findFacts} from "../fitting/gates.js";
import {sumCounts} from "../fitting/count-sums.js";
import type {Histories} from "../histories.js";
import {makeFit} from "../fitting/make-fit.js";
import {climbNbd} from "../nbd/likelihood.js";
import {maximise} from "../numeric/optimise.js";
import {paretoNbdObjective} from "./likelihood.js";
import {isImplausible, straying} from "../fitting/plausible.js";
import type {FitOptions} from "../purchase-model.js";
import {climbFromAll} from "../fitting/starts.js";
import {thin} from "../fitting/thin.js";
import {judge} from "../fitting/verdict.js";

export const paretoNbdNames = ["r", "alpha", "s", "beta"] as const;
export type ParetoNbdParameter = (typeof paretoNbdNames)[number];

/** Rows enough for a start so close that two or three steps over all customers remain. */
const startRows = 20_000;

/** Climbs on the subsample end where a step promises no more log-likelihood than this. */
const nearby = 1e-4;

/** First guesses of s, and of beta as a share of the longest age. */
const leavingGuesses: readonly (readonly [number, number])[] = [
  [0.5, 0.3],
  [1.5, 2],
  [0.2, 0.05],
];

const kinds = ["shape", "scale", "shape", "scale"] as const;

/**
 * Returns the fit of Pareto/NBD: from several starts on a subsample of the customers, then from the best of
 * them on all. The starts' r and α are those of the NBD on the same customers.
 */
export function fitParetoNbd(
  histories: Histories,
  {gates: someGates, daysPerUnit = 1}: FitOptions = {},
): Fit<ParetoNbdParameter> {
  const gates = {...defaultGates, ...someGates};
  const facts = findFacts(histories, daysPerUnit);
  const longest = facts.historyDays / daysPerUnit;
  const judged = {customers: histories.customers, facts, gates};
  if (histories.x.length < 2 || facts.repeatBuyers === 0 || longest === 0) {
    const nothing = {optimum: undefined, doStartsAgree: true, isAtBound: false, dropoutGain: 0};
    return makeFit("pareto_nbd", paretoNbdNames, undefined, judge({...judged, ...nothing}));
  }
  const few = thin(histories, startRows);
  const withoutLeaving = climbNbd(sumCounts(histories));
  const starts = leavingGuesses.map(([s, share]) => [
    ...withoutLeaving.at,
    Math.log(s),
    Math.log(share * longest),
  ]);
  const isBeyond = (at: Float64Array) => isImplausible(at, kinds, {longest, slack: straying});
  const options = {hasHessian: true, isBeyond};
  const climbs = climbFromAll(paretoNbdObjective(few), starts, {...options, tolerance: nearby});
  const start = isBeyond(climbs.best.at) ? starts[0]! : climbs.best.at;
  const optimum = maximise(paretoNbdObjective(histories), start, options);
  const verdict = judge({
    ...judged,
    optimum,
    doStartsAgree: climbs.doAgree || isBeyond(optimum.at),
    isAtBound: isImplausible(optimum.at, kinds, {longest}),
    dropoutGain: optimum.value - withoutLeaving.value,
  });
  const evaluations = climbs.evaluations + optimum.evaluations;
  return makeFit("pareto_nbd", paretoNbdNames, optimum, verdict, evaluations);
}
