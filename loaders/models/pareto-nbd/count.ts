import gammaln from "@stdlib/math-base-special-gammaln";
import {checkHorizon, checkParameters} from "./customer.js";
import type {ParetoNbdParameters} from "./table.js";

/** Farther into a tail than exp(-this) nothing adds up. */
const edge = 42;

/**
 * Returns the probability that a new customer makes `count` repeat purchases within the horizon, absolute error
 * below 1e-10. Those still there at the end have a negative binomial count, those who left at u one of the time u:
 *
 *     P(n) = NB(n; t) (1 + t/β)^-s + ∫ NB(n; u) s/β (1 + u/β)^-(s+1) du over 0 < u < t,
 *
 * the integral by the trapezoidal rule in y, u = t / (1 + exp(-y)), whose step is halved until that
 * changes nothing. Fader, Hardie and Jerath (2006), "Deriving an expression for P(X(t) = x) under the
 * Pareto/NBD model", has the closed form, which loses digits by cancellation.
 */
export function purchaseCountProbability(
  parameters: ParetoNbdParameters,
  count: number,
  horizon: number,
): number {
  checkParameters(parameters);
  checkHorizon(horizon);
  if (!(Number.isInteger(count) && count >= 0)) {
    throw new RangeError(`the count is ${count}: a whole number from 0 was expected`);
  }
  if (horizon === 0) return count === 0 ? 1 : 0;
  const {r, alpha, s, beta} = parameters;
  const ways = count === 0 ? 0 : gammaln(r + count) - gammaln(r) - gammaln(count + 1);
  const logCount = (u: number): number =>
    ways - r * Math.log1p(u / alpha) - (count === 0 ? 0 : count * Math.log1p(alpha / u));
  const whole = Math.log((horizon / beta) * s);
  const density = (y: number): number => {
    const [rest, share] = [1 / (1 + Math.exp(y)), 1 / (1 + Math.exp(-y))];
    const u = horizon * share;
    return rest * share * Math.exp(logCount(u) + whole - (s + 1) * Math.log1p(u / beta));
  };
  const from =
    -edge -
    Math.max(0, Math.log((horizon / alpha) * (r + 1)), Math.log((horizon / beta) * (s + 1)));
  const sum = (start: number, step: number): number => {
    let total = 0;
    for (let y = start; y < edge; y += step) total += density(y);
    return total;
  };
  let step = Math.min(0.25, 0.7 / Math.sqrt(1 + Math.min(r, count)));
  let [rough, fine] = [Infinity, step * sum(from, step)];
  for (let halved = 0; halved < 8 && Math.abs(fine - rough) > 1e-7 * fine; halved++) {
    rough = fine;
    fine = (rough + step * sum(from + step / 2, step)) / 2;
    step /= 2;
  }
  return Math.min(1, fine + Math.exp(logCount(horizon) - s * Math.log1p(horizon / beta)));
}
