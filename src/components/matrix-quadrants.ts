import type {Marts} from "./marts.js";
import {number, percent} from "./format.js";
import type {Voice} from "./voice.js";

type Position = Marts["customer_matrix"][number];

/** What a quadrant of the importance × value matrix holds. */
export interface Quadrant {
  readonly id: string;
  readonly customers: number;
  readonly customersShare: number;
  readonly netAmount: number;
  /** Null where the net sales of all are not positive. */
  readonly netShare: number | null;
  readonly yearAmount: number;
}

/** The quadrants as they lie: important to the right, valuable above. */
export const quadrantIds = [
  "low_importance_high_value",
  "high_importance_high_value",
  "low_importance_low_value",
  "high_importance_low_value",
] as const;

/** Returns the four quadrants with people and money, empty ones included. */
export function quadrantsOf(rows: readonly Position[]): Quadrant[] {
  const all = rows.reduce((sum, row) => sum + row.net_amount, 0);
  return quadrantIds.map((id) => {
    const mine = rows.filter((row) => row.quadrant === id);
    const netAmount = mine.reduce((sum, row) => sum + row.net_amount, 0);
    return {
      id,
      customers: mine.length,
      customersShare: rows.length === 0 ? 0 : mine.length / rows.length,
      netAmount,
      netShare: all > 0 ? netAmount / all : null,
      yearAmount: mine.reduce((sum, row) => sum + row.trailing_year_net_amount, 0),
    };
  });
}

/** How many customers are both important and valuable, and what they bring. */
export function bestSentence(
  quadrants: readonly Quadrant[],
  {language, money}: Voice,
): string | null {
  const best = quadrants.find(({id}) => id === "high_importance_high_value");
  if (!best || best.customers === 0) return null;
  const count = number(best.customers, language);
  const people = percent(best.customersShare, language);
  const isOne = best.customers === 1;
  if (best.netShare === null) {
    return language === "zh"
      ? `${count} 位客户既重要又有价值，占购买客户的 ${people}。`
      : `${count} ${isOne ? "customer is" : "customers are"} both important and valuable, ${people} of buyers.`;
  }
  const sales = percent(best.netShare, language);
  return language === "zh"
    ? `${count} 位客户既重要又有价值：占购买客户的 ${people}，贡献净销售额的 ${sales}（${money.short(best.netAmount)}）。`
    : `${count} ${isOne ? "customer is" : "customers are"} both important and valuable: ${people} of buyers, who bring ${sales} of net sales (${money.short(best.netAmount)}).`;
}

/** Important customers whose value of the last twelve months is not high: past money that fades. */
export function fadingSentence(
  quadrants: readonly Quadrant[],
  {language, money}: Voice,
): string | null {
  const fading = quadrants.find(({id}) => id === "high_importance_low_value");
  if (!fading || fading.customers === 0 || !(fading.netAmount > 0)) return null;
  const count = number(fading.customers, language);
  const past = money.short(fading.netAmount);
  const year = money.short(fading.yearAmount);
  const isOne = fading.customers === 1;
  return language === "zh"
    ? `另有 ${count} 位重要客户近来价值不高：历史净销售额 ${past}，近 12 个月 ${year}。`
    : `Another ${count} ${isOne ? "is" : "are"} important but less valuable of late: net sales of ${past} over the whole history, ${year} in the last twelve months.`;
}
