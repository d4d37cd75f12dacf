import {estimateOf} from "../forecast/estimate.js";
import {excessOf, type PastTotal} from "./excess.js";
import type {PastForecast} from "./past-totals.js";

/**
 * Of totals of orders or money: whether what came lay within the interval, the model's own or one widened
 * by what the other past dates missed (1 or 0, of all past dates, cut 0, the share), and the excess.
 */
export interface Covered {
  readonly cut: number;
  readonly contender: string;
  readonly measure: `${PastForecast["kind"]}_${"coverage" | "widened_coverage" | "excess"}`;
  readonly customers: number;
  readonly value: number;
}

const totalOf = ({came, estimate}: PastForecast): PastTotal => {
  const {expected, parameterVariance, processVariance} = estimate;
  return {expected, variance: parameterVariance + processVariance, came};
};

/** Returns 1 or 0: whether the total came to lie within the interval, widened by so great an excess. */
function isWithin({estimate, came}: PastForecast, excess: number, level: number): number {
  const excessVariance = (excess * estimate.expected) ** 2;
  const {low, high} = estimateOf(estimate.expected, {...estimate, excessVariance}, level);
  return Number(low <= came && came <= high);
}

/**
 * Returns of each model and kind of total: for each past date and for all of them whether its own interval held;
 * from two dates on, whether it held when widened by the excess of the others; and the excess of all.
 */
export function coverCuts(forecasts: readonly PastForecast[], {level = 0.9} = {}): Covered[] {
  const series = new Map<string, PastForecast[]>();
  for (const one of forecasts) {
    const key = `${one.contender} ${one.kind}`;
    series.set(key, [...(series.get(key) ?? []), one]);
  }
  return [...series.values()].flatMap((dates) => {
    const {contender, kind} = dates[0]!;
    const customers = dates.reduce((total, one) => total + one.customers, 0);
    const all = {cut: 0, contender, customers};
    const judge = (measure: Covered["measure"], excessAt: (at: number) => number): Covered[] => {
      const each = dates.map((one, at): Covered => {
        const value = isWithin(one, excessAt(at), level);
        return {cut: one.cut, contender, measure, customers: one.customers, value};
      });
      const value = each.reduce((total, one) => total + one.value, 0) / each.length;
      return [...each, {...all, measure, value}];
    };
    const totals = dates.map(totalOf);
    const others = (at: number) =>
      excessOf(
        totals.filter((_, other) => other !== at),
        {level},
      );
    return [
      ...judge(`${kind}_coverage`, () => 0),
      ...(dates.length > 1 ? judge(`${kind}_widened_coverage`, others) : []),
      {...all, measure: `${kind}_excess`, value: excessOf(totals, {level})},
    ];
  });
}
