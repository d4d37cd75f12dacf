import type {Random} from "../../loaders/tools/sample/random.js";
import type {Shop} from "./simulate-shop.js";

/** Instants of the orders of a customer, ascending, and their amounts. */
export interface Buyer {
  readonly instants: readonly number[];
  readonly amounts: readonly number[];
}

export interface Shocks {
  /** Of the logarithm of the factor by which rates of order differ between periods. */
  readonly deviation: number;
  /** Days. */
  readonly period: number;
}

/**
 * Returns customers who order as in `simulateShop` over all its days and horizon, but at rates that in each period
 * of a shop are those of BG/NBD times a lognormal factor of mean one, the same for all customers.
 */
export function simulateShocks(shop: Shop, shocks: Shocks, random: Random): Buyer[] {
  const {customers, days, horizon, r, alpha, a, b, p, q, gamma} = shop;
  const {deviation, period} = shocks;
  const factors = Array.from({length: Math.ceil((days + horizon) / period)}, () =>
    Math.exp(deviation * random.normal() - deviation ** 2 / 2),
  );
  /** The instant at which so much more time has passed at the pace of the factors. */
  const after = (instant: number, paced: number): number => {
    for (let at = Math.floor(instant / period); at < factors.length; at++) {
      const left = ((at + 1) * period - instant) * factors[at]!;
      if (paced < left) return instant + paced / factors[at]!;
      paced -= left;
      instant = (at + 1) * period;
    }
    return Infinity;
  };
  return Array.from({length: customers}, () => {
    const orderRate = random.gamma(r) / alpha;
    const leaves = random.beta(a, b);
    const spendRate = random.gamma(q) / gamma;
    const instants = [random.between(0, days)];
    const amounts = [random.gamma(p) / spendRate];
    for (;;) {
      const instant = after(instants.at(-1)!, random.exponential() / orderRate);
      if (!(instant < days + horizon)) break;
      instants.push(instant);
      amounts.push(random.gamma(p) / spendRate);
      if (random.chance(leaves)) break;
    }
    return {instants, amounts};
  });
}
