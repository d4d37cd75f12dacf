import {ageFigure} from "./age-figure.js";
import {concentrationFigure} from "./concentration-figure.js";
import {element} from "./element.js";
import {header} from "./header.js";
import {languageTag} from "./language.js";
import type {Spoken} from "./language.js";
import type {Marts} from "./marts.js";
import {story} from "./story.js";
import {tiersFigure} from "./tiers-figure.js";
import * as say from "./value-sentences.js";
import {voiceOf} from "./voice.js";

export type ValueData = Pick<
  Marts,
  "build_info" | "terms" | "concentration" | "value_by_age" | "tiers"
>;

const words = {
  few: {en: "Caution", zh: "请注意"},
  worth: {en: "What a customer is worth", zh: "一位客户值多少"},
  tail: {en: "At the other end", zh: "另一端"},
  tiers: {en: "Who is on top", zh: "顶层是谁"},
  empty: {
    en: "There are no buyers yet, so no value to rank.",
    zh: "尚无购买客户，因此无法衡量价值。",
  },
  unranked: {
    en: "It takes two buyers, and net sales above zero, to rank them by value.",
    zh: "至少有两位购买客户且净销售额为正，才能按价值排序。",
  },
};

/** Returns the page of value: where the money is concentrated, what age adds, and the tiers. */
export function valuePage(
  data: ValueData,
  {language, today}: Spoken & {today?: Date},
): HTMLElement {
  const voice = voiceOf(data, {language});
  const answer =
    say.concentrationSentence(data.concentration, voice) ??
    words[voice.facts.buyers ? "unranked" : "empty"][language];
  return element(
    "div",
    {class: "page", lang: languageTag(language)},
    header(voice.facts, {language, answer, ...(today && {today})}),
    story(
      [
        [words.few, say.fewBuyersSentence(voice.facts.buyers, voice)],
        [words.tail, say.tailSentence(data.concentration, voice)],
        [words.worth, say.ageSentence(data.value_by_age, voice)],
        [words.worth, doubling(data.value_by_age, language)],
        [words.tiers, say.tierSentence(data.tiers, voice)],
      ],
      {language},
    ),
    element(
      "div",
      {class: "pictures"},
      concentrationFigure(data.concentration, voice),
      ageFigure(data.value_by_age, voice),
      tiersFigure(data.tiers, voice),
    ),
  );
}

function doubling(rows: Marts["value_by_age"], language: Spoken["language"]): string | null {
  const months = say.doublingMonths(rows);
  if (months === null) return null;
  return language === "zh"
    ? `到第 ${months} 个月龄，后续购买已与首月相当。`
    : `By age ${months} months, later orders have brought as much as the first month.`;
}
