import {purchaseCountProbability} from "./count.js";
import {aliveProbability, expectedPurchases, expectedPurchasesOfNew} from "./customer.js";
import {fitParetoNbd, paretoNbdNames, type ParetoNbdParameter} from "./fit.js";
import {discountedPurchases, predict} from "./predict.js";
import type {PurchaseModel} from "../purchase-model.js";

/**
 * The Pareto/NBD model: while alive customers buy at rates of their own, gamma-distributed with shape r and
 * scale 1/alpha, and may leave at any time at another, with shape s and scale 1/beta.
 * Schmittlein, Morrison and Colombo (1987), "Counting your customers: who are they and what will they do next?".
 */
export const paretoNbd: PurchaseModel<ParetoNbdParameter> = {
  name: "pareto_nbd",
  hasDropout: true,
  names: paretoNbdNames,
  fit: fitParetoNbd,
  aliveProbability,
  expectedPurchases,
  expectedPurchasesOfNew,
  purchaseCountProbability,
  predict,
  discountedPurchases,
};
