import {day, daysBetween, monthsBefore} from "../words/dates.js";
import type {Facts} from "../words/facts.js";
import {days, number} from "../words/format.js";
import {monthsText} from "../moves/moves-sentences.js";
import type {Voice} from "../words/voice.js";

/** A way between two segments that chosen customers went since the comparison date. */
export interface Move {
  readonly from_segment: string;
  readonly to_segment: string;
  readonly customers: number;
  /** After the comparison date. */
  readonly net_amount: number;
  /** In the equally long period that ended on it. */
  readonly net_amount_before: number;
}

/** Since when moves are told, and how long the periods are whose money is compared. */
export function movesHead({language, facts}: Voice): string {
  const since = day(facts.comparisonDate, language);
  const long = windowDays(facts);
  if (long === null) return language === "zh" ? `自 ${since}以来的变动` : `Moves since ${since}`;
  const told = days(long, language);
  return language === "zh"
    ? `自 ${since}以来的变动，金额与此前 ${told}相比`
    : `Moves since ${since}, with money against the ${told} before`;
}

/** The days from the comparison date to the as-of date; the period before is as long. */
function windowDays({asOfDate, comparisonDate}: Facts): number | null {
  return asOfDate && comparisonDate ? daysBetween(comparisonDate, asOfDate) : null;
}

/** That the page of moves compares other periods, so that its costliest way may be another; null where it does not. */
export function windowSentence({language, facts}: Voice): string | null {
  const {asOfDate, comparisonDate, movesPeriodMonths: months} = facts;
  const long = windowDays(facts);
  if (!asOfDate || !comparisonDate || months === null || long === null) return null;
  if (monthsBefore(asOfDate, months).getTime() === comparisonDate.getTime()) return null;
  return language === "zh"
    ? `此处金额为其后 ${days(long, language)}与此前 ${days(long, language)}的对比；“流动”页对比的是两段各 ${months} 个月的期间，代价最大的变动可能因此不同。`
    : `Money here is that of ${days(long, language)} since and as many before. The Moves page compares two periods of ${months === 1 ? "one month" : monthsText(months)}, so the costliest way there may be another.`;
}

/** The move after which sales fell most, against the equally long time before; null where none fell. */
export function costliestSentence(
  moves: readonly Move[],
  {language, money, terms, facts}: Voice,
): string | null {
  const long = windowDays(facts);
  if (long === null) return null;
  const lost = (move: Move) => move.net_amount_before - move.net_amount;
  const worst = moves
    .filter((move) => move.from_segment !== "none" && move.from_segment !== move.to_segment)
    .reduce<Move | null>(
      (best, move) => (lost(move) > (best ? lost(best) : 0) ? move : best),
      null,
    );
  if (!worst) return null;
  const count = number(worst.customers, language);
  const from = terms.label("segment", worst.from_segment);
  const to = terms.label("segment", worst.to_segment);
  const before = money.short(worst.net_amount_before);
  const after = money.short(worst.net_amount);
  const span = days(long, language);
  if (language === "zh")
    return `代价最大的变动：由“${from}”转为“${to}”的 ${count} 位客户，净销售额由此前 ${span}的 ${before}降至其后 ${span}的 ${after}。`;
  const who = worst.customers === 1 ? "the one who went" : `the ${count} who went`;
  return `The costliest: ${who} from ${from} to ${to} bought for ${after} in the ${span} since, after ${before} in the ${span} before.`;
}

/** That none of the chosen had bought by the comparison date. */
export function nobodySentence(since: string, {language}: Voice): string {
  return language === "zh"
    ? `其中没有人在 ${since}之前购买过，因此没有可比较的变动。`
    : `None of them had bought by ${since}, so there are no moves to compare.`;
}
