import type {PayingBuyers} from "./all-fits.js";
import {expectedSpends} from "../gamma-gamma/expected-spend.js";
import {forecastOrders, type OrderForecast} from "../orders/buyers.js";
import {dailyRate, lifetimeValues} from "../forecast/clv.js";
import type {Fit} from "../fit.js";
import type {FutureBuyers} from "../forecast/future-buyers.js";
import type {GammaGammaParameter} from "../gamma-gamma/gamma-gamma.js";
import type {Discounting, PurchaseModel} from "../purchase-model.js";
import {purchaseModel} from "../purchase-models.js";
import {worthOf, type Worth} from "../forecast/worth.js";

/** The fits that are published: one of purchases, and Gamma-Gamma where it is trusted. */
export interface Published {
  readonly purchases: Fit;
  readonly spending: Fit<GammaGammaParameter> | undefined;
}

export interface Terms {
  readonly months: number;
  readonly yearlyRate: number;
  /** Profit as a share of the money of orders, returns taken off. */
  readonly profitShare: number;
}

/** What customers are expected to do and to be worth. */
export interface Valued {
  readonly model: PurchaseModel;
  readonly parameters: Fit["parameters"];
  readonly forecast: OrderForecast;
  readonly buyers: FutureBuyers;
  /** Money of a future order. */
  readonly amounts: Float64Array;
  /** Profit of a future order: its mean, and where spending has a model the rest. */
  readonly worth: Pick<Worth, "mean"> & Partial<Worth>;
  readonly discounting: Discounting;
  readonly values: Float64Array;
}

/** One order like the mean of all is added to everybody's own, where spending has no model. */
function plainMeans({orders, amount}: PayingBuyers): Float64Array {
  let [all, money] = [0, 0];
  for (let row = 0; row < orders.length; row++) {
    all += orders[row]!;
    money += amount[row]!;
  }
  const mean = all > 0 ? money / all : 0;
  return amount.map((own, row) => (own + mean) / (orders[row]! + 1));
}

/** Returns what is expected of customers under the published fits, with horizons in days. */
export function valueBuyers(
  known: PayingBuyers,
  {purchases, spending}: Published,
  {months, yearlyRate, profitShare}: Terms,
  horizons: readonly number[],
): Valued {
  const model = purchaseModel(purchases.model);
  const {parameters} = purchases;
  const forecast = forecastOrders(model, parameters, known, horizons);
  const counts = known.orders;
  const means = known.amount.map((all, row) => all / counts[row]!);
  const marginShares = new Float64Array(counts.length).fill(profitShare);
  const paid = {counts, means, marginShares};
  const {histories, factors} = forecast;
  const buyers = {histories, factors, paid};
  const amounts = spending
    ? expectedSpends(spending.parameters, {counts, means})
    : plainMeans(known);
  const worth = spending
    ? worthOf(spending.parameters, paid)
    : {mean: amounts.map((each) => each * profitShare)};
  const discounting = {horizon: (months * 365) / 12, rate: dailyRate(yearlyRate)};
  const values = lifetimeValues(model, parameters, buyers, {worth, ...discounting});
  return {model, parameters, forecast, buyers, amounts, worth, discounting, values};
}
