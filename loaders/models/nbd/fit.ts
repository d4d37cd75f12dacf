import {sumCounts} from "../fitting/count-sums.js";
import type {Fit} from "../fit.js";
import {defaultGates, findFacts} from "../fitting/gates.js";
import type {Histories} from "../histories.js";
import {makeFit} from "../fitting/make-fit.js";
import {nbdObjective, startNbd} from "./likelihood.js";
import type {FitOptions} from "../purchase-model.js";
import {climbFromAll} from "../fitting/starts.js";
import {judge} from "../fitting/verdict.js";

export const nbdNames = ["r", "alpha"] as const;
export type NbdParameter = (typeof nbdNames)[number];

/** First guesses of r: customers are much unlike, somewhat, or hardly. */
const shapeGuesses = [1, 0.1, 10] as const;

/** Plausible shapes of the gamma distribution, and its scale against the longest age. */
const plausible = {shape: [1e-3, 1e3], scale: [1e-4, 1e4]} as const;

function isAtBound(at: Float64Array, longest: number): boolean {
  const [r, alpha] = at.map(Math.exp);
  const isOutside = (value: number, [least, most]: readonly [number, number]): boolean =>
    value < least || value > most;
  return isOutside(r!, plausible.shape) || isOutside(alpha! / longest, plausible.scale);
}

/**
 * Returns the fit of the NBD, from several starts. It has no doubts about leaving, for it knows of none:
 * that others see some, and then fit and forecast better, is for the trial of all models to tell.
 */
export function fitNbd(
  histories: Histories,
  {gates: someGates, daysPerUnit = 1}: FitOptions = {},
): Fit<NbdParameter> {
  const gates = {...defaultGates, ...someGates};
  const facts = findFacts(histories, daysPerUnit);
  const judged = {customers: histories.customers, facts, gates, dropoutGain: undefined};
  if (histories.x.length < 2 || facts.repeatBuyers === 0 || facts.historyDays === 0) {
    const nothing = {optimum: undefined, doStartsAgree: true, isAtBound: false};
    return makeFit("nbd", nbdNames, undefined, judge({...judged, ...nothing}));
  }
  const sums = sumCounts(histories);
  const starts = shapeGuesses.map((shape) => startNbd(sums, shape));
  const options = {hasHessian: true};
  const {best, doAgree, evaluations} = climbFromAll(nbdObjective(sums), starts, options);
  const verdict = judge({
    ...judged,
    optimum: best,
    doStartsAgree: doAgree,
    isAtBound: isAtBound(best.at, facts.historyDays / daysPerUnit),
  });
  return makeFit("nbd", nbdNames, best, verdict, evaluations);
}
