import {briefOf} from "./brief.js";
import {element} from "../page/element.js";
import {header} from "../page/header.js";
import {languageTag} from "../words/language.js";
import type {Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {figureCards} from "./overview-cards.js";
import {buyersFigure} from "./buyers-figure.js";
import {story} from "../words/story.js";
import {salesFigure} from "./sales-figure.js";
import {segmentsFigure} from "../segments/segments-figure.js";
import {voiceOf} from "../words/voice.js";
import {noticeBanner} from "../page/notices.js";
import {qualityLine} from "../quality/quality-line.js";

export type OverviewData = Pick<
  Marts,
  | "build_info"
  | "terms"
  | "filter_values"
  | "annotations"
  | "figures"
  | "months"
  | "segments"
  | "concentration"
  | "lifecycle"
  | "churn_rates"
  | "overdue_groups"
  | "sales_drivers"
  | "clv_horizons"
  | "quality"
>;

const words = {
  empty: {
    en: "There are no valid orders yet, so there is nothing to tell. Check the data quality page for rows that were set aside.",
    zh: "尚无有效订单，因此没有可说的结论。请到“数据质量”页查看被隔离的行。",
  },
};

/** Returns the overview: the brief, six figures, three pictures. */
export function overviewPage(
  data: OverviewData,
  {
    language,
    filters,
    scope,
    today = new Date(),
  }: Spoken & {filters?: string; scope?: string; today?: Date},
): HTMLElement {
  const voice = voiceOf(data, {language, filters: scope});
  const {facts} = voice;
  const brief = briefOf(data, voice);
  const answer = brief.answer ?? words.empty[language];
  return element(
    "div",
    {class: "page", lang: languageTag(language)},
    header(facts, {
      ...{language, answer, filters, scope, marts: ["figures"], today},
      trust: qualityLine(data.quality, voice, today),
    }),
    noticeBanner(data, voice, today),
    story(brief.told, {language}),
    data.months.length > 0 && figureCards(data, voice),
    data.months.length > 0 &&
      element(
        "div",
        {class: "pictures"},
        salesFigure(data.months, voice),
        buyersFigure(data.months, voice),
        segmentsFigure(data.segments, voice),
      ),
  );
}
