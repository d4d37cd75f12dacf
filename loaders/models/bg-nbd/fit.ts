import type {Fit} from "../fit.js";
import {defaultGates, findFacts} from "../fitting/gates.js";
import {bgNbdObjective} from "./likelihood.js";
import {layOut, type Leaving} from "./rows.js";
import type {Histories} from "../histories.js";
import {makeFit} from "../fitting/make-fit.js";
import {climbNbd} from "../nbd/likelihood.js";
import {maximise, type Optimum} from "../numeric/optimise.js";
import {isImplausible, straying} from "../fitting/plausible.js";
import type {FitOptions} from "../purchase-model.js";
import {climbFromAll} from "../fitting/starts.js";
import {thin} from "../fitting/thin.js";
import {judge} from "../fitting/verdict.js";

export const bgNbdNames = ["r", "alpha", "a", "b"] as const;
export type BgNbdParameter = (typeof bgNbdNames)[number];

/** Rows enough for a start so close that two or three steps over all customers remain. */
const startRows = 20_000;

/** First guesses of a and b: leaving is common and uneven, rare and even, or in between. */
const leavingGuesses: readonly (readonly [number, number])[] = [
  [0.7, 3],
  [0.3, 6],
  [2, 30],
];

const kinds = ["shape", "scale", "shape", "shape"] as const;

/**
 * Returns the fit of BG/NBD or MBG/NBD: from several starts on a subsample of the customers, then from the
 * best of them on all. The starts' r and α are those of the NBD on the same customers.
 */
export function fitBgNbd(
  model: "bg_nbd" | "mbg_nbd",
  leaving: Leaving,
  histories: Histories,
  {gates: someGates, daysPerUnit = 1}: FitOptions = {},
): Fit<BgNbdParameter> {
  const gates = {...defaultGates, ...someGates};
  const facts = findFacts(histories, daysPerUnit);
  const {customers} = histories;
  const judged = {customers, facts, gates};
  if (histories.x.length < 2 || facts.repeatBuyers === 0 || facts.historyDays === 0) {
    const nothing = {optimum: undefined, doStartsAgree: true, isAtBound: false, dropoutGain: 0};
    return makeFit(model, bgNbdNames, undefined, judge({...judged, ...nothing}));
  }
  const rows = layOut(histories, leaving);
  const few = thin(histories, startRows);
  const someRows = few === histories ? rows : layOut(few, leaving);
  const withoutLeaving = climbNbd(rows.sums);
  const starts = leavingGuesses.map(([a, b]) => [...withoutLeaving.at, Math.log(a), Math.log(b)]);
  const longest = facts.historyDays / daysPerUnit;
  const isBeyond = (at: Float64Array) => isImplausible(at, kinds, {longest, slack: straying});
  const options = {hasHessian: true, isBeyond};
  const climbs = climbFromAll(bgNbdObjective(someRows), starts, options);
  const start = isBeyond(climbs.best.at) ? starts[0]! : climbs.best.at;
  const optimum: Optimum =
    someRows === rows ? climbs.best : maximise(bgNbdObjective(rows), start, options);
  const verdict = judge({
    ...judged,
    optimum,
    doStartsAgree: climbs.doAgree || isBeyond(optimum.at),
    isAtBound: isImplausible(optimum.at, kinds, {longest}),
    dropoutGain: optimum.value - withoutLeaving.value,
  });
  const evaluations = climbs.evaluations + (someRows === rows ? 0 : optimum.evaluations);
  return makeFit(model, bgNbdNames, optimum, verdict, evaluations);
}
