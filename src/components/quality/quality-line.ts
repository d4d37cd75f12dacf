import {element} from "../page/element.js";
import {freshness} from "../page/header.js";
import type {Marts} from "../marts/marts.js";
import {faultsSentence} from "./quality-sentences.js";
import type {Voice} from "../words/voice.js";

const words = {
  more: {en: "See data quality", zh: "查看数据质量"},
};

/** Returns how old the data are and how much of what came in is faulty, with a link to the page that shows it. */
export function qualityLine(
  quality: Marts["quality"],
  {language, facts}: Voice,
  today: Date,
): HTMLElement | null {
  const sentence = faultsSentence(quality, {language});
  if (sentence === null) return null;
  const [stop, blank] = language === "zh" ? ["。", ""] : [".", " "];
  const age = facts.asOfDate && freshness(facts.asOfDate, today, {language, ...facts});
  return element(
    "p",
    {class: "quality-line"},
    age !== null &&
      element("span", {class: "no-print", "data-fact": "freshness"}, `${age}${stop}${blank}`),
    `${sentence}${blank}`,
    element("a", {href: "./quality"}, words.more[language]),
  );
}
