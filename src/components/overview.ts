import {cards} from "./cards.js";
import type {Card} from "./cards.js";
import {element} from "./element.js";
import {change, number, percent, points, relativeChange} from "./format.js";
import {header} from "./header.js";
import {languageTag, paragraph} from "./language.js";
import type {Bilingual, Spoken} from "./language.js";
import type {Marts} from "./marts.js";
import {buyersFigure} from "./buyers-figure.js";
import {story} from "./story.js";
import {salesFigure} from "./sales-figure.js";
import {segmentsFigure} from "./segments-figure.js";
import {fewBuyersSentence, topSentence} from "./value-sentences.js";
import {voiceOf} from "./voice.js";
import type {Voice} from "./voice.js";
import * as say from "./overview-sentences.js";
import * as risk from "./risk-sentences.js";
import {qualityLine} from "./quality-line.js";
import type {SparkPoint} from "./sparkline.js";

export type OverviewData = Pick<
  Marts,
  | "build_info"
  | "terms"
  | "figures"
  | "months"
  | "segments"
  | "concentration"
  | "lifecycle"
  | "churn_rates"
  | "overdue"
  | "quality"
>;

const words = {
  few: {en: "Caution", zh: "请注意"},
  happened: {en: "What happened", zh: "发生了什么"},
  where: {en: "Where it comes from", zh: "收入来自哪里"},
  risk: {en: "What is at risk", zh: "风险在哪里"},
  todo: {en: "What to do", zh: "行动建议"},
  previous: {en: "vs prior 90 d", zh: "较前 90 天"},
  yearBefore: {en: "vs last year", zh: "较去年同期"},
  lines: {
    en: "Changes are against the 90 days before and the same days a year earlier. Lines run month by month, 24 at most, from zero.",
    zh: "变化分别与此前 90 天和去年同期相比。折线按月，最多 24 个月，自零起。",
  },
  dashed: {
    en: "The dashed end is a month that is not over.",
    zh: "虚线末端为尚未结束的月份。",
  },
  short: {en: "Too little history to compare", zh: "历史不足，无法比较"},
  empty: {
    en: "There are no valid orders yet, so there is nothing to tell. Check the data quality page for rows that were set aside.",
    zh: "尚无有效订单，因此没有可说的结论。请到“数据质量”页查看被隔离的行。",
  },
};

/** Returns the overview: the answer, what else to know in sentences, six figures, three pictures. */
export function overviewPage(data: OverviewData, {language, today}: Spoken & {today?: Date}) {
  const voice = voiceOf(data, {language});
  const {facts} = voice;
  const answer = say.salesSentence(data.figures, facts.asOfDate, voice) ?? words.empty[language];
  const stories: [Bilingual, string | null][] = [
    [words.few, fewBuyersSentence(facts.buyers, voice)],
    [words.happened, say.driverSentence(data.figures, voice)],
    [words.happened, say.customersSentence(data.figures, voice)],
    [words.where, say.segmentSentence(data.segments, voice)],
    [words.where, topSentence(data.concentration, voice)],
    [words.risk, risk.overdueSentence(data.overdue, voice)],
    [words.risk, risk.churnSentence(data.churn_rates, voice)],
    [words.todo, risk.startSentence(data.overdue, voice)],
  ];
  return element(
    "div",
    {class: "page", lang: languageTag(language)},
    header(facts, {language, answer, marts: ["figures"], ...(today && {today})}),
    story(stories, {language}),
    data.months.length > 0 && cards(figureCards(data, voice), {language}),
    data.months.length > 1 && element("p", {class: "cards-note"}, cardsNote(data, language)),
    data.months.length > 0 &&
      element(
        "div",
        {class: "pictures"},
        salesFigure(data.months, voice),
        buyersFigure(data.months, voice),
        segmentsFigure(data.segments, voice),
      ),
    qualityLine(data.quality, {language}),
  );
}

function cardsNote({months}: OverviewData, language: Spoken["language"]): string {
  const isDashed = months.some((row) => !row.is_complete);
  return paragraph(
    [words.lines[language], ...(isDashed ? [words.dashed[language]] : [])],
    language,
  );
}

function figureCards(data: OverviewData, {language, money, terms}: Voice): Card[] {
  const order = terms.ids("figure");
  const rows = [...data.figures].sort((a, b) => order.indexOf(a.figure) - order.indexOf(b.figure));
  return rows.map((row) => {
    const shown =
      {
        money: money.short,
        share: (value: number | null) => percent(value, language),
      }[row.unit] ?? ((value: number | null) => number(value, language));
    const spark = sparkOf(row.figure, data);
    return {
      label: terms.label("figure", row.figure),
      meaning: terms.meaning("figure", row.figure),
      value: shown(row.value),
      marts: ["figures"],
      changes: changesOf(row, language),
      ...(spark && {spark}),
    };
  });
}

function changesOf(row: Marts["figures"][number], language: Spoken["language"]) {
  const bases = [
    [row.previous_value, words.previous],
    [row.year_before_value, words.yearBefore],
  ] as const;
  const told = bases.flatMap(([before, label]) => {
    const difference =
      row.unit === "share" && row.value !== null && before !== null
        ? row.value - before
        : relativeChange(row.value, before);
    if (difference === null) return [];
    const text =
      row.unit === "share" ? points(difference, language) : change(row.value, before, language);
    const tone = Math.abs(difference) < 0.0005 ? "none" : difference > 0 ? "good" : "bad";
    return [{text, label: label[language], tone} as const];
  });
  return told.length > 0 ? told : [{text: "", label: words.short[language]}];
}

const notActive = new Set(["prospect", "at_risk", "dormant", "churned"]);
const sparkMonths = 24;

/** The course of a figure over the last months, where months tell it. */
function sparkOf(figure: string, {months, lifecycle}: OverviewData): SparkPoint[] | null {
  const take = (value: (row: Marts["months"][number]) => number | null) =>
    months.slice(-sparkMonths).map((row) => ({value: value(row), isComplete: row.is_complete}));
  switch (figure) {
    case "orders":
      return take((row) => row.orders);
    case "net_amount":
      return take((row) => row.net_amount);
    case "average_order_amount":
      return take((row) => row.average_order_amount);
    case "new_customers":
      return take((row) => row.new_customers);
    case "active_customers": {
      const stock = new Map<number, number>();
      for (const row of lifecycle) {
        if (notActive.has(row.stage)) continue;
        const at = row.month.getTime();
        stock.set(at, (stock.get(at) ?? 0) + row.customers_at_end);
      }
      return take((row) => stock.get(row.month.getTime()) ?? null);
    }
    default:
      return null;
  }
}
