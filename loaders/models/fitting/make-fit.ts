import type {Fit, Verdict} from "../fit.js";
import type {Optimum} from "../numeric/optimise.js";

/**
 * Returns the fit that an optimum over the logarithms of the parameters stands for; standard errors of the
 * parameters by the delta method. Without an optimum, a fit without parameters, of log-likelihood 0.
 */
export function makeFit<Parameter extends string>(
  model: string,
  names: readonly Parameter[],
  optimum: Optimum | undefined,
  verdict: Verdict,
  evaluations = optimum?.evaluations ?? 0,
): Fit<Parameter> {
  const parameters = {} as Record<Parameter, number>;
  const errors = {} as Record<Parameter, number>;
  const covariance = optimum?.covariance;
  if (optimum) {
    names.forEach((name, k) => {
      parameters[name] = Math.exp(optimum.at[k]!);
      errors[name] = parameters[name] * Math.sqrt(covariance?.[k * (names.length + 1)] ?? 0);
    });
  }
  return {
    model,
    names,
    parameters,
    standardErrors: covariance ? errors : undefined,
    logCovariance: covariance,
    logLikelihood: optimum?.value ?? 0,
    evaluations,
    verdict,
  };
}
