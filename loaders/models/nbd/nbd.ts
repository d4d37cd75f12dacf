import {fitNbd, nbdNames, type NbdParameter} from "./fit.js";
import {
  aliveProbability,
  discountedPurchases,
  expectedPurchases,
  expectedPurchasesOfNew,
  predict,
  purchaseCountProbability,
} from "./predict.js";
import type {PurchaseModel} from "../purchase-model.js";

/**
 * The NBD: customers buy at rates of their own, gamma-distributed with shape r and scale 1/alpha, and nobody
 * leaves. It is for sources in which no leaving can be seen; what it expects of a far future is too much
 * where customers do leave. Ehrenberg (1959), "The pattern of consumer purchases".
 */
export const nbd: PurchaseModel<NbdParameter> = {
  name: "nbd",
  hasDropout: false,
  names: nbdNames,
  fit: fitNbd,
  aliveProbability,
  expectedPurchases,
  expectedPurchasesOfNew,
  purchaseCountProbability,
  predict,
  discountedPurchases,
};
