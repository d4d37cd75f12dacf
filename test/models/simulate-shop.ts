import type {Random} from "../../loaders/tools/sample/random.js";

export interface Shop {
  readonly customers: number;
  /** First orders are spread evenly over so many days, all observed. */
  readonly days: number;
  /** Days watched after them. */
  readonly horizon: number;
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
  /** Continuous discount rate per day. */
  readonly rate: number;
}

/** BG/NBD in days and Gamma-Gamma in money; CDNOW's spread of spending. */
export const typicalShop: Shop = {
  customers: 1000,
  days: 540,
  horizon: 90,
  r: 0.5,
  alpha: 20,
  a: 0.75,
  b: 4.5,
  p: 6.25,
  q: 3.74,
  gamma: 15.44,
  rate: Math.log(1.15) / 365,
};

export interface ShopCustomers {
  readonly x: Int32Array;
  readonly tx: Int32Array;
  readonly T: Int32Array;
  readonly orders: Int32Array;
  /** Mean amount of the orders so far. */
  readonly means: Float64Array;
  /** Orders, days with one and discounted amounts in the horizon. */
  readonly laterOrders: Int32Array;
  readonly laterDays: Int32Array;
  readonly laterValue: Float64Array;
}

/**
 * Returns customers who order at instants as BG/NBD says, each order of an amount as Gamma-Gamma says, and
 * what a calendar shows of them.
 */
export function simulateShop(shop: Shop, random: Random): ShopCustomers {
  const {customers, days, horizon, r, alpha, a, b, p, q, gamma, rate} = shop;
  const whole = () => new Int32Array(customers);
  const seen = {x: whole(), tx: whole(), T: whole(), orders: whole()};
  const later = {laterOrders: whole(), laterDays: whole()};
  const means = new Float64Array(customers);
  const laterValue = new Float64Array(customers);
  for (let who = 0; who < customers; who++) {
    const orderRate = random.gamma(r) / alpha;
    const leaves = random.beta(a, b);
    const spendRate = random.gamma(q) / gamma;
    let instant = random.between(0, days);
    const firstDay = Math.floor(instant);
    let lastDay = firstDay;
    seen.T[who] = days - 1 - firstDay;
    seen.orders[who] = 1;
    let paid = random.gamma(p) / spendRate;
    for (;;) {
      instant += random.exponential() / orderRate;
      if (!(instant < days + horizon)) break;
      const day = Math.floor(instant);
      const amount = random.gamma(p) / spendRate;
      const isNewDay = day > lastDay;
      lastDay = day;
      if (instant < days) {
        seen.orders[who]!++;
        paid += amount;
        if (isNewDay) seen.x[who]!++;
        seen.tx[who] = day - firstDay;
      } else {
        later.laterOrders[who]!++;
        laterValue[who]! += amount * Math.exp(-rate * (instant - days));
        if (isNewDay) later.laterDays[who]!++;
      }
      if (random.chance(leaves)) break;
    }
    means[who] = paid / seen.orders[who]!;
  }
  return {...seen, ...later, means, laterValue};
}
