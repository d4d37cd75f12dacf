/** Why a fit is not trusted, or not made; the pages put them into words. */
export type Doubt =
  /** Fewer buyers than the gate. */
  | "few_buyers"
  /** Fewer repeat buyers, or customers with three or more purchases, than can carry the model. */
  | "few_repeat_buyers"
  /** A history shorter than the gate. */
  | "short_history"
  /** No recent purchases: the source may have stopped. */
  | "no_recent_purchases"
  /** Hardly anyone is seen to leave: dropout cannot be told from chance. */
  | "no_dropout_visible"
  /** A parameter ran to the edge of what is plausible. */
  | "at_bound"
  /** The gradient did not vanish. */
  | "not_converged"
  /** The log-likelihood is flat in some direction. */
  | "not_identified"
  /** Several starts ended in different places. */
  | "starts_disagree"
  /** Spend goes with frequency more than the model allows. */
  | "spend_depends_on_frequency"
  /** The amounts vary too little or too much for the model. */
  | "spend_without_variation";

export interface Verdict {
  /** Gradient vanished, Hessian negative definite, starts agree. */
  readonly isConverged: boolean;
  /** Converged and nothing else speaks against it. */
  readonly isTrusted: boolean;
  readonly doubts: readonly Doubt[];
}

/** A fitted model. `Parameter` names the parameters with the papers' letters. */
export interface Fit<Parameter extends string = string> {
  readonly model: string;
  /** In the papers' order; also the order of the covariance. */
  readonly names: readonly Parameter[];
  /** NaN is never among them: absent (empty) where no fit could be made. */
  readonly parameters: Readonly<Record<Parameter, number>>;
  /** Of the parameters themselves, by the delta method; absent where the Hessian is not definite. */
  readonly standardErrors: Readonly<Record<Parameter, number>> | undefined;
  /** Of the logarithms of the parameters, row by row. */
  readonly logCovariance: Float64Array | undefined;
  readonly logLikelihood: number;
  readonly evaluations: number;
  readonly verdict: Verdict;
}
