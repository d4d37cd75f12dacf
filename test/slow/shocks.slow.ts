import {expect, test} from "vitest";
import {bgNbd} from "../../loaders/models/bg-nbd/bg-nbd.js";
import {estimateOf, type Estimate} from "../../loaders/models/forecast/estimate.js";
import {forecastTotals} from "../../loaders/models/forecast/forecast-totals.js";
import {fitGammaGamma} from "../../loaders/models/gamma-gamma/gamma-gamma.js";
import {excessOf, type PastTotal} from "../../loaders/models/grading/excess.js";
import {collapse} from "../../loaders/models/histories.js";
import {forecastOrders} from "../../loaders/models/orders/buyers.js";
import {orderAges} from "../../loaders/models/orders/order-ages.js";
import {Random} from "../../loaders/tools/sample/random.js";
import {type Buyer, simulateShocks} from "../models/simulate-shocks.js";
import {typicalShop} from "../models/simulate-shop.js";

const horizon = 90;
const days = 810;
const kinds = ["orders", "profit"] as const;

/** Fits what is known before a day and returns what it foretells of the horizon, and what came. */
function foretell(buyers: readonly Buyer[], today: number) {
  const seen = buyers.filter(({instants}) => instants[0]! < today);
  const known = seen.map(({instants, amounts}) => {
    const orders = instants.filter((instant) => instant < today).length;
    const dates = [...new Set(instants.slice(0, orders).map(Math.floor))];
    return {
      x: dates.length - 1,
      tx: dates.at(-1)! - dates[0]!,
      T: today - 1 - dates[0]!,
      orders,
      mean: amounts.slice(0, orders).reduce((sum, amount) => sum + amount, 0) / orders,
    };
  });
  const of = (key: "x" | "tx" | "T" | "orders") => Int32Array.from(known, (one) => one[key]);
  const [x, orders] = [of("x"), of("orders")];
  const paid = {counts: orders, means: Float64Array.from(known, ({mean}) => mean)};
  const ages = orderAges(x, of("tx"), of("T"));
  const fit = bgNbd.fit(collapse(x, ages.tx, ages.T));
  const spending = fitGammaGamma(paid);
  const given = {x, tx: of("tx"), T: of("T"), orders};
  const {histories, factors} = forecastOrders(bgNbd, fit.parameters, given, [horizon]);
  // Of a shop so young, spending may not be known well enough.
  const ahead = {ends: [horizon], sampled: 300, ...(spending.logCovariance && {spending})};
  const {total} = forecastTotals(bgNbd, fit, {histories, factors, paid}, ahead);
  const came = {orders: 0, profit: 0};
  for (const {instants, amounts} of seen) {
    instants.forEach((instant, at) => {
      if (instant < today || instant >= today + horizon) return;
      came.orders++;
      came.profit += amounts[at]!;
    });
  }
  return {orders: total[0]!.orders, profit: total[0]!.profit, came};
}

/** Tries a shop of its own at past dates, forecasts, and looks: by the model alone, and widened. */
function study(seed: number, shop: {customers: number; deviation: number; dates: number}) {
  const {customers, deviation, dates} = shop;
  const random = new Random(seed, "shocks");
  const own = {...typicalShop, customers, days, horizon};
  const buyers = simulateShocks(own, {deviation, period: horizon}, random);
  const past = Array.from({length: dates}, (_, at) => foretell(buyers, days - (at + 1) * horizon));
  const now = foretell(buyers, days);
  const judged = kinds.map((kind) => {
    const totals = past.flatMap(({[kind]: estimate, came}): PastTotal[] => {
      if (!estimate) return [];
      const {expected, parameterVariance, processVariance} = estimate;
      return [{expected, variance: parameterVariance + processVariance, came: came[kind]}];
    });
    const excess = excessOf(totals);
    const alone = now[kind]!;
    const excessVariance = (excess * alone.expected) ** 2;
    const widened = estimateOf(alone.expected, {...alone, excessVariance}, 0.9);
    const holds = ({low, high}: Estimate) => low <= now.came[kind] && now.came[kind] <= high;
    return {excess, alone: holds(alone), widened: holds(widened)};
  });
  return judged;
}

// Measured, standard error 2 %, of orders and of money: without shocks 88.5 and 90.5 % by the model alone, 92.5
// and 93.5 % widened; with rates that differ by a quarter between quarters 37.5 and 44 % alone, widened 87 and
// 86 % by four past dates, 89.5 and 88.5 % by two.
test.each([
  {shops: 200, customers: 500, deviation: 0, dates: 4},
  {shops: 200, customers: 500, deviation: 0.25, dates: 4},
  {shops: 200, customers: 500, deviation: 0.25, dates: 2},
])(
  "intervals hold as often in shops with shocks as in those without: $deviation, $dates past dates",
  (given) => {
    const {shops} = given;
    const studies = Array.from({length: shops}, (_, seed) => study(seed, given));
    const mean = (of: "alone" | "widened" | "excess") =>
      kinds.map((_, at) => studies.reduce((sum, one) => sum + Number(one[at]![of]), 0) / shops);
    const [alone, widened] = [mean("alone"), mean("widened")];
    process.stdout.write(`${JSON.stringify({...given, alone, widened, excess: mean("excess")})}\n`);
    for (const found of widened) {
      expect(found).toBeGreaterThanOrEqual(0.86);
      expect(found).toBeLessThanOrEqual(0.94);
    }
    if (given.deviation > 0) for (const found of alone) expect(found).toBeLessThan(0.75);
  },
  600_000,
);
