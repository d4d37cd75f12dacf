import {element} from "../page/element.js";
import {header} from "../page/header.js";
import {languageTag} from "../words/language.js";
import type {Spoken} from "../words/language.js";
import {churnFigure, lostFigure} from "./lifecycle-churn.js";
import {lifecycleDefinitions} from "./lifecycle-definitions.js";
import {lifecycleMonth} from "./lifecycle-month.js";
import {
  churnBegins,
  churnedSentence,
  firstStock,
  nobodyLeftSentence,
} from "./lifecycle-sentences.js";
import {lifecycleStock, stockNotes} from "./lifecycle-stock.js";
import type {Marts} from "../marts/marts.js";
import type {PairsBetween} from "./pairs-between.js";
import {revenueBridge} from "./revenue-bridge.js";
import {stagePairs} from "./stage-pairs.js";
import {voiceOf} from "../words/voice.js";

export type LifecycleData = Pick<
  Marts,
  | "build_info"
  | "terms"
  | "filter_values"
  | "annotations"
  | "definitions"
  | "lifecycle"
  | "lifecycle_flows"
  | "stage_pairs"
  | "revenue_bridge"
  | "churn_rates"
> & {readonly pairsBetween: PairsBetween};

const words = {
  overdue: {
    en: "Who is leaving now, how sure that is, and the overdue customers by what is at stake: see the page on churn.",
    zh: "谁正在流失、有多确定，以及按风险金额排列的逾期客户，见“流失”页。",
  },
  early: {
    en: "It is too early to say who leaves: no month has had customers at its start yet.",
    zh: "现在还不能说谁在流失：尚无月份在期初有客户。",
  },
  chosen: {
    en: "In the months and among the customers chosen nobody stands at the start of a whole month, so there is no rate of churn.",
    zh: "所选月份与客户中，没有整月在期初有客户，因此没有流失率。",
  },
  noMonth: {
    en: "The period chosen holds no month of this source. Choose another, or take it off.",
    zh: "所选期间内没有本数据源的月份。请另选期间，或取消该筛选。",
  },
  empty: {
    en: "No customer is known yet, so there is no life to follow. Check the data quality page for rows that were set aside.",
    zh: "尚无已知客户，因此没有生命周期可言。请到“数据质量”页查看被隔离的行。",
  },
};

/** Returns the lifecycle: who churned and what it costs, stages over time, one month's books. */
export function lifecyclePage(
  data: LifecycleData,
  {language, filters, today}: Spoken & {filters?: string; today?: Date},
): HTMLElement {
  const voice = voiceOf(data, {language, filters});
  const isEmpty = data.lifecycle.length === 0;
  const answer = isEmpty
    ? words[filters ? "noMonth" : "empty"][language]
    : (churnedSentence(data.churn_rates, voice) ??
      nobodyLeftSentence(data.churn_rates, voice) ??
      words[filters ? "chosen" : "early"][language]);
  const first = (filters && firstStock(data.lifecycle)) || voice.facts.firstOrderDate;
  const begins = churnBegins(first, data.definitions);
  const notes = stockNotes(data.lifecycle, voice);
  return element(
    "div",
    {class: "page", lang: languageTag(language)},
    header(voice.facts, {
      ...{language, filters, answer, marts: ["churn_rates"]},
      ...(today && {today}),
    }),
    !isEmpty &&
      element(
        "div",
        {class: "pictures"},
        revenueBridge(data.revenue_bridge, voice),
        lifecycleStock(data.lifecycle, voice),
        churnFigure(data.churn_rates, begins, notes, voice),
        lostFigure(data.churn_rates, notes, voice),
        stagePairs(data, voice),
        lifecycleMonth(data.lifecycle, data.lifecycle_flows, voice),
      ),
    !isEmpty && overdueLink(language),
    lifecycleDefinitions(data.definitions, voice),
  );
}

/** The list of the overdue stands on the page of churn; links to its old place lead there. */
function overdueLink(language: Spoken["language"]): HTMLElement {
  return element(
    "p",
    {id: "overdue"},
    element("a", {href: "./churn#overdue"}, words.overdue[language]),
  );
}
