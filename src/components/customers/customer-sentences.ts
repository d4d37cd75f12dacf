import type {Rhythm} from "./customer-rhythm.js";
import {cellOf} from "./customer-scores.js";
import type {Scores} from "./customer-scores.js";
import {waitingStages} from "./customer-stages.js";
import type {StageRules} from "./customer-stages.js";
import type {TierReason} from "./customer-tier.js";
import {day} from "../words/dates.js";
import {days, number, percent} from "../words/format.js";
import {list} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {ratingWords} from "../value/value-basis.js";
import type {Voice} from "../words/voice.js";
import {gainWord} from "../value/clv-models.js";

// Each function returns one or two sentences with the numbers they are bound to, or null where they would
// not be true of this customer.

type Customer = Marts["customers"][number];
type Future = Marts["clv"][number];

/** What the customer is to the business, and since when. */
export function whoSentence(customer: Customer, voice: Voice): string {
  const {language, money, terms} = voice;
  const stage = terms.label("stage", customer.lifecycle_stage);
  if (customer.order_count === 0 || customer.segment === null) {
    return language === "zh"
      ? `该客户为${stage}：已知，但尚无有效订单。`
      : "This customer is known and has no valid order yet.";
  }
  const segment = terms.label("segment", customer.segment);
  const tier = customer.tier === null ? null : terms.label("tier", customer.tier);
  const {order_count: orders, purchase_days: bought} = customer;
  const since = day(customer.first_order_date, language);
  const sales = money.short(customer.net_amount);
  if (language === "zh") {
    const titles = `“${segment}”${tier === null ? "" : `、${tier}等级`}`;
    const counted =
      orders === bought
        ? `${number(orders, language)} 单`
        : `在 ${number(bought, language)} 天里下了 ${number(orders, language)} 单`;
    return `该客户属于${titles}，处于“${stage}”阶段：自 ${since}起${orders === bought ? "下了 " : ""}${counted}，净销售额 ${sales}。`;
  }
  const on = orders === bought ? "" : ` on ${days(bought, language)}`;
  const rated = tier === null ? "" : ` and tier ${tier}`;
  return `In segment ${segment}${rated}, at the stage “${stage}”: ${number(orders, language)} ${orders === 1 ? "order" : "orders"}${on} since ${since}, net sales of ${sales}.`;
}

/** Whether the customer is past their own rhythm, and since when. */
export function rhythmSentence(
  {expectedGap, dueDate, daysOverdue, gaps}: Rhythm,
  {last, asOf, isChurned}: {last: Date; asOf: Date; isChurned: boolean},
  {language}: Voice,
): string {
  const waited = Math.round((asOf.getTime() - last.getTime()) / 86_400_000);
  const ago =
    waited === 0
      ? {en: "The last order came on the as-of date", zh: "最近一单就在截止日"}[language]
      : {
          en: `The last order came ${days(waited, "en")} before the as-of date`,
          zh: `最近一单距截止日 ${days(waited, "zh")}`,
        }[language];
  if (expectedGap === null || dueDate === null || daysOverdue === null) {
    const count = number(gaps.length + 1, language);
    return language === "zh"
      ? `${ago}。购买日只有 ${count} 天，尚不足以看出自身节奏。`
      : `${ago}. ${gaps.length === 0 ? "One purchase day is" : `${count} purchase days are`} too few to tell a rhythm of their own.`;
  }
  const gap = days(expectedGap, language);
  const due = day(dueDate, language);
  const by = days(Math.abs(daysOverdue), language);
  if (language === "zh") {
    if (daysOverdue <= 0) return `${ago}。通常在 ${gap}内再次购买，下一单应不晚于 ${due}。`;
    const gone = isChurned ? "，按天数现已计为流失" : "";
    return `${ago}。通常在 ${gap}内再次购买，本应不晚于 ${due}，现已逾期 ${by}${gone}。`;
  }
  if (daysOverdue <= 0)
    return `${ago}. They usually come back within ${gap}: the next order is due by ${due}.`;
  const gone = isChurned ? ", and by now they count as churned" : "";
  return `${ago}. They usually come back within ${gap}: the next order was due by ${due}, ${by} before the as-of date${gone}.`;
}

/** What the published model expects; null where it says nothing of this customer. */
export function futureSentence(future: Future, voice: Voice): string | null {
  const {language} = voice;
  if (future.model === "none" || future.expected_orders_90_days === null) return null;
  const [quarter, year] = [future.expected_orders_90_days, future.expected_orders_365_days].map(
    (orders) => number(orders, language, (orders ?? 0) < 1 ? 2 : 1),
  );
  const date = future.expected_next_order_date;
  if (language === "zh") {
    const next = date ? `平均而言，到 ${day(date, language)}可再得一单` : "未来三年内预期不足一单";
    return `模型预期未来 90 天 ${quarter} 单、365 天 ${year} 单；${next}。`;
  }
  const next = date
    ? `on average one more comes by ${day(date, language)}`
    : "less than one more is expected within three years";
  return `The model expects ${quarter} ${quarter === "1" ? "order" : "orders"} in the next 90 days and ${year} in 365; ${next}.`;
}

