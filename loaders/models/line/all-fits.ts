import {fittedHistories, type Buyers} from "../orders/buyers.js";
import type {FitOf} from "./fit-rows.js";
import type {Verdict} from "../fit.js";
import {fitGammaGamma} from "../gamma-gamma/gamma-gamma.js";
import type {Gates} from "../fitting/gates.js";
import type {Histories} from "../histories.js";
import {makeFit} from "../fitting/make-fit.js";
import type {PurchaseModel} from "../purchase-model.js";
import {purchaseModels} from "../purchase-models.js";
import type {Spending} from "../gamma-gamma/spending.js";
import {thin} from "../fitting/thin.js";

/** Buyers and the money of their orders. */
export interface PayingBuyers extends Buyers {
  readonly amount: Float64Array;
}

export interface FitLimits {
  readonly gates: Gates;
  /** Most correlation of spend and frequency. */
  readonly correlation: number;
}

/** Most distinct histories that Pareto/NBD is fitted to, whose likelihood takes much longer. */
const paretoRows = 20_000;

function rowsFor(model: PurchaseModel, histories: Histories): Histories {
  return model.name === "pareto_nbd" ? thin(histories, paretoRows) : histories;
}

/** Returns what those paid who paid anything: a number of orders and their mean. */
function spendingOf({orders, amount}: PayingBuyers): Spending {
  const counts = new Int32Array(orders.length);
  const means = new Float64Array(orders.length);
  let paying = 0;
  for (let row = 0; row < orders.length; row++) {
    if (!(amount[row]! > 0)) continue;
    counts[paying] = orders[row]!;
    means[paying++] = amount[row]! / orders[row]!;
  }
  return {counts: counts.subarray(0, paying), means: means.subarray(0, paying)};
}

const gammaGammaNames = ["p", "q", "gamma"];

/** What comes back where there are too few buyers to try. */
const untried: Verdict = {isConverged: false, isTrusted: false, doubts: ["few_buyers"]};

/**
 * Returns the fit of every model of purchases, and after them of Gamma-Gamma to the amounts of orders. Times
 * are in days. With fewer buyers than the gate nothing is fitted.
 */
export function fitAll(buyers: PayingBuyers, {gates, correlation}: FitLimits): FitOf[] {
  const customers = buyers.x.length;
  if (customers < gates.buyers) {
    const models = [...purchaseModels, {name: "gamma_gamma", names: gammaGammaNames}];
    return models.map(({name, names}) => ({
      fit: makeFit(name, names, undefined, untried),
      customers,
    }));
  }
  const histories = fittedHistories(buyers);
  const spending = spendingOf(buyers);
  const purchases = purchaseModels.map((model) => {
    const rows = rowsFor(model, histories);
    return {fit: model.fit(rows, {gates}), customers: rows.customers};
  });
  const amounts = fitGammaGamma(spending, {limits: {correlation}});
  return [...purchases, {fit: amounts, customers: spending.counts.length}];
}
