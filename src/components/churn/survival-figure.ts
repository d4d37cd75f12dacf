import {element} from "../page/element.js";
import {figure} from "../figures/figure.js";
import {paragraph} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {survivalChart} from "./survival-chart.js";
import {curveColumns, pointColumns} from "./survival-rows.js";
import {
  comeBackTitle,
  differenceSentence,
  greySentence,
  medianSentence,
} from "./survival-sentences.js";
import {waitsOf} from "./survival-points.js";
import type {Wait} from "./survival-points.js";
import {dataTable} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  plain: {en: "Time to the next purchase", zh: "距下一次购买的时间"},
  subtitle: {
    en: "Share who have not bought again yet, %, by days since the purchase (Kaplan–Meier, shaded: 90\u00a0% interval); below, how many were still waiting and observed, to within three days",
    zh: "尚未再次购买的占比，%，按距该次购买的天数（Kaplan–Meier 估计，阴影为 90% 区间）；下方为仍在等待且仍在观察中的人数（前后不差三天）",
  },
  empty: {
    en: "No curve can be drawn: it takes fifty purchases to follow.",
    zh: "尚无法绘制曲线：至少需要跟踪 50 次购买。",
  },
  glance: {
    en: "The wait for the next purchase at a glance",
    zh: "距下一次购买的等待时间一览",
  },
};

/** Returns the curves of the wait from one purchase to the next, by the number of the purchase. */
export function survivalFigure(
  data: Pick<Marts, "survival" | "survival_curves">,
  voice: Voice,
): HTMLElement {
  const {language} = voice;
  const waits = waitsOf(data, "order_step");
  const title = comeBackTitle(waits, voice) ?? words.plain[language];
  const points = waits.flatMap((wait) => wait.points);
  const note = paragraph(
    [
      medianSentence(waits, voice),
      differenceSentence(
        waits.map(({curve}) => curve),
        voice,
      ),
      greySentence(waits, voice),
    ].filter((text) => text !== null),
    language,
  );
  return element(
    "div",
    {class: "is-wide"},
    figure(points, {
      language,
      title,
      subtitle: words.subtitle[language],
      summary: `${title}${language === "zh" ? "。" : ". "}${note}`,
      note: note || undefined,
      empty: words.empty[language],
      file: "survival-by-purchase",
      isWide: true,
      chart: (width) => survivalChart(waits, width, voice),
      columns: pointColumns(voice),
    }),
    points.length > 0 &&
      curveTable(waits, {family: "order_step", caption: words.glance[language]}, voice),
  );
}

/** Returns the curves of a family as rows: size, median with its interval, restricted mean. */
export function curveTable(
  waits: readonly Wait[],
  {family, caption}: {family: string; caption: string},
  voice: Voice,
): HTMLElement {
  return dataTable(waits, {
    language: voice.language,
    stacks: true,
    columns: curveColumns(family, voice),
    caption,
    file: `survival-${family}-medians`,
  });
}
