import {element} from "./element.js";
import {number, percent} from "./format.js";
import type {Spoken} from "./language.js";
import type {Marts} from "./marts.js";

const words = {
  title: {en: "Can the numbers be trusted? ", zh: "数字可信吗？"},
  more: {en: "See data quality", zh: "查看数据质量"},
};

/** Returns how much of what came in was used, in one sentence; null where nothing came in. */
export function qualitySentence(quality: Marts["quality"], {language}: Spoken): string | null {
  const of = (outcome: string) =>
    quality.reduce((sum, row) => (row.outcome === outcome ? sum + row.rows : sum), 0);
  const read = of("read");
  if (read === 0) return null;
  const aside = of("quarantined");
  const all = number(read, language);
  if (aside === 0) {
    return language === "zh"
      ? `输入的 ${all} 行中没有一行因错误被隔离，行数逐项相符。`
      : `None of the ${all} rows that came in had to be set aside; the books add up.`;
  }
  const some = number(aside, language);
  const share = percent(aside / read, language, aside / read < 0.001 ? 3 : 1);
  return language === "zh"
    ? `输入的 ${all} 行中有 ${some} 行（${share}）因错误被隔离，行数逐项相符。`
    : `Of ${all} rows that came in, ${some} (${share}) ${aside === 1 ? "was" : "were"} set aside with a reason; the books add up.`;
}

/** Returns that sentence with a link to the page that shows it; nothing where nothing came in. */
export function qualityLine(quality: Marts["quality"], {language}: Spoken): HTMLElement | null {
  const sentence = qualitySentence(quality, {language});
  if (sentence === null) return null;
  return element(
    "p",
    {class: "quality-line"},
    element("strong", {}, words.title[language]),
    `${sentence}${language === "zh" ? "" : " "}`,
    element("a", {href: "./quality"}, words.more[language]),
  );
}
