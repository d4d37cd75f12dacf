import type {Fit} from "../fit.js";
import {sumCounts} from "../fitting/count-sums.js";
import {fitPurchases} from "../fitting/fit-purchases.js";
import type {Histories} from "../histories.js";
import type {FitOptions} from "../purchase-model.js";
import {nbdObjective} from "./likelihood.js";

export const nbdNames = ["r", "alpha"] as const;
export type NbdParameter = (typeof nbdNames)[number];

/** First guesses of r, at the same mean rate: customers are somewhat unlike, much, or hardly. */
const shapeGuesses = [1, 0.1, 10] as const;

/**
 * Returns the fit of the NBD; see `fitPurchases`. It has no doubts about leaving, for it knows of none: that
 * others see some, and then fit and forecast better, is for the trial of all models to tell.
 */
export function fitNbd(histories: Histories, options?: FitOptions): Fit<NbdParameter> {
  const likelihood = {
    model: "nbd",
    names: nbdNames,
    kinds: ["shape", "scale"],
    hasDropout: false,
    starts: (nbd: Float64Array) =>
      shapeGuesses.map((r) => [Math.log(r), nbd[1]! - nbd[0]! + Math.log(r)]),
    objective: (some: Histories) => nbdObjective(sumCounts(some)),
  } as const;
  return fitPurchases(likelihood, histories, options);
}
