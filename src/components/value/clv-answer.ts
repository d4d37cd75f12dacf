import {gainWord, publishedModel} from "./clv-models.js";
import {byCut, readTrial} from "./clv-trial.js";
import {days, number, percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

export type AnswerData = Pick<
  Marts,
  "clv_groups" | "clv_parameters" | "clv_validation" | "definitions"
>;

/** Returns the row of all buyers; undefined where no model is trusted. */
export function allBuyers(rows: Marts["clv_groups"]): Marts["clv_groups"][number] | undefined {
  return rows.find(({division}) => division === "total");
}

/** Returns the months that CLV counts; null where the definition is not told. */
export function clvMonths(rows: Marts["definitions"]): number | null {
  return rows.find(({definition}) => definition === "clv_months")?.value ?? null;
}

/** What today's customers are worth in the future and how sure that is; null without a trusted model. */
export function clvAnswer(data: AnswerData, voice: Voice): string | null {
  const {language, money} = voice;
  const all = allBuyers(data.clv_groups);
  const span = clvMonths(data.definitions);
  if (!all || span === null || all.customers === 0) return null;
  const count = number(all.customers, language);
  const worth = money.short(all.clv_amount);
  const gain = gainWord(voice);
  const sure = sureness(data, voice);
  const between = range(all, voice);
  if (language === "zh") {
    return `现有 ${count} 位购买客户预计在未来 ${span} 个月内带来 ${worth}${gain}（已折现${between}）${sure}。`;
  }
  const buyers =
    all.customers === 1 ? "The one buyer of today is" : `The ${count} buyers of today are`;
  return `${buyers} expected to bring ${worth} of ${gain} within ${span} months, discounted${between}${sure}.`;
}

/** Between what and what the total comes to lie, as a part of the sentence; empty without an interval. */
function range(
  {clv_amount_low: low, clv_amount_high: high}: Marts["clv_groups"][number],
  {language, money}: Voice,
): string {
  if (low === null || high === null) return "";
  const [least, most] = [money.short(low), money.short(high)];
  return language === "zh"
    ? `，九成可能在 ${least}与 ${most}之间`
    : `, nine times in ten between ${least} and ${most}`;
}

/** How far the same model was off in the past, as the end of a sentence. */
function sureness(data: AnswerData, {language}: Voice): string {
  const published = publishedModel(data.clv_parameters);
  const trial = readTrial(data.clv_validation);
  const misses = (kind: string) =>
    trial && published ? byCut(trial, published.model, `${kind}_bias`) : [];
  const isMoney = misses("amount").length > 0;
  const missed = misses(isMoney ? "amount" : "orders");
  const what = isMoney
    ? {en: "sales", zh: "订单金额"}[language]
    : {en: "orders", zh: "订单总数"}[language];
  if (!trial || missed.length === 0) {
    return language === "zh"
      ? "；历史过短，尚无法以过去检验"
      : "; the history is too short to try this on the past";
  }
  const sizes = missed.map(({value}) => Math.abs(value));
  const mean = percent(sizes.reduce((sum, size) => sum + size, 0) / sizes.length, language);
  const most = percent(Math.max(...sizes), language);
  const span = days(trial.horizonDays, language);
  if (sizes.length === 1) {
    return language === "zh"
      ? `；以一个过去日期检验，模型对其后 ${span}${what}的预测偏差 ${mean}`
      : `; tried at one past date, the model missed the ${what} of the next ${span} by ${mean}`;
  }
  const dates = number(sizes.length, language);
  return language === "zh"
    ? `；以 ${dates} 个过去日期检验，模型对其后 ${span}${what}的预测平均偏差 ${mean}，最多 ${most}`
    : `; tried at ${dates} past dates, the model missed the ${what} of the next ${span} by ${mean} on average and ${most} at most`;
}
