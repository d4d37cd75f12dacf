import {element} from "./element.js";
import type {Spoken} from "./language.js";
import type {Marts} from "./marts.js";
import {faultsSentence} from "./quality-sentences.js";

const words = {
  title: {en: "Can the numbers be trusted? ", zh: "数字可信吗？"},
  more: {en: "See data quality", zh: "查看数据质量"},
};

/** Returns how much of what came in is faulty, with a link to the page that shows it. */
export function qualityLine(quality: Marts["quality"], {language}: Spoken): HTMLElement | null {
  const sentence = faultsSentence(quality, {language});
  if (sentence === null) return null;
  return element(
    "p",
    {class: "quality-line"},
    element("strong", {}, words.title[language]),
    `${sentence}${language === "zh" ? "" : " "}`,
    element("a", {href: "./quality"}, words.more[language]),
  );
}
