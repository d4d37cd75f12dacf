import type {AliveFuture} from "./alive-future.js";
import {betaQuadrature} from "../numeric/beta-quadrature.js";

export interface UntilDeath {
  readonly r: number;
  readonly alpha: number;
  readonly s: number;
  readonly beta: number;
}

/** (e^(power · log) − 1) / power, its limit where the power is zero. */
const grow = (power: number, log: number): number =>
  Math.abs(power * log) < 1e-8 ? log * (1 + (power * log) / 2) : Math.expm1(power * log) / power;

/** ∫ (u − from) (1 + u / beta)^(−s) du over (from, to]. */
function lifeAhead(s: number, beta: number, from: number, to: number): number {
  const wide = beta + from;
  const step = (to - from) / wide;
  const left = Math.exp(-s * Math.log1p(from / beta));
  if (step < 1e-4) return left * (to - from) ** 2 * (1 / 2 - (s * step) / 3);
  const log = Math.log1p(step);
  return left * wide * wide * (grow(2 - s, log) - grow(1 - s, log));
}

/**
 * Returns the future of a customer still there under Pareto/NBD: purchases at rate λ until death at rate
 * μ. Given the history and being there, λ ~ Gamma(r + x, α + T) and μ ~ Gamma(s, β + T) are independent
 * (Schmittlein, Morrison and Colombo 1987, "Counting your customers"). Two purchases at v < u need life
 * until u, so that
 *     E[N(N − 1)] = 2 E[λ²] ∫ (u − from) (1 + u / (β + T))^(−s) du over (from, to];
 * and the first purchase comes at u with density E[λ e^(−λu)] if there is life until then, by quadrature to
 * about four digits.
 */
export function futureUntilDeath({r, alpha, s, beta}: UntilDeath): AliveFuture {
  const {nodes, weights} = betaQuadrature(1, 1, 16);
  return {
    some(x, T, horizon) {
      const rho = r + x;
      const logEnd = -rho * Math.log1p(horizon / (alpha + T));
      const share = -Math.expm1(logEnd);
      let sum = 0;
      for (let at = 0; at < nodes.length; at++) {
        // Where the share of purchases that came by u is this node's: 1 − (1 + u / (α + T))^(−rho).
        const u = (alpha + T) * Math.expm1(-Math.log1p(-share * nodes[at]!) / rho);
        sum += weights[at]! * Math.exp(-s * Math.log1p(u / (beta + T)));
      }
      return share * sum;
    },
    pairs(x, T, from, to) {
      const [rho, scale] = [r + x, alpha + T];
      return ((2 * rho * (rho + 1)) / scale / scale) * lifeAhead(s, beta + T, from, to);
    },
  };
}
