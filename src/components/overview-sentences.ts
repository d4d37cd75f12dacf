import {day} from "./dates.js";
import {number, percent, relativeChange} from "./format.js";
import type {Language} from "./language.js";
import type {Marts} from "./marts.js";
import type {Voice} from "./voice.js";

// Each function returns one sentence with the numbers it is bound to, or null where the data cannot
// carry it. Changes below half a per cent are told as no change.

type Figure = Marts["figures"][number];

const unchanged = 0.005;

/** How net sales went in the last 90 days, against the 90 before and the same days a year earlier. */
export function salesSentence(
  figures: readonly Figure[],
  asOf: Date | null,
  {language, money}: Voice,
): string | null {
  const sales = figures.find(({figure}) => figure === "net_amount");
  if (!asOf || !sales || sales.value === null) return null;
  const until = day(asOf, language);
  const amount = money.short(sales.value);
  const before = compared(sales.value, sales.previous_value, language);
  const yearBefore = compared(sales.value, sales.year_before_value, language);
  if (language === "zh") {
    const parts = [before && `${before.zh("此前 90 天")}`, yearBefore && yearBefore.zh("去年同期")];
    const isOpposed = (before?.sign ?? 0) * (yearBefore?.sign ?? 0) < 0;
    const said = parts.filter(Boolean).join(isOpposed ? "，但" : "，");
    return `截至 ${until}的 90 天内，净销售额为 ${amount}${said && `，${said}`}。`;
  }
  const parts = [before?.en("in the 90 days before"), yearBefore?.en("a year earlier")];
  const isOpposed = (before?.sign ?? 0) * (yearBefore?.sign ?? 0) < 0;
  const said = parts.filter(Boolean).join(isOpposed ? " but " : " and ");
  return `Net sales were ${amount} in the 90 days to ${until}${said && `, ${said}`}.`;
}

interface Comparison {
  sign: number;
  en: (base: string) => string;
  zh: (base: string) => string;
}

function compared(now: number, before: number | null, language: Language): Comparison | null {
  const ratio = relativeChange(now, before);
  if (ratio === null) return null;
  if (Math.abs(ratio) < unchanged) {
    return {sign: 0, en: (base) => `about as much as ${base}`, zh: (base) => `与${base}基本持平`};
  }
  const size = percent(Math.abs(ratio), language);
  return {
    sign: Math.sign(ratio),
    en: (base) => `${size} ${ratio > 0 ? "more" : "less"} than ${base}`,
    zh: (base) => `比${base}${ratio > 0 ? "增长" : "下降"} ${size}`,
  };
}

/** Whether there were more orders or larger ones; both against the 90 days before. */
export function driverSentence(
  figures: readonly Figure[],
  {language, money}: Voice,
): string | null {
  const orders = figures.find(({figure}) => figure === "orders");
  const average = figures.find(({figure}) => figure === "average_order_amount");
  if (!orders || !average || orders.value === null || average.value === null) return null;
  const ofOrders = relativeChange(orders.value, orders.previous_value);
  const ofSize = relativeChange(average.value, average.previous_value);
  if (ofOrders === null || ofSize === null) return null;
  const count = number(orders.value, language);
  const size = money.short(average.value);
  const isOpposed =
    ofOrders * ofSize < 0 && Math.min(Math.abs(ofOrders), Math.abs(ofSize)) >= unchanged;
  if (language === "zh") {
    const more = moved(ofOrders, language, ["增加", "减少", "基本未变"]);
    const larger = moved(ofSize, language, ["提高", "降低", "基本未变"]);
    return `已知客户的订单${more}，为 ${count} 笔；${isOpposed ? "但" : ""}客单价${larger}，为 ${size}。`;
  }
  const more = moved(ofOrders, language, [
    "more orders than",
    "fewer orders than",
    "about as many orders as",
  ]);
  const larger = moved(ofSize, language, ["larger", "smaller", "about as large"]);
  return `Known customers placed ${more} in the 90 days before (${count}), ${isOpposed ? "but" : "and"} the average order was ${larger} (${size}).`;
}

function moved(
  ratio: number,
  language: Language,
  [up, down, still]: readonly [string, string, string],
): string {
  if (Math.abs(ratio) < unchanged) return still;
  const size = percent(Math.abs(ratio), language);
  const word = ratio > 0 ? up : down;
  return language === "zh" ? `${word} ${size}` : `${size} ${word}`;
}

/** How many customers are active, and how many came new in the last 90 days. */
export function customersSentence(figures: readonly Figure[], {language}: Voice): string | null {
  const active = figures.find(({figure}) => figure === "active_customers");
  const fresh = figures.find(({figure}) => figure === "new_customers");
  if (!active || active.value === null || !fresh || fresh.value === null) return null;
  const count = number(active.value, language);
  const arrived = number(fresh.value, language);
  const ratio = relativeChange(active.value, active.previous_value);
  if (language === "zh") {
    const moved =
      ratio === null
        ? ""
        : Math.abs(ratio) < unchanged
          ? "，与 90 天前基本持平"
          : `，比 90 天前${ratio > 0 ? "多" : "少"} ${percent(Math.abs(ratio), language)}`;
    return `活跃客户 ${count} 位${moved}；期内有 ${arrived} 位首次购买。`;
  }
  const moved =
    ratio === null
      ? ""
      : Math.abs(ratio) < unchanged
        ? ", about as many as 90 days before"
        : `, ${percent(Math.abs(ratio), language)} ${ratio > 0 ? "more" : "fewer"} than 90 days before`;
  return `${count} ${active.value === 1 ? "customer is" : "customers are"} active${moved}; ${arrived} bought for the first time.`;
}

/** The segment that makes most of the money, told only where it makes more than its share of people. */
export function segmentSentence(
  segments: Marts["segments"],
  {language, terms}: Voice,
): string | null {
  const first = segments.reduce<Marts["segments"][number] | null>(
    (best, row) => ((row.net_share ?? 0) > (best?.net_share ?? 0) ? row : best),
    null,
  );
  if (!first || first.net_share === null || first.net_share <= first.customers_share) return null;
  const name = terms.label("segment", first.segment);
  const people = percent(first.customers_share, language);
  const sales = percent(first.net_share, language);
  return language === "zh"
    ? `“${name}”占购买客户的 ${people}，贡献净销售额的 ${sales}。`
    : `“${name}” are ${people} of buyers and make ${sales} of what all buyers spend.`;
}
