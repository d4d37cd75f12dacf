import type {SbgParameter} from "./sbg.js";

export type SbgParameters = Readonly<Record<SbgParameter, number>>;

function checkParameters({alpha, beta}: SbgParameters): void {
  if (!(alpha > 0 && alpha < Infinity && beta > 0 && beta < Infinity)) {
    throw new RangeError(`alpha ${alpha}, beta ${beta}: numbers above 0 were expected`);
  }
}

function checkPeriods(name: string, periods: number, least: number): void {
  if (!(Number.isInteger(periods) && periods >= least)) {
    throw new RangeError(`${name} ${periods}: a whole number of ${least} or more was expected`);
  }
}

/**
 * Returns the share of the customers of age t − 1 periods who renew into period t (1 or more):
 * (β + t − 1) / (α + β + t − 1). Fader and Hardie (2007), equation 8.
 */
export function retentionRate(parameters: SbgParameters, period: number): number {
  checkParameters(parameters);
  checkPeriods("period", period, 1);
  const stay = parameters.beta + (period - 1);
  return stay / (parameters.alpha + stay);
}

/** Returns the share of customers still there after 0, 1, … periods, that many and one more. */
export function survivalShares(parameters: SbgParameters, periods: number): Float64Array {
  checkParameters(parameters);
  checkPeriods("periods", periods, 0);
  const shares = new Float64Array(periods + 1).fill(1);
  for (let period = 1; period <= periods; period++) {
    const stay = parameters.beta + (period - 1);
    shares[period] = shares[period - 1]! * (stay / (parameters.alpha + stay));
  }
  return shares;
}

/**
 * Returns the periods that a new customer is expected to be there within a horizon (whole periods, 1 or more),
 * the first included. A horizon is needed, for without one the mean is endless where α ≤ 1.
 */
export function expectedTenure(parameters: SbgParameters, horizon: number): number {
  checkPeriods("horizon", horizon, 1);
  return survivalShares(parameters, horizon - 1).reduce((sum, share) => sum + share, 0);
}

/** Below this rate per period an endless sum takes too long. */
const leastRate = 1e-6;

export interface ResidualOptions {
  /** Periods that the customer has renewed so far. */
  readonly age?: number;
  /** Discount rate per period. */
  readonly rate: number;
  /** Renewals to count; all there will be where absent. */
  readonly horizon?: number;
}

/**
 * Returns the discounted expected residual lifetime, in periods, of a customer about to decide on the next
 * renewal: Σ over k ≥ 1 of P(still there after age + k, given age) / (1 + rate)^(k − 1), summed term by term
 * until what is left is below the last digit. Times the margin per period it is the residual value. Without
 * a horizon the rate must be at least 1e-6. Fader and Hardie (2010), "Customer-base valuation in a
 * contractual setting: the perils of ignoring heterogeneity".
 */
export function discountedResidualLifetime(
  parameters: SbgParameters,
  {age = 0, rate, horizon = Infinity}: ResidualOptions,
): number {
  checkParameters(parameters);
  checkPeriods("age", age, 0);
  if (horizon !== Infinity) checkPeriods("horizon", horizon, 0);
  const least = horizon === Infinity ? leastRate : 0;
  if (!(rate >= least && rate < Infinity)) {
    throw new RangeError(`rate ${rate}: a number of ${least} or more was expected`);
  }
  const {alpha, beta} = parameters;
  let [share, sum] = [1, 0];
  for (let renewal = 0; renewal < horizon; renewal++) {
    const stay = beta + age + renewal;
    share *= stay / (alpha + stay);
    sum += share;
    // All that follows is less than a perpetuity of this term.
    if (share <= 1e-16 * sum * rate) break;
    share /= 1 + rate;
  }
  return sum;
}
