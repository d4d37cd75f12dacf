import {day} from "../../../src/components/words/dates.js";
import {readFacts} from "../../../src/components/words/facts.js";
import {number} from "../../../src/components/words/format.js";
import type {Bilingual, Language} from "../../../src/components/words/language.js";
import {escapeHtml} from "./markup.js";
import type {SiteBuild} from "./site-build.js";

const words = {
  title: {en: "Customer report", zh: "客户分析报告"},
  asOf: {en: "As of", zh: "截止日"},
  period: {en: "Period", zh: "期间"},
  to: {en: " – ", zh: "至 "},
  counted: {en: "Counted", zh: "统计范围"},
  before: {en: "Before filters", zh: "筛选前"},
  filters: {en: "Filters", zh: "筛选"},
  none: {en: "None", zh: "无"},
  pages: {en: "Pages", zh: "页面"},
  made: {en: "Made from", zh: "生成自"},
  commit: {en: "commit", zh: "提交"},
  build: {en: "Build", zh: "构建"},
  pseudonyms: {
    en: "Customers are named by pseudonyms only. The numbers are those of the site of this build; its dictionary defines each of them.",
    zh: "客户仅以化名出现。数字与该构建的网站一致，各项定义见网站的数据字典。",
  },
} satisfies Record<string, Bilingual>;

export interface CoverOptions {
  readonly language: Language;
  /** In words; empty where none are in force. */
  readonly filters: readonly string[];
  /** Names of the pages that were chosen; absent for all. */
  readonly chosen?: readonly string[];
}

/** Returns the title of a report: what it is, of whom. */
export function reportTitle({rows}: SiteBuild, language: Language): string {
  return [readFacts(rows).sourceName[language], words.title[language]].filter(Boolean).join(" · ");
}

/** Returns what stands on every page: the source, its as-of date, and whether anything is filtered out. */
export function runningLine({rows}: SiteBuild, filters: string | null, language: Language): string {
  const facts = readFacts(rows);
  const asOf = facts.asOfDate && day(facts.asOfDate, language);
  const told = {
    en: [asOf && `as of ${asOf}`, filters ?? "no filters"],
    zh: [asOf && `截止日：${asOf}`, filters ?? "未筛选"],
  }[language];
  return [facts.sourceName[language], ...told].filter(Boolean).join(" · ");
}

/** Returns the first page of a report as HTML: whose it is, as of when, and from what it was made. */
export function cover(build: SiteBuild, {language, filters, chosen}: CoverOptions): string {
  const facts = readFacts(build.rows);
  const {sourceName, asOfDate, firstOrderDate} = facts;
  const separator = {en: ", ", zh: "、"}[language];
  const customers = number(facts.customersKnown, language);
  const orders = number(facts.validOrders, language);
  const commit = build.fact("commit");
  const told: [Bilingual, string | null][] = [
    [words.asOf, asOfDate && day(asOfDate, language)],
    [
      words.period,
      asOfDate && firstOrderDate
        ? `${day(firstOrderDate, language)}${words.to[language]}${day(asOfDate, language)}`
        : null,
    ],
    [
      filters.length > 0 ? words.before : words.counted,
      {
        en: `${customers} customers, ${orders} valid orders`,
        zh: `${customers} 位客户，${orders} 笔有效订单`,
      }[language],
    ],
    [words.filters, filters.map(unnamed).join("; ") || words.none[language]],
    [words.pages, chosen?.join(separator) ?? null],
    [
      words.made,
      `Clientele ${build.fact("clientele_version") ?? ""}` +
        (commit === null ? "" : `${separator}${words.commit[language]} ${commit}`),
    ],
    [words.build, build.hash],
  ];
  const list = told.flatMap(([word, text]) =>
    text === null ? [] : [`<dt>${word[language]}</dt><dd>${escapeHtml(text)}</dd>`],
  );
  return `<section class="paper-cover">
<p class="paper-source">${escapeHtml(sourceName[language])}</p>
<h1>${words.title[language]}</h1>
<dl>${list.join("")}</dl>
<p class="paper-pseudonyms">${words.pseudonyms[language]}</p>
</section>`;
}

/** What a page says of its filters without the word for them, which stands beside it. */
const unnamed = (filters: string) => filters.replace(/^[^:：]*[:：]\s*/, "");
