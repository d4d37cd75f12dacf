import {element} from "./element.js";
import {header} from "./header.js";
import {languageTag} from "./language.js";
import type {Bilingual, Spoken} from "./language.js";
import type {Marts} from "./marts.js";
import {figureCards} from "./overview-cards.js";
import {buyersFigure} from "./buyers-figure.js";
import {story} from "./story.js";
import {salesFigure} from "./sales-figure.js";
import {segmentsFigure} from "./segments-figure.js";
import {fewBuyersSentence, topSentence} from "./value-sentences.js";
import {voiceOf} from "./voice.js";
import * as say from "./overview-sentences.js";
import * as risk from "./risk-sentences.js";
import {qualityLine} from "./quality-line.js";

export type OverviewData = Pick<
  Marts,
  | "build_info"
  | "terms"
  | "annotations"
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
    data.months.length > 0 && figureCards(data, voice),
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
