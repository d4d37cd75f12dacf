import type {Fit} from "../fit.js";
import type {Histories} from "../histories.js";
import {climbNbd} from "../nbd/likelihood.js";
import {maximise, type Objective} from "../numeric/optimise.js";
import type {FitOptions} from "../purchase-model.js";
import {sumCounts} from "./count-sums.js";
import {defaultGates, findFacts} from "./gates.js";
import {makeFit} from "./make-fit.js";
import {isImplausible, straying, type ParameterKind} from "./plausible.js";
import {climbFromAll} from "./starts.js";
import {thin} from "./thin.js";
import {judge} from "./verdict.js";

/** What a fit needs to know of a model of purchases. Coordinates are logarithms of its parameters. */
export interface LikelihoodModel<Parameter extends string> {
  readonly model: string;
  readonly names: readonly Parameter[];
  readonly kinds: readonly ParameterKind[];
  readonly hasDropout: boolean;
  /** Several places to climb from, given ln r and ln α of the NBD and the longest age. */
  readonly starts: (nbd: Float64Array, longest: number) => readonly (readonly number[])[];
  /** With its gradient and Hessian. */
  readonly objective: (histories: Histories) => Objective;
}

/** Rows enough for a start so close that two or three steps over all customers remain. */
const startRows = 20_000;

/** Climbs on the subsample end where a step promises no more log-likelihood than this. */
const nearby = 1e-4;

/**
 * Returns the fit of greatest likelihood: from several starts on a subsample of the customers, then from the
 * best of them on all. Where that lies beyond the plausible, a ridge without a top, all customers are asked
 * from the first start again.
 */
export function fitPurchases<Parameter extends string>(
  {model, names, kinds, hasDropout, starts, objective}: LikelihoodModel<Parameter>,
  histories: Histories,
  {gates: someGates, daysPerUnit = 1}: FitOptions = {},
): Fit<Parameter> {
  const gates = {...defaultGates, ...someGates};
  const facts = findFacts(histories, daysPerUnit);
  const judged = {customers: histories.customers, facts, gates};
  const gain = (value: number) => (hasDropout ? value : undefined);
  if (histories.x.length < 2 || facts.repeatBuyers === 0 || facts.historyDays === 0) {
    const nothing = {optimum: undefined, doStartsAgree: true, isAtBound: false};
    return makeFit(model, names, undefined, judge({...judged, ...nothing, dropoutGain: gain(0)}));
  }
  const longest = facts.historyDays / daysPerUnit;
  const withoutLeaving = climbNbd(sumCounts(histories));
  const places = starts(withoutLeaving.at, longest);
  const isBeyond = (at: Float64Array) => isImplausible(at, kinds, {longest, slack: straying});
  const options = {hasHessian: true, isBeyond};
  const few = objective(thin(histories, startRows));
  const climbs = climbFromAll(few, places, {...options, tolerance: nearby});
  const start = isBeyond(climbs.best.at) ? places[0]! : climbs.best.at;
  const optimum = maximise(objective(histories), start, options);
  const verdict = judge({
    ...judged,
    optimum,
    doStartsAgree: climbs.doAgree || isBeyond(optimum.at),
    isAtBound: isImplausible(optimum.at, kinds, {longest}),
    dropoutGain: gain(optimum.value - withoutLeaving.value),
  });
  return makeFit(model, names, optimum, verdict, climbs.evaluations + optimum.evaluations);
}
