import {days, months, number, percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

// What the definitions in force ask and count, in one sentence each; null where they are not published.

type Definitions = Marts["definitions"];

const found = (rows: Definitions, name: string) =>
  rows.find(({definition}) => definition === name)?.value ?? null;

/** Over how long CLV counts which money, and how it is discounted; `basis` is that of CLV in build_info. */
export function clvSentence(
  rows: Definitions,
  {language}: Pick<Voice, "language">,
  basis: string | null = null,
): string | null {
  const [horizon, rate] = [found(rows, "clv_months"), found(rows, "clv_discount_rate")];
  if (horizon === null || rate === null) return null;
  const span = months(horizon, language);
  const yearly = percent(rate, language);
  const isMargin = basis === "margin";
  if (language === "zh") {
    const money = isMargin ? "利润" : "净销售额（毛利未知）";
    const discount = rate === 0 ? "不折现" : `按每年 ${yearly} 折现`;
    return `本报告计入未来 ${span}的${money}，${discount}。`;
  }
  const money = isMargin ? "profit" : "net sales, for margin is not known,";
  const discount = rate === 0 ? "without discount" : `discounted at ${yearly} a year`;
  return `This report counts ${money} over the next ${span}, ${discount}.`;
}

/** What a source must offer before a model is trusted. */
export function gatesSentence(
  rows: Definitions,
  {language}: Pick<Voice, "language">,
): string | null {
  const buyers = found(rows, "gate_buyers");
  const frequent = found(rows, "gate_frequent_buyers");
  const history = found(rows, "gate_history_days");
  const quiet = found(rows, "gate_recent_days");
  if (buyers === null || frequent === null || history === null || quiet === null) return null;
  const [least, several] = [number(buyers, language), number(frequent, language)];
  return language === "zh"
    ? `须有至少 ${least} 位购买客户、其中至少 ${several} 位在三天及以上购买过，历史不短于 ${days(history, language)}，且最近 ${days(quiet, language)}内有人下单。`
    : `It takes at least ${least} buyers, ${several} of them with three or more purchase days, a history of ${days(history, language)} and an order within the last ${days(quiet, language)}.`;
}

/** Up to which correlation of spend and frequency the model of spend is trusted. */
export function correlationSentence(
  rows: Definitions,
  {language}: Pick<Voice, "language">,
): string | null {
  const limit = found(rows, "spend_frequency_limit");
  if (limit === null) return null;
  const shown = number(limit, language, 2);
  return language === "zh"
    ? `客单价与订单数的相关系数超过 ±${shown} 时，本模型不可信。`
    : `Beyond a correlation of ±${shown} between spend per order and the number of orders it is not trusted.`;
}

/** The gap that stands for all customers in a customer's own rhythm. */
export function gapSentence(rows: Definitions, {language}: Pick<Voice, "language">): string | null {
  const row = rows.find(({definition}) => definition === "at_risk_after_days");
  if (!row) return null;
  const shown = days(row.value, language);
  const isRead = row.origin === "data";
  if (language === "zh") {
    return isRead
      ? `全部购买间隔中有 80% 不超过 ${shown}，即 Q。`
      : `Q 为 ${shown}（${row.origin === "set" ? "由 source.yaml 指定" : "默认值，间隔过少，无法由数据得出"}）。`;
  }
  return isRead
    ? `Of all gaps, 80\u00a0% last ${shown} or less: that is Q.`
    : `Q is ${shown}, ${row.origin === "set" ? "set in source.yaml" : "the default, for there are too few gaps to read it from"}.`;
}

/** From which percentile rank the matrix calls importance and value high. */
export function matrixSentence(
  rows: Definitions,
  {language}: Pick<Voice, "language">,
): string | null {
  const [importance, value] = [found(rows, "importance_split"), found(rows, "value_split")];
  if (importance === null || value === null) return null;
  const [one, other] = [percent(importance, language), percent(value, language)];
  return language === "zh"
    ? `重要性排名达到 ${one} 为高重要，价值排名达到 ${other} 为高价值。`
    : `Importance is high from a percentile rank of ${one}, value from ${other}.`;
}

const bases: Readonly<Record<string, {en: string; zh: string}>> = {
  predicted_profit: {en: "the profit predicted of them", zh: "预测利润"},
  margin: {en: "their margin of the last twelve months", zh: "近十二个月毛利"},
  net_sales: {en: "their net sales of the last twelve months", zh: "近十二个月净销售额"},
};

/** What customers are rated by in tiers and matrix. */
export function ratingSentence(
  basis: string | null,
  {language}: Pick<Voice, "language">,
): string | null {
  const named = basis === null ? undefined : bases[basis];
  if (!named) return null;
  return language === "zh"
    ? `客户的价值以${named.zh}衡量。`
    : `Customers are rated by ${named.en}.`;
}
