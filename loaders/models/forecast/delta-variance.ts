import type {Fit} from "../fit.js";

/** Step in the logarithm of a parameter: rounding and curvature both stay below 1e-6 of a total. */
const step = 1e-3;

/**
 * Returns the variances of some totals that come from not knowing the parameters of a fit, gᵀ C g with g the
 * central differences of each total by the logarithms of the parameters and C their covariance (the delta
 * method). Throws a RangeError where the fit has no covariance.
 */
export function deltaVariances<Parameter extends string>(
  {names, parameters, logCovariance, model}: Fit<Parameter>,
  totals: (parameters: Readonly<Record<Parameter, number>>) => Float64Array,
): Float64Array {
  if (!logCovariance) {
    throw new RangeError(`a fit of ${model} without a covariance: one with was expected`);
  }
  const gradients = names.map((name) => {
    const shifted = (by: number) =>
      totals({...parameters, [name]: parameters[name] * Math.exp(by)});
    const [above, below] = [shifted(step), shifted(-step)];
    return above.map((total, at) => (total - below[at]!) / (2 * step));
  });
  const count = names.length;
  return gradients[0]!.map((_, at) => {
    let variance = 0;
    for (let one = 0; one < count; one++) {
      for (let other = 0; other < count; other++) {
        variance +=
          gradients[one]![at]! * gradients[other]![at]! * logCovariance[one * count + other]!;
      }
    }
    return Math.max(0, variance);
  });
}
