import type {Fit} from "../fit.js";
import {fitPurchases} from "../fitting/fit-purchases.js";
import type {Histories} from "../histories.js";
import type {FitOptions} from "../purchase-model.js";
import {bgNbdObjective} from "./likelihood.js";
import {layOut, type Leaving} from "./rows.js";

export const bgNbdNames = ["r", "alpha", "a", "b"] as const;
export type BgNbdParameter = (typeof bgNbdNames)[number];

/** First guesses of a and b: leaving is common and uneven, rare and even, or in between. */
const leavingGuesses: readonly (readonly [number, number])[] = [
  [0.7, 3],
  [0.3, 6],
  [2, 30],
];

/** Returns the fit of BG/NBD or MBG/NBD; see `fitPurchases`. The starts have r and α of the NBD. */
export function fitBgNbd(
  model: "bg_nbd" | "mbg_nbd",
  leaving: Leaving,
  histories: Histories,
  options?: FitOptions,
): Fit<BgNbdParameter> {
  const likelihood = {
    model,
    names: bgNbdNames,
    kinds: ["shape", "scale", "shape", "shape"],
    hasDropout: true,
    starts: (nbd: Float64Array) =>
      leavingGuesses.map(([a, b]) => [...nbd, Math.log(a), Math.log(b)]),
    objective: (some: Histories) => bgNbdObjective(layOut(some, leaving)),
  } as const;
  return fitPurchases(likelihood, histories, options);
}
