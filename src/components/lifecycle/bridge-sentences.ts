import {day, month} from "../words/dates.js";
import {number, percent, relativeChange} from "../words/format.js";
import type {Bilingual} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

type Step = Marts["revenue_bridge"][number];

/** Returns the amount of a movement of one comparison. */
export const amountOf = (rows: readonly Step[], movement: string): number =>
  rows.find((row) => row.movement === movement)?.net_amount ?? 0;

/** What each movement does when it adds and when it takes. */
const deeds: Readonly<Record<string, {adds?: Bilingual; takes?: Bilingual}>> = {
  new: {adds: {en: "new customers brought", zh: "新客户带来"}},
  reactivated: {adds: {en: "customers who came back brought", zh: "回流客户带来"}},
  expanded: {adds: {en: "customers who bought more added", zh: "增购客户增加"}},
  contracted: {takes: {en: "customers who bought less took", zh: "减购客户减少"}},
  churned: {takes: {en: "customers who did not buy again took", zh: "未再购买的客户减少"}},
  returns: {
    adds: {en: "fewer returns added", zh: "退货减少使其增加"},
    takes: {en: "more returns took", zh: "退货增多使其减少"},
  },
  anonymous: {
    adds: {en: "anonymous sales added", zh: "匿名销售增加"},
    takes: {en: "anonymous sales took", zh: "匿名销售减少"},
  },
};

/** Returns a comparison in words: "the last 90 days against the 90 before". */
export function comparisonLabel(row: Step, {language, terms}: Voice): string {
  if (row.comparison !== "month") return terms.label("comparison", row.comparison);
  const [now, before] = [row.first_date, row.before_first_date].map((at) => month(at, language));
  return language === "zh" ? `${now}与上月` : `${now} against ${before}`;
}

function subject({comparison, first_date}: Step, language: Voice["language"]): string {
  if (comparison === "month") {
    const when = month(first_date, language);
    return language === "zh" ? `${when}净销售额` : `Net sales of ${when}`;
  }
  const isYear = comparison === "months_12";
  if (language === "zh") return `近 ${isYear ? "12 个月" : "90 天"}净销售额`;
  return `Net sales of the last ${isYear ? "12 months" : "90 days"}`;
}

function base({comparison, before_first_date}: Step, language: Voice["language"]): string {
  switch (comparison) {
    case "month":
      return language === "zh"
        ? ` ${month(before_first_date, language)}`
        : month(before_first_date, language);
    case "days_90_year":
      return language === "zh" ? "去年同期" : "the same days a year before";
    case "months_12":
      return language === "zh" ? "之前 12 个月" : "the 12 months before";
    default:
      return language === "zh" ? "之前 90 天" : "the 90 days before";
  }
}

/** Whether net sales rose or fell from one period to the other, and what added and took most. */
export function bridgeTitle(rows: readonly Step[], {language, money}: Voice): string | null {
  const [first] = rows;
  if (!first) return null;
  const [start, end] = [amountOf(rows, "start"), amountOf(rows, "end")];
  const change = end - start;
  const ratio = relativeChange(end, start);
  const size = money.short(Math.abs(change));
  const share = ratio === null ? null : percent(Math.abs(ratio), language);
  const [who, than] = [subject(first, language), base(first, language)];
  if (start === 0 && end === 0) {
    return language === "zh"
      ? `${who}为零，${than.trimStart()}也是`
      : `${who} are zero, and so were those of ${than}`;
  }
  const parts = [most(rows, 1), most(rows, -1)].flatMap((row) => {
    if (!row) return [];
    const deed = deeds[row.movement]?.[row.net_amount > 0 ? "adds" : "takes"];
    return deed ? [`${deed[language]} ${money.short(Math.abs(row.net_amount))}`] : [];
  });
  if (language === "zh") {
    const how =
      change === 0
        ? `与${than}持平`
        : `比${than}${change > 0 ? "增加" : "减少"} ${size}${share === null ? "" : `（${share}）`}`;
    return `${who}${how}${parts.length > 0 ? `：${parts.join("，")}` : ""}`;
  }
  const of = share === null ? "" : ` (${share})`;
  const how =
    change === 0 ? `equal ${than}` : `are ${size}${of} ${change > 0 ? "above" : "below"} ${than}`;
  return `${who} ${how}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}`;
}

/** The movement that adds (1) or takes (−1) most. */
function most(rows: readonly Step[], sign: 1 | -1): Step | undefined {
  return rows
    .filter(({movement, net_amount}) => movement in deeds && sign * net_amount > 0)
    .sort((a, b) => sign * (b.net_amount - a.net_amount))[0];
}

/** Returns the days of both periods and what is measured. */
export function bridgeSubtitle(rows: readonly Step[], {language, money}: Voice): string {
  const [first] = rows;
  if (!first) return "";
  const span = (from: Date, to: Date) =>
    language === "zh"
      ? `${day(from, language)}至 ${day(to, language)}`
      : `${day(from, language)} – ${day(to, language)}`;
  const before = span(first.before_first_date, first.before_last_date);
  const now = span(first.first_date, first.last_date);
  return language === "zh"
    ? `净销售额，${money.unit}，由 ${before}到 ${now}`
    : `Net sales, ${money.unit}, from ${before} to ${now}`;
}

/** Returns one movement as a sentence: who, how much, how much of the net sales before. */
export function stepSentence(
  row: Step,
  rows: readonly Step[],
  {language, money, terms}: Voice,
): string {
  const name = terms.label("movement", row.movement);
  const isEnd = row.movement === "start" || row.movement === "end";
  const amount = isEnd ? money.short(row.net_amount) : signedMoney(row.net_amount, money.short);
  const start = amountOf(rows, "start");
  const share = isEnd || !(start > 0) ? null : percent(Math.abs(row.net_amount) / start, language);
  const count = row.customers === null ? null : number(row.customers, language);
  if (language === "zh") {
    const who = count === null ? "" : `${count} 位客户，`;
    return `${name}：${who}${amount}${share === null ? "" : `，相当于上期的 ${share}`}`;
  }
  const who = count === null ? "" : `${count} ${row.customers === 1 ? "customer" : "customers"}, `;
  return `${name}: ${who}${amount}${share === null ? "" : `, ${share} of the period before`}`;
}

/** Returns an amount with its sign, also where it adds. */
export function signedMoney(value: number, show: (value: number) => string): string {
  return value > 0 ? `+${show(value)}` : show(value);
}
