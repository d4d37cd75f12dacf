import {inAddress, keepInAddress} from "../page/address.js";
import {choice} from "../page/choice.js";
import {day} from "../words/dates.js";
import {element} from "../page/element.js";
import {figure} from "../figures/figure.js";
import {paragraph} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {curveTable} from "./survival-figure.js";
import {panelSentence, survivalPanels} from "./survival-panels.js";
import {commonDay, waitsOf} from "./survival-points.js";
import {pointColumns} from "./survival-rows.js";
import {differenceSentence, greySentence, spreadTitle} from "./survival-sentences.js";
import type {Voice} from "../words/voice.js";

type Data = Pick<Marts, "survival" | "survival_curves">;

const words = {
  by: {en: "Customers", zh: "客户划分"},
  empty: {
    en: "No group of customers is large enough for a curve: it takes fifty to follow.",
    zh: "没有足够大的客户组可供绘制曲线：至少需要跟踪 50 位客户。",
  },
  glance: {en: "The groups at a glance", zh: "各组一览"},
};

/** Returns the wait for the next order by segment, channel, category or region, as the reader chooses. */
export function survivalGroups(data: Data, voice: Voice): HTMLElement {
  const {language, terms} = voice;
  const families = terms
    .ids("survival_family")
    .filter((id) => id !== "order_step" && waitsOf(data, id).length > 0);
  const first = families[0] ?? "segment";
  const asked = families.find((id) => id === inAddress("by")) ?? first;
  const body = element("div");
  const show = (family: string) => body.replaceChildren(...groupPictures(data, family, voice));
  show(asked);
  return element(
    "section",
    {class: "is-wide"},
    families.length > 1 &&
      choice({
        label: words.by[language],
        items: families.map((id) => ({id, label: terms.label("survival_family", id)})),
        value: asked,
        onChange(id) {
          keepInAddress("by", id === first ? null : id);
          show(id);
        },
      }),
    body,
  );
}

function groupPictures(data: Data, family: string, voice: Voice): HTMLElement[] {
  const {language, terms} = voice;
  const waits = waitsOf(data, family);
  const points = waits.flatMap((wait) => wait.points);
  const title = spreadTitle(waits, voice) ?? terms.label("survival_family", family);
  const note = paragraph(
    [
      differenceSentence(
        waits.map(({curve}) => curve),
        voice,
      ),
      greySentence(waits, voice),
    ].filter((text) => text !== null),
    language,
  );
  const drawn = figure(points, {
    language,
    title,
    subtitle: subtitle(family, voice),
    summary: paragraph(
      [title, ...waits.map((wait) => panelSentence(wait, commonDay(waits), voice))].map(
        (text) => `${text}${language === "zh" ? "。" : "."}`,
      ),
      language,
    ),
    note: note || undefined,
    empty: words.empty[language],
    file: `survival-by-${family}`,
    isWide: true,
    isInteractive: true,
    chart: (width) => survivalPanels(waits, {label: title, width}, voice),
    columns: pointColumns(voice),
  });
  if (points.length === 0) return [drawn];
  return [drawn, curveTable(waits, {family, caption: words.glance[language]}, voice)];
}

function subtitle(family: string, {language, facts}: Voice): string {
  const isSegment = family === "segment";
  if (language === "zh") {
    const from = isSegment
      ? `距对比日${facts.comparisonDate ? `（${day(facts.comparisonDate, language)}）` : ""}的天数，按当日的客户类型`
      : "距首购的天数";
    return `尚未再次下单的占比，%，按${from}（Kaplan–Meier 估计，阴影为 90% 区间，浅灰为其他各组）；横轴下为观察人数`;
  }
  const from = isSegment
    ? `the comparison date${facts.comparisonDate ? `, ${day(facts.comparisonDate, language)}, by the segment on that day` : ", by the segment on that day"}`
    : "the first purchase";
  return `Share who have not ordered again yet, %, by days since ${from} (Kaplan–Meier, shaded: 90\u00a0% interval, pale lines: the other groups); below each axis, how many are at risk`;
}