/** What the customer is worth from here on, with the interval in which nine of ten such customers lie. */
export function worthSentence(future: Future, voice: Voice): string | null {
  const {language, money} = voice;
  const {clv_amount: worth, clv_amount_low: low, clv_amount_high: high} = future;
  if (worth === null) return null;
  const gain = gainWord(voice);
  const isPoint = low !== null && high !== null && money.short(low) === money.short(high);
  const per =
    future.expected_order_amount === null ? null : money.short(future.expected_order_amount);
  if (language === "zh") {
    const each = per === null ? "" : `，按每单 ${per}计`;
    const range =
      low === null || high === null
        ? ""
        : isPoint
          ? `；十位同类客户中有九位为 ${money.short(low)}`
          : `；十位同类客户中有九位介于 ${money.short(low)}与 ${money.short(high)}之间`;
    return `预期${gain} ${money.short(worth)}${each}${range}。`;
  }
  const each = per === null ? "" : `, at ${per} an order`;
  const range =
    low === null || high === null
      ? ""
      : isPoint
        ? `; nine of ten customers like this one come to ${money.short(low)}`
        : `; nine of ten customers like this one come to between ${money.short(low)} and ${money.short(high)}`;
  return `That is worth ${money.short(worth)} of ${gain}${each}${range}.`;
}

/** Which scores make the segment. */
export function segmentSentence(scores: Scores, segment: string, voice: Voice): string {
  const {language, terms} = voice;
  const name = terms.label("segment", segment);
  const {recency: r, frequency: f, monetary: m} = scores;
  return language === "zh"
    ? `R ${r}、F ${f}、M ${m} 的组合即为“${name}”。`
    : `Scores of R ${r}, F ${f} and M ${m} together are called ${name}.`;
}

/** Why this tier: the rank of value, and whether last quarter's rating holds it. */
export function tierSentence(
  {held, rated}: TierReason,
  {value, rank}: {value: number; rank: number},
  voice: Voice,
): string {
  const {language, money, terms, facts} = voice;
  const basis = ratingWords(facts)[language];
  const name = (row: typeof held) => terms.label("tier", row.tier);
  // Nobody but the first stands above all others, however near rounding comes.
  const isFirst = rank >= 1;
  const below = percent(Math.min(rank, 0.999), language, 1);
  const from = percent(rated.lower_rank, language);
  const isHeld = rated.position !== held.position;
  if (language === "zh") {
    const told = `价值（${basis}）为 ${money.short(value)}，高于${isFirst ? "全部其他" : ` ${below} 的其他`}购买客户`;
    const start = rated.lower_rank === 0 ? "" : `（${from} 起）`;
    return isHeld
      ? `${told}，按此应为${name(rated)}${start}；凭上一季度的评级保留${name(held)}。`
      : `${told}，评为${name(rated)}${start}。`;
  }
  const told = `Value (${basis}) is ${money.short(value)}, more than that of ${isFirst ? "all" : `${below} of the`} other buyers`;
  const start = rated.lower_rank === 0 ? "" : ` (from ${from})`;
  return isHeld
    ? `${told}, which alone would rate ${name(rated)}${start}; last quarter's rating still holds ${name(held)}.`
    : `${told}, which rates ${name(rated)}${start}.`;
}

/** What the next tier asks for; null for the highest, or where nobody is rated there now. */
export function nextTierSentence({next, wanting}: TierReason, voice: Voice): string | null {
  const {language, money, terms, facts} = voice;
  if (!next || wanting === null || wanting <= 0) return null;
  const name = terms.label("tier", next.tier);
  const more = money.short(wanting);
  const basis = ratingWords(facts)[language];
  return language === "zh"
    ? `${basis}再多 ${more}即可升至${name}（按现有客户计）。`
    : `${more} more of ${basis} would rate ${name}, as others stand now.`;
}

/** What an order today would make of the scores and the segment. */
export function orderTodaySentence(
  {now, then, amount}: {now: Scores; then: Scores; amount: number},
  cells: Marts["segment_cells"],
  voice: Voice,
): string | null {
  const {language, money, terms} = voice;
  if (cellOf(now) === cellOf(then)) return null;
  const segmentOf = ({recency, frequency, monetary}: Scores) =>
    cells.find(
      (cell) =>
        cell.recency_score === recency &&
        cell.frequency_score === frequency &&
        cell.monetary_score === monetary,
    )?.segment ?? null;
  const [segment, was] = [segmentOf(then), segmentOf(now)];
  const {recency: r, frequency: f, monetary: m} = then;
  const size = money.short(amount);
  if (language === "zh") {
    const scored = `若在截止日再下一单（${size}），得分将为 R ${r}、F ${f}、M ${m}`;
    const name = terms.label("segment", segment);
    return segment === was ? `${scored}，仍属“${name}”。` : `${scored}，即“${name}”。`;
  }
  const scored = `One order on the as-of date (of ${size}) would make the scores R ${r}, F ${f}, M ${m}`;
  const name = terms.label("segment", segment);
  return segment === was ? `${scored}, still ${name}.` : `${scored}: ${name}.`;
}

/** On which days the customer would change stage should no order come; null once churned. */
export function waitingSentence(
  last: Date,
  asOf: Date,
  rules: StageRules,
  {language, terms}: Voice,
): string | null {
  const ahead = waitingStages(last, rules).filter(({from}) => from > asOf);
  if (ahead.length === 0) return null;
  const told = ahead.map(({stage, from}) => {
    const name = terms.label("stage", stage);
    return language === "zh"
      ? `${day(from, language)}起为“${name}”`
      : `“${name}” on ${day(from, language)}`;
  });
  return language === "zh"
    ? `若一直不下单，${told.join("，")}。`
    : `Without an order the stage becomes ${list(told, language)}.`;
}
