import {day} from "../words/dates.js";
import type {Facts} from "../words/facts.js";
import {number} from "../words/format.js";
import {list} from "../words/language.js";
import {gainOf, sumOf} from "./moves-between.js";
import type {KindOfMove, Move, Span} from "./moves-between.js";
import type {Voice} from "../words/voice.js";

/** Two dates and the length of the periods that end on them, whose money is compared. */
export interface MovesSpan extends Span {
  readonly months: number;
}

/** Returns the span from the comparison date to the as-of date. */
export function latestSpan({comparisonDate, asOfDate, movesPeriodMonths}: Facts): MovesSpan {
  return {
    from: comparisonDate ?? new Date(NaN),
    to: asOfDate ?? new Date(NaN),
    months: movesPeriodMonths ?? 12,
  };
}

/** Returns the kinds that readers ask for, each with its people and money. */
export function totalsOf(moves: readonly KindOfMove[]) {
  const of = (kind: string) => sumOf(moves.filter(({move}) => move === kind));
  return {
    known: sumOf(moves.filter(({from_segment}) => from_segment !== "none")),
    all: sumOf(moves),
    arrived: of("arrived"),
    upgraded: of("upgraded"),
    downgraded: of("downgraded"),
    lost: of("lost"),
    won_back: of("won_back"),
    stayed: of("stayed"),
    drifted: of("drifted"),
  };
}

/** How many were upgraded, downgraded, lost and won back; null where nobody had bought by the earlier date. */
export function movedBetweenSentence(
  moves: readonly KindOfMove[],
  {from, to}: Span,
  hasLost: boolean,
  {language}: Voice,
): string | null {
  const totals = totalsOf(moves);
  if (totals.known.customers === 0) return null;
  const count = (of: {customers: number}) =>
    of.customers === 0 && language === "en" ? "none" : number(of.customers, language);
  const [all, up, down] = [totals.known, totals.upgraded, totals.downgraded].map(count);
  const [lost, back] = [totals.lost, totals.won_back].map(count);
  const [start, end] = [day(from, language), day(to, language)];
  if (language === "zh") {
    const away = hasLost ? `，${lost} 位流失、${back} 位赢回` : "";
    return `${start}至 ${end}，${all} 位老客户中有 ${up} 位升级、${down} 位降级${away}。`;
  }
  const were = totals.lost.customers <= 1 ? "was" : "were";
  const away = hasLost ? `; ${lost} ${were} lost and ${back} won back` : "";
  const of = totals.upgraded.customers <= 1 ? "was" : "were";
  return `From ${start} to ${end}, ${up} of ${all} buyers ${of} upgraded and ${down} downgraded${away}.`;
}

/** What each kind of move gained or lost, adding up to the change of all; null where it is not known. */
export function gainsSentence(
  moves: readonly KindOfMove[],
  {from, to, months}: MovesSpan,
  {language, money, terms}: Voice,
): string | null {
  const totals = totalsOf(moves);
  const all = gainOf(totals.all);
  if (totals.known.customers === 0 || all === null) return null;
  const told = ["arrived", "upgraded", "won_back", "stayed", "downgraded", "lost"] as const;
  const gains = told
    .map((kind) => ({name: terms.label("move", kind), gain: gainOf(totals[kind]) ?? 0}))
    .filter(({gain}) => gain !== 0);
  const rest = Math.round(100 * (all - gains.reduce((sum, {gain}) => sum + gain, 0))) / 100;
  // A line may not end after a sign.
  const signed = (value: number) =>
    `${value > 0 ? "+" : ""}${money.short(value)}`.replace(/^[+−]/, "$&\u2060");
  const others = {name: {en: "all others", zh: "其余"}[language], gain: rest};
  const parts = [...gains.sort((a, b) => b.gain - a.gain), ...(rest === 0 ? [] : [others])].map(
    ({name, gain}) => `${language === "en" ? name.toLowerCase() : name} ${signed(gain)}`,
  );
  const [start, end] = [day(from, language), day(to, language)];
  const size = money.short(Math.abs(all));
  const parted =
    parts.length === 0
      ? ""
      : language === "zh"
        ? `：${list(parts, language)}`
        : `: ${list(parts, language)}`;
  if (language === "zh") {
    const than = all === 0 ? "相同" : `${all > 0 ? "多" : "少"} ${size}`;
    return `截至 ${end}的 ${months} 个月净销售额，与截至 ${start}的等长期间相比${than}${parted}。`;
  }
  const than = all === 0 ? "are as high as" : `are ${size} ${all > 0 ? "higher" : "lower"} than`;
  return `Net sales in the ${monthsText(months)} to ${end} ${than} in those to ${start}${parted}.`;
}

