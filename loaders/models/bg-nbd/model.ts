import {purchaseCountProbability} from "./counts.js";
import {bgNbdNames, fitBgNbd, type BgNbdParameter} from "./fit.js";
import {
  aliveProbability,
  discountedPurchases,
  expectedPurchases,
  expectedPurchasesOfNew,
  predict,
} from "./predict.js";
import type {Leaving} from "./rows.js";
import type {PurchaseModel} from "../purchase-model.js";

/** Returns the functions of BG/NBD or MBG/NBD as one model. */
export function makeBgNbd(
  name: "bg_nbd" | "mbg_nbd",
  leaving: Leaving,
): PurchaseModel<BgNbdParameter> {
  return {
    name,
    hasDropout: true,
    names: bgNbdNames,
    fit: (histories, options) => fitBgNbd(name, leaving, histories, options),
    aliveProbability: (parameters, history) => aliveProbability(parameters, leaving, history),
    expectedPurchases: (parameters, horizon, history) =>
      expectedPurchases(parameters, leaving, horizon, history),
    expectedPurchasesOfNew: (parameters, horizon) =>
      expectedPurchasesOfNew(parameters, leaving, horizon),
    purchaseCountProbability: (parameters, count, horizon) =>
      purchaseCountProbability(parameters, leaving, count, horizon),
    predict: (parameters, histories, horizons) => predict(parameters, leaving, histories, horizons),
    discountedPurchases: (parameters, histories, discounting) =>
      discountedPurchases(parameters, leaving, histories, discounting),
  };
}
