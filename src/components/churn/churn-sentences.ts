import type {Departures, Group, Horizon} from "./churn-groups.js";
import {months, number, percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

// Each function returns one sentence with the numbers it is bound to, or null where the data cannot
// carry it.

/** How many have probably left, how many may be leaving, and the money that goes with departures. */
export function goneSentence(
  departures: Departures | undefined,
  horizon: Horizon,
  voice: Voice,
): string | null {
  if (!departures || departures.all.customers === 0) return null;
  const {language, money} = voice;
  const {all, gone, wavering} = departures;
  const [buyers, left, leaving] = [all.customers, gone, wavering].map((n) => number(n, language));
  const lost = all.amount_at_risk > 0 ? money.short(all.amount_at_risk) : null;
  const what = moneyName(horizon, voice);
  if (language === "zh") {
    const who =
      gone === 0
        ? `${buyers} 位购买客户中没有多半已流失者`
        : `${buyers} 位购买客户中，${left} 位多半已流失`;
    const more = wavering === 0 ? "" : `，另有 ${leaving} 位可能正在流失`;
    return `${who}${more}${lost === null ? "" : `；因流失而难以实现的${what}约 ${lost}`}。`;
  }
  const who = `${gone === 0 ? "None" : left} of ${buyers} buyers ${gone === 1 ? "has" : "have"} probably left`;
  const more = wavering === 0 ? "" : `, and ${leaving} more may be leaving`;
  return `${who}${more}${lost === null ? "" : `; with departures goes an expected ${lost} of ${what}`}.`;
}

/** Returns what the money of the models is: "profit over the next 36 months". */
export function moneyName({months: ahead, basis}: Horizon, {language}: Voice): string {
  const time = ahead === null ? null : months(ahead, language);
  if (language === "zh") {
    return `${time === null ? "未来" : `未来 ${time}`}${basis === "margin" ? "利润" : "净销售额"}`;
  }
  const what = basis === "margin" ? "profit" : "net sales";
  return time === null ? `future ${what}` : `${what} over the next ${time}`;
}

type Definition = Marts["churn_definitions"][number];

/** How often such a judgement of the model was right on past dates, and what it would have been by luck. */
export function sureSentence(definitions: readonly Definition[], {language}: Voice): string | null {
  const row = definitions.find(({definition}) => definition === "alive_below_half");
  if (!row || row.precision_share === null) return null;
  const right = percent(row.precision_share, language, 0);
  const all = percent(row.gone / row.customers, language, 0);
  const window = number(row.window_days, language);
  const cuts = number(row.cuts, language);
  if (language === "zh") {
    return `以过去 ${cuts} 个日期检验，如此判定的客户中有 ${right} 在其后 ${window} 天内没有下单，而全部受检客户中为 ${all}。`;
  }
  const when = row.cuts === 1 ? "a past date" : `${cuts} past dates`;
  return `Tried on ${when}, ${right} of those it judged gone did not order in the ${window} days after, against ${all} of all.`;
}

/** What such a judgement does not see: the gone it left out. */
export function unseenSentence(
  definitions: readonly Definition[],
  {language}: Voice,
): string | null {
  const row = definitions.find(({definition}) => definition === "alive_below_half");
  if (!row || row.gone === 0 || row.missed === 0) return null;
  const share = percent(row.missed / row.gone, language, 0);
  const window = number(row.window_days, language);
  return language === "zh"
    ? `它也会漏掉人：其后 ${window} 天没有下单的客户中，有 ${share} 未被它判定为流失，其中一些只是买得少。`
    : `It misses some: ${share} of those who did not order in the ${window} days after were not judged gone; some of them only buy seldom.`;
}

/** That the judgement of a model was not tried on the past; for where `sureSentence` says nothing. */
export function untriedSentence({language}: Voice): string {
  return language === "zh"
    ? "这一判断尚未经过去的日期检验，请谨慎看待。"
    : "How often this is right has not been tried on past dates: take it with care.";
}

/** Why nobody can say who has left for good: nobody leaves in the model that is published, or doubts about all. */
export function distrustSentence(
  parameters: Marts["clv_parameters"],
  {language, terms}: Voice,
): string {
  const chosen = parameters.find((row) => row.is_chosen && row.model !== "gamma_gamma")?.model;
  if (chosen !== undefined) {
    const name = terms.label("fitted_model", chosen);
    return language === "zh"
      ? `此处采用的模型（${name}）看不出有人永久离开，因此不估计谁已流失。`
      : `The model that is trusted here (${name}) sees nobody leave for good, so who has left is not estimated.`;
  }
  const doubts = new Set(
    parameters
      .filter(({model}) => model !== "gamma_gamma")
      .flatMap(({why}) => why?.split(",") ?? [])
      .filter((doubt) => doubt !== "not_the_best"),
  );
  const reasons = [...doubts].slice(0, 3).map((doubt) => terms.label("doubt", doubt));
  if (language === "zh") {
    const why = reasons.map((reason) => reason.replace(/。$/, "")).join("；");
    return `没有可信的模型能判断谁已永久离开${why && `：${why}`}。`;
  }
  const why = reasons.map((text) => text.replace(/\.$/, "").replace(/^./, (a) => a.toLowerCase()));
  return `No model is trusted here to say who has left for good${why.length > 0 ? `: ${why.join("; ")}` : ""}.`;
}

/** How much of the money at risk lies with customers who may still be there. */
export function withinReachTitle(
  departures: Departures | undefined,
  {language, money}: Voice,
): string | null {
  if (!departures || !(departures.amountWithinReach > 0)) return null;
  const all = departures.all.amount_at_risk;
  const [part, whole] = [departures.amountWithinReach, all].map((amount) => money.short(amount));
  return language === "zh"
    ? `${whole}的风险金额中，${part}属于可能尚未离开的客户（中、高风险）`
    : `${part} of the ${whole} at risk is with customers who may still be there (medium and high risk)`;
}

/** Which group holds most of the money at risk. */
export function mostAtRiskTitle(rows: readonly Group[], {language, terms}: Voice): string | null {
  const all = rows.reduce((sum, row) => sum + row.amount_at_risk, 0);
  if (!(all > 0)) return null;
  const top = rows.reduce((best, row) => (row.amount_at_risk > best.amount_at_risk ? row : best));
  const name = terms.label("segment", top.group_name);
  const share = percent(top.amount_at_risk / all, language, 0);
  const people = percent(top.customers_share, language, 0);
  return language === "zh"
    ? `“${name}”占客户的 ${people}，占风险金额的 ${share}`
    : `“${name}” are ${people} of buyers and hold ${share} of the money at risk`;
}
