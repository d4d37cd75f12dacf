import type {Doubt, Verdict} from "../fit.js";
import {passGates, type Gates} from "./gates.js";
import type {Optimum} from "../numeric/optimise.js";

export interface Evidence {
  /** Over logarithms of parameters; absent where no fit could be made. */
  readonly optimum: Optimum | undefined;
  readonly customers: number;
  /** What was found, against what was asked. */
  readonly facts: Gates;
  readonly gates: Gates;
  /** More than one start led to the maximum. */
  readonly doStartsAgree: boolean;
  /** A parameter is beyond what is plausible; the model knows which are. */
  readonly isAtBound: boolean;
  /** What dropout adds to the log-likelihood of the same model without it; undefined where there is none. */
  readonly dropoutGain: number | undefined;
}

/** Largest slope of the log-likelihood per customer, by the logarithm of a parameter. */
const steepest = 1e-6;

/** Largest standard error of the logarithm of a parameter: beyond, 90 % of belief spans a factor of 700. */
const vaguest = 2;

/** Two parameters more earn less than this by chance in 999 of 1,000 samples: half of χ²'s quantile. */
const leastDropoutGain = 6.9;

/**
 * Returns whether the maximum is one (the gradient vanished, the Hessian is definite, starts agree) and
 * whether it may be used: it is one, the gates are passed, dropout, if the model has it, is visible and no
 * parameter is at a bound.
 */
export function judge(evidence: Evidence): Verdict {
  const {optimum, customers, facts, gates} = evidence;
  const doubts: Doubt[] = [...passGates(facts, gates)];
  if (!optimum) {
    if (doubts.length === 0) doubts.push("few_repeat_buyers");
    return {isConverged: false, isTrusted: false, doubts};
  }
  const size = Math.sqrt(optimum.covariance?.length ?? 0);
  const isVague = !optimum.at.every(
    (_, k) => Math.sqrt(optimum.covariance?.[k * (size + 1)] ?? Infinity) < vaguest,
  );
  const isLevel =
    optimum.isConverged &&
    optimum.gradient.every((slope) => Math.abs(slope) <= steepest * customers);
  const {dropoutGain} = evidence;
  if (dropoutGain !== undefined && !(dropoutGain > leastDropoutGain)) {
    doubts.push("no_dropout_visible");
  }
  if (evidence.isAtBound) doubts.push("at_bound");
  if (!isLevel) doubts.push("not_converged");
  if (isVague) doubts.push("not_identified");
  if (!evidence.doStartsAgree) doubts.push("starts_disagree");
  const isConverged = isLevel && optimum.covariance !== undefined && evidence.doStartsAgree;
  return {isConverged, isTrusted: isConverged && doubts.length === 0, doubts};
}
