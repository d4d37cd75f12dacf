import {number, percent, points} from "../words/format.js";
import type {Bilingual} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

type Group = Marts["leaving_reasons"][number];

const groups: Readonly<Record<string, Bilingual>> = {
  late: {en: "Delivered late", zh: "延迟送达"},
  in_time: {en: "Delivered in time", zh: "准时送达"},
  complaint: {en: "With a complaint", zh: "有投诉"},
  no_complaint: {en: "Without a complaint", zh: "无投诉"},
};

/** Returns what a group is called; categories by their own name. */
export function groupLabel({side, group_name}: Group, {language}: Voice): string {
  return side === "category" ? group_name : (groups[group_name]?.[language] ?? group_name);
}

/**
 * Returns the difference of two groups' shares with its 90 % interval, by Newcombe (1998), method 10: from
 * the Wilson intervals of both.
 */
export function differenceOf(a: Group, b: Group): {difference: number; low: number; high: number} {
  const difference = a.gone_share - b.gone_share;
  return {
    difference,
    low: difference - Math.hypot(a.gone_share - a.gone_share_low, b.gone_share_high - b.gone_share),
    high:
      difference + Math.hypot(a.gone_share_high - a.gone_share, b.gone_share - b.gone_share_low),
  };
}

const pairOf = (rows: readonly Group[], one: string, other: string) => {
  const find = (name: string) =>
    rows.find((row) => row.side !== "category" && row.group_name === name);
  const [a, b] = [find(one), find(other)];
  return a && b ? ([a, b] as const) : null;
};

const after: Readonly<Record<string, Bilingual>> = {
  late: {en: "After a late delivery", zh: "延迟送达后"},
  complaint: {en: "After a purchase with a complaint", zh: "有投诉的购买后"},
};
const against: Readonly<Record<string, Bilingual>> = {
  late: {en: "after one in time", zh: "准时送达后"},
  complaint: {en: "after one without", zh: "无投诉时"},
};

/** What did not come back more often, with the difference and how sure it is; null where one group is missing. */
export function reasonSentence(
  rows: readonly Group[],
  side: "delivery" | "complaint",
  days: number | null,
  {language}: Voice,
): string | null {
  const [one, other] = side === "delivery" ? ["late", "in_time"] : ["complaint", "no_complaint"];
  const pair = pairOf(rows, one, other);
  if (!pair) return null;
  const [a, b] = pair;
  const {difference, low, high} = differenceOf(a, b);
  const isClear = low > 0 || high < 0;
  const [mine, theirs] = [a, b].map((row) => percent(row.gone_share, language));
  const [from, to] = [low, high].map((value) => points(value, language));
  const size = number(a.customers, language);
  const within = days === null ? "" : number(days, language);
  if (language === "zh") {
    const when = days === null ? "" : `在 ${within} 天内`;
    const how = isClear
      ? `相差 ${points(difference, language)}（90% 区间 ${from}至 ${to}）`
      : `差异不明确（90% 区间 ${from}至 ${to}）`;
    return `${after[one]![language]}，${size} 位客户中有 ${mine} ${when}未再下单，${against[one]![language]}为 ${theirs}：${how}。`;
  }
  const when = days === null ? "" : ` within ${within} days`;
  const how = isClear
    ? `a difference of ${points(difference, language)} (90\u00a0% interval ${from} to ${to})`
    : `no clear difference (90\u00a0% interval ${from} to ${to})`;
  return `${after[one]![language]}, ${mine} of ${size} customers did not order again${when}, against ${theirs} ${against[one]![language]}: ${how}.`;
}

/** Which category's buyers came back least and most, where their intervals do not meet. */
export function categorySentence(rows: readonly Group[], {language}: Voice): string | null {
  const own = rows
    .filter(({side}) => side === "category")
    .sort((a, b) => b.gone_share - a.gone_share);
  const [worst, best] = [own[0], own.at(-1)];
  if (!worst || !best || worst.gone_share_low <= best.gone_share_high) return null;
  const [high, low] = [worst, best].map((row) => percent(row.gone_share, language));
  return language === "zh"
    ? `购买“${worst.group_name}”后未再下单的最多，为 ${high}；“${best.group_name}”最少，为 ${low}。`
    : `Fewest came back after buying ${worst.group_name} (${high} did not), most after ${best.group_name} (${low} did not).`;
}

const lacking: Readonly<Record<string, Bilingual>> = {
  delivery: {
    en: "This source does not tell when orders were promised and delivered.",
    zh: "本数据源没有承诺与实际送达日期。",
  },
  complaint: {en: "This source has no feedback.", zh: "本数据源没有客户反馈。"},
  category: {
    en: "This source has no category that enough customers bought.",
    zh: "本数据源没有足够客户购买的品类。",
  },
};

/** What the source lacks to tell why customers leave, and where it tells one side only. */
export function lackingSentences(rows: readonly Group[], {language}: Voice): string[] {
  return Object.keys(lacking).flatMap((side) => {
    const own = rows.filter((row) => row.side === side);
    if (own.length === 0) return [lacking[side]![language]];
    if (side === "category" || own.length > 1) return [];
    const few: Bilingual =
      side === "complaint"
        ? {
            en: "Too few of these purchases had a complaint to compare.",
            zh: "这些购买中有投诉的过少，无法比较。",
          }
        : {
            en: "Too few of these purchases were delivered late, or in time, to compare.",
            zh: "这些购买中延迟或准时送达的过少，无法比较。",
          };
    return [few[language]];
  });
}

/** The finding of the block: the clear difference that is largest; null where none is clear. */
export function leavingTitle(rows: readonly Group[], {language}: Voice): string | null {
  const clear = (
    [
      ["late", "in_time"],
      ["complaint", "no_complaint"],
    ] as const
  )
    .flatMap(([one, other]) => {
      const pair = pairOf(rows, one, other);
      if (!pair) return [];
      const found = differenceOf(...pair);
      return found.low > 0 || found.high < 0 ? [{one, pair, ...found}] : [];
    })
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))[0];
  if (!clear) return null;
  const [mine, theirs] = clear.pair.map((row) => percent(row.gone_share, language, 0));
  return language === "zh"
    ? `${after[clear.one]![language]}有 ${mine} 的客户未再下单，${against[clear.one]![language]}为 ${theirs}`
    : `${after[clear.one]![language]} ${mine} did not order again, ${theirs} ${against[clear.one]![language]}`;
}
