import {purchaseCountProbability} from "./bg-nbd-counts.js";
import {bgNbdNames, fitBgNbd, type BgNbdParameter} from "./bg-nbd-fit.js";
import {
  aliveProbability,
  discountedPurchases,
  expectedPurchases,
  expectedPurchasesOfNew,
  predict,
} from "./bg-nbd-predict.js";
import type {Leaving} from "./bg-nbd-rows.js";
import type {PurchaseModel} from "./purchase-model.js";

function makeModel(name: "bg_nbd" | "mbg_nbd", leaving: Leaving): PurchaseModel<BgNbdParameter> {
  return {
    name,
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

/**
 * BG/NBD: purchases come at random at a rate of the customer's own, gamma distributed with shape r and
 * scale α over customers; after each repeat purchase the customer leaves with a probability of their own,
 * beta distributed with a and b. Fader, Hardie and Lee (2005), "Counting your customers the easy way".
 */
export const bgNbd = makeModel("bg_nbd", "after_repeat");

/**
 * MBG/NBD: BG/NBD in which customers may leave after their first purchase too, so that one-time buyers
 * are not all alive. Batislam, Denizel and Filiztekin (2007), "Empirical validation and comparison of
 * models for customer base analysis".
 */
export const mbgNbd = makeModel("mbg_nbd", "after_first");
