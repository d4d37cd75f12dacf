import {aliveFuture, byCountAndAge} from "../forecast/alive-future.js";
import {collapse, eachHistory, type Histories} from "../histories.js";
import {orderAges} from "./order-ages.js";
import {orderFactors} from "./order-factors.js";
import {orderRates} from "./order-rates.js";
import type {PurchaseModel} from "../purchase-model.js";

/** What is known of customers, one value each: purchase days and orders, ages in days. */
export interface Buyers {
  /** Repeat purchase days. */
  readonly x: Int32Array;
  /** Age at the last purchase day. */
  readonly tx: Int32Array;
  readonly T: Int32Array;
  /** All orders. */
  readonly orders: Int32Array;
}

/** Returns the histories that models of orders are fitted to, equal ones once. */
export function fittedHistories({x, tx, T}: Omit<Buyers, "orders">): Histories {
  const ages = orderAges(x, tx, T);
  return collapse(x, ages.tx, ages.T);
}

/** What a model expects of each customer. */
export interface OrderForecast {
  readonly alive: Float64Array;
  /** Orders within each horizon. */
  readonly orders: readonly Float64Array[];
  /** The probability of at least one order within each horizon. */
  readonly buying: readonly Float64Array[];
  /** Expected orders per expected purchase of the model. */
  readonly factors: Float64Array;
  readonly histories: Histories;
}

/** Returns what a fitted model expects of customers within each horizon, in days. */
export function forecastOrders(
  model: PurchaseModel,
  parameters: Readonly<Record<string, number>>,
  buyers: Buyers,
  horizons: readonly number[],
): OrderForecast {
  const {x, tx, T, orders} = buyers;
  const ages = orderAges(x, tx, T);
  const histories = eachHistory(x, ages.tx, ages.T);
  const {alive, expected} = model.predict(parameters, histories, horizons);
  const {r, alpha} = parameters;
  const {past, future} = orderRates({r: r!, alpha: alpha!}, histories, alive);
  const factors = orderFactors({x, orders, pastRate: past, futureRate: future});
  const ifAlive = aliveFuture(model.name, parameters);
  return {
    alive,
    factors,
    histories,
    orders: expected.map((purchases) => purchases.map((each, row) => each * factors[row]!)),
    buying: horizons.map((horizon) =>
      byCountAndAge(histories, (count, age) => ifAlive.some(count, age, horizon)).map(
        (some, row) => some * alive[row]!,
      ),
    ),
  };
}