/** Who stands better without having bought, and why; null where nobody does. */
export function driftedSentence(moves: readonly KindOfMove[], {language}: Voice): string | null {
  const {customers} = totalsOf(moves).drifted;
  if (customers === 0) return null;
  const count = number(customers, language);
  if (language === "zh")
    return `另有 ${count} 位未再购买而位次上升：得分是相对排名，因他人落后而上升，不计为升级或赢回。`;
  return customers === 1
    ? "1 more stands better without having bought: scores compare customers, and others fell behind. That counts neither as upgraded nor as won back."
    : `${count} more stand better without having bought: scores compare customers, and others fell behind. They count neither as upgraded nor as won back.`;
}

/** The way after which money fell most, from a segment to another; null where none fell or it is not known. */
export function costliestWay(
  ways: readonly Move[],
  {months}: MovesSpan,
  {language, money, terms}: Voice,
): string | null {
  const loss = (way: Move) => -(gainOf(way) ?? 0);
  const worst = ways
    .filter((way) => way.from_segment !== "none" && way.from_segment !== way.to_segment)
    .reduce<Move | null>((best, way) => (loss(way) > (best ? loss(best) : 0) ? way : best), null);
  if (!worst) return null;
  const count = number(worst.customers, language);
  const start = terms.label("segment", worst.from_segment);
  const end = terms.label("segment", worst.to_segment);
  const less = money.short(loss(worst));
  if (language === "zh")
    return `代价最大的变动：由“${start}”转为“${end}”的 ${count} 位客户，${months} 个月净销售额减少 ${less}`;
  const buy = worst.customers === 1 ? "the one who went" : `the ${count} who went`;
  return `The costliest way: ${buy} from ${start} to ${end} bought for ${less} less in ${monthsText(months)}`;
}

/** What one way says: who went where, and what they bought in the periods that end on the two dates. */
export function moveSentence(way: Move, {months}: MovesSpan, voice: Voice): string {
  const {language, terms} = voice;
  const count = number(way.customers, language);
  const from = terms.label("segment_or_none", way.from_segment);
  const to = terms.label("segment", way.to_segment);
  const isStay = way.from_segment === way.to_segment;
  const told = moneyTold(way, months, voice);
  if (language === "zh") {
    const what = isStay ? `${count} 位前后均为“${to}”` : `${count} 位由“${from}”转为“${to}”`;
    return `${what}；${told}。`;
  }
  const what = isStay ? `${count} stayed ${to}` : `${count} went from ${from} to ${to}`;
  return `${what}; ${told}.`;
}

function moneyTold(way: Move, months: number, {language, money}: Voice): string {
  const [before, after] = [way.net_amount_before, way.net_amount].map((value) =>
    value === null ? null : money.short(value),
  );
  if (language === "zh") {
    if (after === null) return "净销售额的期间早于数据起点，故不列示";
    if (before === null) return `其后 ${months} 个月净销售额 ${after}，此前期间早于数据起点`;
    return `各 ${months} 个月净销售额此前 ${before}，其后 ${after}`;
  }
  if (after === null) return "the data begin too late to tell their net sales";
  if (before === null)
    return `net sales of ${after} in the ${monthsText(months)} to the later date; the data begin too late to tell those before`;
  return `net sales over ${monthsText(months)}: ${before} before, ${after} after`;
}

/** Returns a length in words: "12 months", "month". */
export const monthsText = (months: number) => (months === 1 ? "month" : `${months} months`);
