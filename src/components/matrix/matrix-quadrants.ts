import {number, percent} from "../words/format.js";
import type {People} from "./matrix-people.js";
import {quadrantAt, quadrantNames} from "./matrix-splits.js";
import type {Splits} from "./matrix-splits.js";
import type {Voice} from "../words/voice.js";

/** What a quadrant of the importance × value matrix holds. */
export interface Quadrant {
  readonly id: string;
  readonly customers: number;
  readonly customersShare: number;
  readonly netAmount: number;
  /** Null where the net sales of all are not positive. */
  readonly netShare: number | null;
  /** Null where the margin of some buyer is not known. */
  readonly marginAmount: number | null;
  readonly yearAmount: number;
}

/** The quadrants as they lie: important to the right, valuable above. */
export const quadrantIds = [
  "low_importance_high_value",
  "high_importance_high_value",
  "low_importance_low_value",
  "high_importance_low_value",
] as const;

/** Returns the four quadrants that split lines make, with people and money, of all buyers, empty ones included. */
export function quadrantsAt(people: People, splits: Splits): Quadrant[] {
  const {weight, whole, importance, value, netAmount, marginAmount, yearAmount} = people;
  const [customers, net, margin, year] = [0, 1, 2, 3].map(() => new Float64Array(4));
  for (let i = 0; i < importance.length; i++) {
    const at = quadrantAt(importance[i]!, value[i]!, splits);
    if (whole) {
      const own = quadrantAt(importance[i]!, value[i]!, whole.splits);
      customers![at]! += whole.customers[own]!;
      net![at]! += whole.netAmount[own]! * netAmount[i]!;
      margin![at]! += whole.marginAmount[own]! * marginAmount[i]!;
      year![at]! += whole.yearAmount[own]! * yearAmount[i]!;
    } else {
      customers![at]! += weight;
      net![at]! += weight * netAmount[i]!;
      margin![at]! += weight * marginAmount[i]!;
      year![at]! += weight * yearAmount[i]!;
    }
  }
  const all = net!.reduce((sum, one) => sum + one, 0);
  const everybody = customers!.reduce((sum, one) => sum + one, 0);
  const isMarginKnown = !margin!.some(Number.isNaN) && importance.length > 0;
  return quadrantIds.map((id) => {
    const at = quadrantNames.indexOf(id);
    return {
      id,
      customers: Math.round(customers![at]!),
      customersShare: everybody === 0 ? 0 : customers![at]! / everybody,
      netAmount: net![at]!,
      netShare: all > 0 ? net![at]! / all : null,
      marginAmount: isMarginKnown ? margin![at]! : null,
      yearAmount: year![at]!,
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
  const best = quadrants.find(({id}) => id === "high_importance_high_value");
  const fading = quadrants.find(({id}) => id === "high_importance_low_value");
  if (!fading || fading.customers === 0 || !(fading.netAmount > 0)) return null;
  const count = number(fading.customers, language);
  const past = money.short(fading.netAmount);
  const year = money.short(fading.yearAmount);
  const isOne = fading.customers === 1;
  const isMore = best !== undefined && best.customers > 0;
  const who = isMore ? `Another ${count}` : `${count} ${isOne ? "customer" : "customers"}`;
  return language === "zh"
    ? `${isMore ? "另有 " : ""}${count} 位重要客户目前价值不高：历史净销售额 ${past}，近 12 个月 ${year}。`
    : `${who} ${isOne ? "is" : "are"} important but less valuable now: net sales of ${past} over the whole history, ${year} in the last twelve months.`;
}
