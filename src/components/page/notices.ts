import {day, daysBetween, month} from "../words/dates.js";
import {element} from "./element.js";
import {number, percent} from "../words/format.js";
import {list} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {booksOf} from "../quality/quality-books.js";
import {sourceTableName} from "../quality/source-tables.js";
import type {Voice} from "../words/voice.js";

export type NoticeData = Pick<Marts, "months" | "quality">;

/** Something a reader should know before the numbers: what is so, why it matters, what to do. */
export interface Notice {
  readonly kind: "stale" | "faulty" | "unused" | "partial" | "no_costs";
  readonly text: string;
}

/** Returns what makes the data old or incomplete on the reader's day, most serious first; nothing where all is well. */
export function noticesOf(data: NoticeData, voice: Voice, today: Date): Notice[] {
  const told: [Notice["kind"], string | null][] = [
    ["stale", staleSentence(voice, today)],
    ["faulty", faultySentence(data.quality, voice)],
    ["unused", unusedSentence(data.quality, voice)],
    ["partial", partialSentence(data.months, voice)],
    ["no_costs", costsSentence(voice)],
  ];
  return told.flatMap(([kind, text]) => (text === null ? [] : [{kind, text}]));
}

function staleSentence({facts, language}: Voice, today: Date): string | null {
  if (!facts.asOfDate) return null;
  const age = daysBetween(facts.asOfDate, today);
  if (age <= facts.staleAfterDays) return null;
  const [end, ago] = [day(facts.asOfDate, language), number(age, language)];
  return language === "zh"
    ? `数据止于 ${end}，距今 ${ago} 天：文中的“现在”指那一天。请用新数据重新构建。`
    : `The data end on ${end}, ${ago} days ago, so “now” on these pages is that day. Build again from fresh data.`;
}

function faultySentence(quality: Marts["quality"], {facts, language}: Voice): string | null {
  const worst = booksOf(quality)
    .map((book) => ({...book, share: book.read > 0 ? book.quarantined / book.read : 0}))
    .sort((a, b) => b.share - a.share)[0];
  if (!worst || worst.share <= facts.quarantineNoticeShare) return null;
  const share = percent(worst.share, language);
  const table = sourceTableName(worst.table, language);
  return language === "zh"
    ? `“${table}”有 ${share} 的行因错误被隔离：它们所记的内容不在数字之中。请到“数据质量”页查看原因并修正源文件。`
    : `Of the rows of “${table}”, ${share} were set aside as faulty, so what they tell is not in the numbers. See why under Data quality, and mend the file.`;
}

function unusedSentence(quality: Marts["quality"], {language}: Voice): string | null {
  const empty = booksOf(quality).filter(({read, used}) => read > 0 && used === 0);
  if (empty.length === 0) return null;
  const names = list(
    empty.map(({table}) => `“${sourceTableName(table, language)}”`),
    language,
  );
  return language === "zh"
    ? `${names}没有一行可用，相关内容因此缺失。请检查导出的文件。`
    : `Not one row of ${names} can be used, so what it would tell is missing. Check the export.`;
}

function partialSentence(months: Marts["months"], {facts, language}: Voice): string | null {
  const last = months.at(-1);
  if (!last || last.is_complete || !facts.asOfDate) return null;
  const [name, end] = [month(last.month, language), day(facts.asOfDate, language)];
  return language === "zh"
    ? `${name}只计到 ${end}，图中以虚线表示。请勿与整月相比。`
    : `${name} counts only to ${end} and is drawn dashed. Do not compare it with whole months.`;
}

function costsSentence({facts, language}: Voice): string | null {
  if (facts.ratingBasis !== "net_sales" || facts.buyers === null || facts.buyers === 0) return null;
  return {
    en: "The source knows no costs, so value means net sales, and who buys much at little margin looks better than they are. Add costs, or set margin_share in source.yaml.",
    zh: "数据源没有成本，价值因此按净销售额计：买得多而毛利低的客户会显得偏高。请补充成本，或在 source.yaml 中设置 margin_share。",
  }[language];
}

/**
 * Returns a banner that tells what to know before the numbers; null where all is well. How old the data
 * are depends on the reader's day, so that paper does not tell it.
 */
export function noticeBanner(data: NoticeData, voice: Voice, today: Date): HTMLElement | null {
  const {language} = voice;
  const notices = noticesOf(data, voice, today);
  if (notices.length === 0) return null;
  const isLasting = notices.some(({kind}) => kind !== "stale");
  const title = {en: "Before you read", zh: "阅读之前"}[language];
  return element(
    "aside",
    {class: isLasting ? "notice" : "notice no-print", "aria-label": title},
    element("strong", {}, title),
    element(
      "ul",
      {},
      ...notices.map(({kind, text}) =>
        element("li", {"data-notice": kind, class: kind === "stale" ? "no-print" : null}, text),
      ),
    ),
  );
}
