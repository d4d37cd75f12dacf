import type {AliveFuture} from "./alive-future.js";

/**
 * Returns the future of a customer under the NBD, where nobody leaves: the rate is λ ~ Gamma(r + x, α + T) given
 * the history, so that some purchase comes with probability 1 − E[e^(−λt)] = 1 − (1 + t / (α + T))^−(r + x), and
 * E[N(N − 1)] = E[λ²] (to − from)². Ehrenberg (1959), "The pattern of consumer purchases".
 */
export function futureWithoutEnd({
  r,
  alpha,
}: {
  readonly r: number;
  readonly alpha: number;
}): AliveFuture {
  return {
    some: (x, T, horizon) => -Math.expm1(-(r + x) * Math.log1p(horizon / (alpha + T))),
    pairs(x, T, from, to) {
      const share = (to - from) / (alpha + T);
      return (r + x) * (r + x + 1) * share * share;
    },
  };
}
