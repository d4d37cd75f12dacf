import {number, percent} from "../words/format.js";
import {list, spaced} from "../words/language.js";
import type {Language} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {booksOf} from "./quality-books.js";
import type {Book} from "./quality-books.js";
import {sourceTableName, sourceTables} from "./source-tables.js";
import type {Voice} from "../words/voice.js";

// Each function returns one sentence with the numbers it is bound to, or null where the data cannot
// carry it.

const totals = (books: readonly Book[]) => ({
  read: books.reduce((sum, book) => sum + book.read, 0),
  quarantined: books.reduce((sum, book) => sum + book.quarantined, 0),
  addUp: books.every((book) => book.addsUp),
});

/** A share that is small but not nothing keeps a digit that is not zero. */
const small = (share: number, language: Language) =>
  percent(share, language, share > 0 && share < 0.001 ? 3 : 1);

/** How much of what came in was set aside as faulty, and whether the books add up. */
export function faultsSentence(
  quality: Marts["quality"],
  {language}: Pick<Voice, "language">,
): string | null {
  const {read, quarantined, addUp} = totals(booksOf(quality));
  if (read === 0) return null;
  const all = number(read, language);
  const some = number(quarantined, language);
  const share = small(quarantined / read, language);
  if (language === "zh") {
    const faulty =
      quarantined === 0
        ? read === 1
          ? "输入的 1 行没有因错误被隔离"
          : `输入的 ${all} 行中没有一行因错误被隔离`
        : `输入的 ${all} 行中，${some} 行（${share}）因错误被隔离`;
    return `${faulty}；${addUp ? "行数与金额逐项相符" : "但行数或金额不相符"}。`;
  }
  const faulty =
    quarantined === 0
      ? read === 1
        ? "The one row that came in did not have to be set aside as faulty"
        : `None of the ${all} rows that came in had to be set aside as faulty`
      : `Of ${all} rows that came in, ${some} (${share}) ${quarantined === 1 ? "was" : "were"} set aside as faulty`;
  return `${faulty}; ${addUp ? "rows and money add up" : "but the books do not add up"}.`;
}

/** What part of the order rows the figures use. */
export function usedSentence(quality: Marts["quality"], {language}: Voice): string | null {
  const orders = booksOf(quality).find(({table}) => table === "orders");
  if (!orders || orders.read === 0) return null;
  const share = percent(orders.used / orders.read, language);
  const aside = number(orders.byRule, language);
  const allCopies = booksOf(quality).reduce((sum, book) => sum + book.duplicates, 0);
  const copies = number(allCopies, language);
  if (language === "zh") {
    const counted = `${share} 的订单行计入指标，${aside} 行按规则不计`;
    return allCopies === 0
      ? `${counted}。`
      : `${counted}；各表共有 ${copies} 行为完全重复，只计一次。`;
  }
  const does = orders.byRule === 1 ? "does" : "do";
  const counted = `${share} of the order rows count in the figures; ${aside} ${does} not count by rule.`;
  if (allCopies === 0) return counted;
  const are = allCopies === 1 ? "row is an exact copy and does" : "rows are exact copies and do";
  return `${counted} In all tables ${copies} ${are} not count twice.`;
}

/** What anonymous orders mean for the figures: in the money, out of the people. */
export function anonymousSentence(
  quality: Marts["quality"],
  {language, money}: Voice,
): string | null {
  const orders = booksOf(quality).find(({table}) => table === "orders");
  const of = (outcome: string) => orders?.outcomes.find((row) => row.outcome === outcome);
  const unknown = of("anonymous_order");
  const known = of("order");
  if (!unknown || unknown.rows === 0 || !known) return null;
  const share = percent(unknown.rows / (unknown.rows + known.rows), language);
  const amount = money.short(unknown.net_amount);
  return language === "zh"
    ? spaced(`${share} 的有效订单没有客户：其金额 ${amount} 计入销售额，但不计入客户指标。`)
    : `${share} of valid orders have no customer: their ${amount} is in net sales, but in no figure about customers.`;
}

/** The most frequent fault. */
export function reasonSentence(
  reasons: Marts["quarantine_summary"],
  {language, terms}: Voice,
): string | null {
  const first = reasons.reduce<Marts["quarantine_summary"][number] | null>(
    (top, row) => (top && top.rows >= row.rows ? top : row),
    null,
  );
  if (!first) return null;
  const reason = terms.label("reason", first.reason);
  const table = sourceTableName(first.table_name, language);
  const count = number(first.rows, language);
  return language === "zh"
    ? `最常见的问题是${table}中的“${reason}”，共 ${count} 行。`
    : `The most frequent fault is “${reason}”, in ${count} ${first.rows === 1 ? "row" : "rows"} of ${table.toLowerCase()}.`;
}

/** What the source lacks, in words: one sentence per lack, and what cannot be told for it. */
export function lacks(quality: Marts["quality"], {language, facts}: Voice): string[] {
  const held = new Set(booksOf(quality).flatMap(({table, read}) => (read > 0 ? [table] : [])));
  const told = Object.entries(sourceTables).flatMap(([table, {name, tells}]) => {
    if (tells === undefined || held.has(table)) return [];
    return language === "zh"
      ? [`没有${name.zh}：无法得知${tells.zh}。`]
      : [`No ${name.en.toLowerCase()}: the report cannot tell ${tells.en}.`];
  });
  if (facts.ratingBasis === "net_sales") {
    told.push(
      {
        en: "No costs and no margin assumption: value is measured by net sales, and no margin is shown.",
        zh: "既无成本也无毛利假设：价值以净销售额衡量，不显示毛利。",
      }[language],
    );
  }
  if (facts.currency === null) {
    told.push(
      {
        en: "No currency is named: amounts stand without a symbol. Name it in source.yaml.",
        zh: "未注明货币：金额不带符号。请在 source.yaml 中注明。",
      }[language],
    );
  }
  return told;
}

/** Names the tables whose books do not add up; null when all do. */
export function mismatchSentence(quality: Marts["quality"], {language}: Voice): string | null {
  const wrong = booksOf(quality).filter((book) => !book.addsUp);
  if (wrong.length === 0) return null;
  const names = list(
    wrong.map(({table}) => sourceTableName(table, language)),
    language,
  );
  return language === "zh"
    ? `以下各表不相符：${names}。请勿使用这些数字，并检查构建日志。`
    : `These tables do not add up: ${names}. Do not use the figures; look at the build’s log.`;
}
