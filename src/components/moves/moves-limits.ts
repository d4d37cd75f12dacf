import {day, monthsBefore} from "../words/dates.js";
import {list} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import type {MovesSpan} from "./moves-sentences.js";
import {monthsText} from "./moves-sentences.js";
import type {Voice} from "../words/voice.js";

type DateRow = Marts["segment_dates"][number];

/** That money before cannot be told, because the data begin too late; null where it can. */
export function uncoveredSentence(
  rows: readonly DateRow[],
  {from, to, months}: MovesSpan,
  {language, facts}: Voice,
): string | null {
  const missing = [from, to].filter((date) =>
    rows.some((row) => row.on_date.getTime() === date.getTime() && !row.is_period_covered),
  );
  if (missing.length === 0) return null;
  const dates = list(
    missing.map((date) => day(date, language)),
    language,
  );
  const first = day(facts.firstOrderDate, language);
  return language === "zh"
    ? `数据始于 ${first}，晚于截至 ${dates}的 ${months} 个月期间，因此不列示金额得失。`
    : `What the moves gained or lost is not told: the data begin on ${first}, after the ${monthsText(months)} to ${dates} do.`;
}

/** That shorter periods hold other seasons; null where they are whole years. */
export function seasonsSentence({months}: MovesSpan, {language}: Voice): string | null {
  if (months >= 12) return null;
  return language === "zh"
    ? `数据不足以比较整年，故金额比较各 ${months} 个月；两段期间季节不同，得失未必出于变动本身。`
    : `The data are too short to compare whole years, so money is that of ${months === 1 ? "one month" : monthsText(months)} each: seasons lie between them, and not every gain or loss comes from the move.`;
}

/**
 * That the two periods share days, where the dates are nearer to each other than the periods are long, and
 * which days gains and losses then compare; null where they do not, or money is not told.
 */
export function overlapSentence(
  rows: readonly DateRow[],
  span: MovesSpan,
  voice: Voice,
): string | null {
  const {from, to, months} = span;
  const start = monthsBefore(to, months);
  if (start >= from || uncoveredSentence(rows, span, voice) !== null) return null;
  const {language} = voice;
  const days = (after: Date, until: Date) => {
    const [first, last] = [day(dayAfter(after), language), day(until, language)];
    return language === "zh" ? `${first}至 ${last}` : `${first} to ${last}`;
  };
  const [shared, late, early] = [
    days(start, from),
    days(from, to),
    days(monthsBefore(from, months), start),
  ];
  return language === "zh"
    ? `两段期间有重叠：${shared}同时计入两段，因此得失实为 ${late}的净销售额减去 ${early}的净销售额。`
    : `The two periods overlap: ${shared} lies in both, so what moves gained or lost is the net sales of ${late} less those of ${early}.`;
}

const dayAfter = (date: Date) => new Date(date.getTime() + 86_400_000);

/** Which dates were left out because of the number of customers; null where none were. */
export function leftOutSentence(rows: readonly DateRow[], {language}: Voice): string | null {
  const left = rows.filter((row) => !row.is_compared).map((row) => row.months_back);
  if (left.length === 0) return null;
  const months = list(left.map(String), language);
  return language === "zh"
    ? `购买客户超过 20 万，故略去 ${months} 个月前的比较。`
    : `With more than 200,000 buyers, the ${left.length === 1 ? "date" : "dates"} ${months} months back ${left.length === 1 ? "is" : "are"} left out.`;
}
