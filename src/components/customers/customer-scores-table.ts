import {measures, nextScore} from "./customer-scores.js";
import type {Measure, Scores, Values} from "./customer-scores.js";
import {number} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {boundsText} from "../matrix/matrix-bounds.js";
import {dataTable} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  measure: {en: "Measure", zh: "指标"},
  value: {en: "Value", zh: "数值"},
  score: {en: "Score", zh: "得分"},
  bounds: {en: "Given for", zh: "该得分的范围"},
  next: {en: "For the next score", zh: "升一档需要"},
  best: {en: "the best there is", zh: "已是最高"},
  caption: {
    en: "Scores from 1 to 5, 5 is best, by the bounds in force among all buyers",
    zh: "得分 1–5，5 为最好，按全部购买客户现行的分档",
  },
};

const names: Readonly<Record<Measure, {en: string; zh: string}>> = {
  recency: {en: "R: days since last order", zh: "R：距上次下单天数"},
  frequency: {en: "F: orders", zh: "F：订单数"},
  monetary: {en: "M: net sales", zh: "M：净销售额"},
};

/** Returns the three scores with what they are given for and what the next better one asks for. */
export function scoresTable(
  thresholds: Marts["rfm_thresholds"],
  {values, scores}: {values: Values; scores: Scores},
  voice: Voice,
): HTMLElement {
  const {language, money} = voice;
  const shown = (measure: Measure, value: number) =>
    measure === "monetary" ? money.exact(value) : number(value, language);
  return dataTable([...measures], {
    ...{language, caption: words.caption[language], file: "customer-scores"},
    columns: [
      {head: words.measure[language], value: (measure) => names[measure][language]},
      {
        head: words.value[language],
        kind: "number",
        value: (measure) => values[measure],
        show: (measure) => shown(measure, values[measure]),
      },
      {head: words.score[language], kind: "number", value: (measure) => scores[measure]},
      {
        head: words.bounds[language],
        kind: "text",
        value: (measure) => boundsText(thresholds, measure, scores[measure], voice),
      },
      {
        head: words.next[language],
        kind: "text",
        value: (measure) => nextText(thresholds, measure, scores[measure], voice),
      },
    ],
  });
}

function nextText(
  thresholds: Marts["rfm_thresholds"],
  measure: Measure,
  score: number,
  {language, money}: Voice,
): string {
  const next = nextScore(thresholds, measure, score);
  if (!next) return words.best[language];
  const bound = number(next.bound, language);
  if (measure === "recency") {
    return language === "zh"
      ? `${bound} 天以内（${next.score} 分）`
      : `${bound} ${next.bound === 1 ? "day" : "days"} or fewer (${next.score})`;
  }
  if (measure === "frequency") {
    return language === "zh"
      ? `${bound} 单起（${next.score} 分）`
      : `${bound} orders (${next.score})`;
  }
  const amount = money.full(next.bound);
  return language === "zh" ? `${amount}起（${next.score} 分）` : `${amount} (${next.score})`;
}
