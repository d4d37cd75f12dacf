import type {Discounting, PurchaseModel} from "../purchase-model.js";
import type {Fit} from "../fit.js";
import type {FutureBuyers} from "./future-buyers.js";
import type {Worth} from "./worth.js";

const daysInYear = 365;

/**
 * Returns the continuous discount rate per day of a yearly one: money is worth 1 / (1 + yearly) of itself
 * a year of 365 days later.
 */
export function dailyRate(yearly: number): number {
  if (!(yearly > -1 && yearly < Infinity)) {
    throw new RangeError(`a discount rate of ${yearly} a year: more than -1 was expected`);
  }
  return Math.log1p(yearly) / daysInYear;
}

/**
 * Returns each customer's lifetime value: the profit expected of the orders within the horizon, each
 * discounted to T. That is discounted purchases times orders per purchase times the expected profit of an
 * order, how often and how much being independent in these models. Fader, Hardie and Lee (2005), "RFM and
 * CLV", with an end to the horizon and profit for sales.
 */
export function lifetimeValues(
  model: PurchaseModel,
  parameters: Fit["parameters"],
  {histories, factors}: FutureBuyers,
  {worth, ...discounting}: Discounting & {readonly worth: Pick<Worth, "mean">},
): Float64Array {
  const purchases = model.discountedPurchases(parameters, histories, discounting);
  return purchases.map((each, row) => each * (factors ? factors[row]! : 1) * worth.mean[row]!);
}

/**
 * Returns the money at risk: what each customer would be expected to bring if surely still there, times
 * the probability of having left. `values` are expectations (CLV, or the profit of the next 365 days), which
 * hold the probability to be alive as a factor; where that is zero the money is too, for nothing is known then.
 */
export function atRisk(values: ArrayLike<number>, alive: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value, row) => {
    const probability = alive[row]!;
    if (!(probability >= 0 && probability <= 1)) {
      throw new RangeError(`alive[${row}] is ${probability}: a probability was expected`);
    }
    return probability > 0 ? (value / probability) * (1 - probability) : 0;
  });
}
