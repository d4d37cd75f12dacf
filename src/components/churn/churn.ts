import {followAnchor} from "../page/anchor.js";
import {findDepartures, horizonOf} from "./churn-groups.js";
import * as say from "./churn-sentences.js";
import {element} from "../page/element.js";
import {header} from "../page/header.js";
import {languageTag, paragraph} from "../words/language.js";
import type {Bilingual, Spoken} from "../words/language.js";
import {laboratoryFigure} from "../methods/laboratory-figure.js";
import {bestTitle, moneySentence} from "../methods/laboratory-sentences.js";
import {leavingReasons} from "./leaving-reasons.js";
import type {Marts} from "../marts/marts.js";
import {overdueList} from "./overdue-list.js";
import {overdueBySegment} from "./overdue-segments.js";
import {allOverdue, overdueSentence} from "./overdue-sentences.js";
import {riskBySegment, riskFigure} from "./risk-figures.js";
import {story} from "../words/story.js";
import {survivalFigure} from "./survival-figure.js";
import {survivalGroups} from "./survival-groups.js";
import {waitsOf} from "./survival-points.js";
import {comeBackTitle, meanWaitSentence} from "./survival-sentences.js";
import {fewBuyersSentence} from "../value/value-sentences.js";
import {voiceOf} from "../words/voice.js";

export type ChurnData = Pick<
  Marts,
  | "build_info"
  | "terms"
  | "filter_values"
  | "definitions"
  | "clv_groups"
  | "clv_parameters"
  | "survival"
  | "survival_curves"
  | "leaving_reasons"
  | "churn_definitions"
  | "overdue"
  | "overdue_groups"
>;

const words = {
  few: {en: "Caution", zh: "请注意"},
  sure: {en: "How sure we are", zh: "有多确定"},
  first: {en: "Whom to turn to", zh: "先关注谁"},
  back: {en: "When they come back", zh: "何时回来"},
  when: {en: "When to call it churn", zh: "何时算流失"},
  nobody: {
    en: "Nobody with a rhythm of their own is past it.",
    zh: "有自身购买节奏的客户均未逾期。",
  },
  nobodyChosen: {
    en: "Of the customers chosen nobody with a rhythm of their own is past it.",
    zh: "所选客户中，有自身购买节奏的均未逾期。",
  },
  empty: {
    en: "There are no buyers yet, so nobody can leave. Check the data quality page for rows that were set aside.",
    zh: "尚无购买客户，因此谈不上流失。请到“数据质量”页查看被隔离的行。",
  },
};

/** Returns churn: who is gone and what goes with them, how long waits last, definitions tried, who is overdue. */
export function churnPage(
  data: ChurnData,
  {language, filters, today}: Spoken & {filters?: string; today?: Date},
): HTMLElement {
  followAnchor();
  const voice = voiceOf(data, {language});
  const horizon = horizonOf(data);
  const departures = findDepartures(data.clv_groups);
  const gone = say.goneSentence(departures, horizon, voice);
  const late = overdueSentence(allOverdue(data.overdue_groups), voice);
  // What is fitted to everybody is told of everybody alone.
  const isWhole = !filters;
  const distrust = isWhole ? say.distrustSentence(data.clv_parameters, voice) : null;
  const isEmpty = !voice.facts.buyers;
  const answer = isEmpty
    ? words.empty[language]
    : gone === null
      ? paragraph(
          [late ?? words[filters ? "nobodyChosen" : "nobody"][language], distrust].filter(
            (text) => text !== null,
          ),
          language,
        )
      : paragraph(
          [gone, say.sureSentence(data.churn_definitions, voice) ?? say.untriedSentence(voice)],
          language,
        );
  const waits = waitsOf(data, "order_step");
  const full = (title: string | null) =>
    title === null ? null : `${title}${language === "zh" ? "。" : "."}`;
  const told: [Bilingual, string | null][] = [
    [words.few, fewBuyersSentence(voice.facts.buyers, voice)],
    [words.sure, gone === null ? null : say.unseenSentence(data.churn_definitions, voice)],
    [words.first, gone === null ? null : late],
    [words.back, full(comeBackTitle(waits, voice))],
    [words.back, meanWaitSentence(waits, voice)],
    [words.when, full(bestTitle(data.churn_definitions, "customers", voice))],
    [words.when, moneySentence(data.churn_definitions, voice)],
  ];
  return element(
    "div",
    {class: "page", lang: languageTag(language)},
    header(voice.facts, {
      ...{language, filters},
      answer,
      marts: isWhole ? ["overdue_groups", "clv_groups", "churn_definitions"] : ["overdue"],
      ...(today && {today}),
    }),
    !isEmpty && story(told, {language}),
    !isEmpty &&
      element(
        "div",
        {class: "pictures"},
        departures
          ? riskFigure(data.clv_groups, horizon, voice)
          : overdueBySegment(data.overdue_groups, voice),
        departures && riskBySegment(data.clv_groups, horizon, voice),
        ...(isWhole
          ? [
              survivalFigure(data, voice),
              survivalGroups(data, voice),
              leavingReasons(data.leaving_reasons, data.definitions, voice),
              laboratoryFigure(data.churn_definitions, voice),
            ]
          : []),
      ),
    !isEmpty && overdueList(data, horizon.basis, voice),
  );
}
