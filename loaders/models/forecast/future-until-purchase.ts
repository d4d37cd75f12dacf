import type {AliveFuture} from "./alive-future.js";
import {betaQuadrature, type Quadrature} from "../numeric/beta-quadrature.js";

export interface UntilPurchase {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Enough for four digits even where the horizon is forty times the age. */
const nodeCount = 20;

/**
 * Returns the future of a customer still there under BG/NBD: purchases at rate λ, after each of which the
 * customer leaves with probability p. Given the history and being there, λ ~ Gamma(r + x, α + T) and
 * p ~ Beta(a, b + x) are independent (Fader, Hardie and Lee 2005, "Counting your customers the easy way").
 * Two purchases at times v < u need only the one at v survived, so that their density is
 * λ² (1 − p) e^(−λpu), whatever v, and
 *     E[N(N − 1)] = 2 ∫ (u − from) E[λ² (1 − p) e^(−λpu)] du over (from, to].
 * The integrals over λ and u are elementary, the one over p is by quadrature.
 */
export function futureUntilPurchase({r, alpha, a, b}: UntilPurchase): AliveFuture {
  const rules = new Map<number, Quadrature>();
  const ruleOf = (x: number): Quadrature => {
    const rule = rules.get(x) ?? betaQuadrature(a, b + x, nodeCount);
    rules.set(x, rule);
    return rule;
  };
  return {
    some: (x, T, horizon) => -Math.expm1(-(r + x) * Math.log1p(horizon / (alpha + T))),
    pairs(x, T, from, to) {
      const {nodes, weights} = ruleOf(x);
      const [rho, scale] = [r + x, alpha + T];
      let sum = 0;
      for (let at = 0; at < nodeCount; at++) {
        const p = nodes[at]!;
        sum += weights[at]! * (1 - p) * pairsGiven(p, rho, scale, from, to);
      }
      return 2 * Math.max(0, sum);
    },
  };
}

/** ∫ (u − from) E[λ² e^(−λpu)] du over (from, to] for λ ~ Gamma(rho, scale). */
function pairsGiven(p: number, rho: number, scale: number, from: number, to: number): number {
  const step = (p * (to - from)) / (scale + p * from);
  // As from zero, with the scale grown: E[λ² e^(−λp from) …] is that of Gamma(rho, scale + p from), shrunk.
  const grown = from === 0 ? 1 : Math.exp(-rho * Math.log1p((p * from) / scale));
  const wide = scale + p * from;
  if (step * (rho + 2) < 0.01) {
    const time = (to - from) / wide;
    const series =
      1 / 2 - (rho + 2) * step * (1 / 3 - (rho + 3) * step * (1 / 8 - ((rho + 4) * step) / 30));
    return grown * rho * (rho + 1) * time * time * series;
  }
  const log = Math.log1p(step);
  const gone = -Math.expm1(-rho * log);
  const goneMore = -Math.expm1(-(rho + 1) * log);
  return (grown * ((rho + 1) * gone - rho * goneMore)) / (p * p);
}
