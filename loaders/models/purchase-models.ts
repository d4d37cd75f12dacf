import {bgNbd} from "./bg-nbd/bg-nbd.js";
import {mbgNbd} from "./bg-nbd/mbg-nbd.js";
import {nbd} from "./nbd/nbd.js";
import {paretoNbd} from "./pareto-nbd/pareto-nbd.js";
import type {PurchaseModel} from "./purchase-model.js";

/** The models of purchases that are tried, the simplest first: of equally good ones it is taken. */
export const purchaseModels: readonly PurchaseModel[] = [nbd, bgNbd, mbgNbd, paretoNbd];

/** Returns the model of a name. */
export function purchaseModel(name: string): PurchaseModel {
  const model = purchaseModels.find((each) => each.name === name);
  if (!model) throw new RangeError(`${name} is no model of purchases`);
  return model;
}
