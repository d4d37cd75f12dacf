import {cohortCurves} from "./cohorts-curves.js";
import {retentionSentence, worthSentence} from "./cohorts-sentences.js";
import {cohortTriangle} from "./cohorts-triangle.js";
import {element} from "./element.js";
import {header} from "./header.js";
import {languageTag, paragraph} from "./language.js";
import type {Spoken} from "./language.js";
import type {Marts} from "./marts.js";
import {voiceOf} from "./voice.js";

export type CohortsData = Pick<Marts, "build_info" | "terms" | "cohorts" | "value_by_age">;

const words = {
  early: {
    en: "It is too early to say how many come back: no cohort has completed the month after its first yet.",
    zh: "现在还不能说有多少客户会回来：尚无同期群完整经历首月之后的一个月。",
  },
  few: {
    en: "There are too few customers yet to say how many come back: a mean needs 100 customers in three cohorts.",
    zh: "客户尚少，还不能说有多少会回来：平均值至少需要 3 个同期群、100 位客户。",
  },
  empty: {
    en: "There are no valid orders yet, so there are no cohorts. Check the data quality page for rows that were set aside.",
    zh: "尚无有效订单，因此没有同期群。请到“数据质量”页查看被隔离的行。",
  },
};

/** Returns the cohorts: how many come back and what they bring, the triangle, the curves. */
export function cohortsPage(data: CohortsData, {language, today}: Spoken & {today?: Date}) {
  const voice = voiceOf(data, {language});
  const said = [
    retentionSentence(data.value_by_age, voice),
    worthSentence(data.value_by_age, voice),
  ].filter((text) => text !== null);
  const isEmpty = data.cohorts.length === 0;
  const answer = isEmpty
    ? words.empty[language]
    : paragraph(said, language) ||
      words[data.value_by_age.some((row) => row.age_months > 0) ? "few" : "early"][language];
  return element(
    "div",
    {class: "page", lang: languageTag(language)},
    header(voice.facts, {
      language,
      answer,
      marts: ["value_by_age", "cohorts"],
      ...(today && {today}),
    }),
    !isEmpty &&
      element(
        "div",
        {class: "pictures"},
        cohortTriangle(data.cohorts, data.value_by_age, voice),
        cohortCurves(data.cohorts, data.value_by_age, voice),
      ),
  );
}
