import type {Fit} from "../fit.js";
import {fitPurchases} from "../fitting/fit-purchases.js";
import type {Histories} from "../histories.js";
import type {FitOptions} from "../purchase-model.js";
import {paretoNbdObjective} from "./likelihood.js";

export const paretoNbdNames = ["r", "alpha", "s", "beta"] as const;
export type ParetoNbdParameter = (typeof paretoNbdNames)[number];

/** First guesses of s, and of beta as a share of the longest age. */
const leavingGuesses: readonly (readonly [number, number])[] = [
  [0.5, 0.3],
  [1.5, 2],
  [0.2, 0.05],
];

/** Returns the fit of Pareto/NBD; see `fitPurchases`. The starts have r and α of the NBD. */
export function fitParetoNbd(histories: Histories, options?: FitOptions): Fit<ParetoNbdParameter> {
  const likelihood = {
    model: "pareto_nbd",
    names: paretoNbdNames,
    kinds: ["shape", "scale", "shape", "scale"],
    hasDropout: true,
    starts: (nbd: Float64Array, longest: number) =>
      leavingGuesses.map(([s, share]) => [...nbd, Math.log(s), Math.log(share * longest)]),
    objective: paretoNbdObjective,
  } as const;
  return fitPurchases(likelihood, histories, options);
}
