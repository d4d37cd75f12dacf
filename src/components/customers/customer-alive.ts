import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import type {AlivePoint} from "./alive-course.js";
import {notesOfDaysListedBelow, notesWithin} from "../figures/annotations.js";
import {accent, background, foreground} from "../figures/colors.js";
import {day, isoDay} from "../words/dates.js";
import {figure} from "../figures/figure.js";
import {percent, percentFixed} from "../words/format.js";
import {leastWidth, timeAxis} from "./time-ticks.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

const words = {
  plain: {en: "Probability of being active", zh: "活跃概率"},
  day: {en: "Day", zh: "日期"},
  orders: {en: "the picture of the orders", zh: "订单图"},
  note: {
    en: "By what was known on each day, with the model's parameters of today. Triangles are purchase days.",
    zh: "按各日当时已知的购买记录与模型现行参数计算。三角形为购买日。",
  },
};

/** The probability of today, and the least it ever was. */
export function aliveTitle(points: readonly AlivePoint[], {language}: Voice): string {
  const now = points.at(-1);
  if (!now) return words.plain[language];
  const least = points.reduce((low, point) => (point.alive < low.alive ? point : low), now);
  const share = percent(now.alive, language, 0);
  if (least === now || now.alive - least.alive < 0.05) {
    return language === "zh"
      ? `目前活跃概率为 ${share}`
      : `Active with a probability of ${share} now`;
  }
  const low = percent(least.alive, language, 0);
  return language === "zh"
    ? `目前活跃概率为 ${share}，${day(least.date, language)}曾低至 ${low}`
    : `Active with a probability of ${share} now, after ${low} on ${day(least.date, language)}`;
}

export interface AliveOptions {
  readonly purchases: readonly Date[];
  readonly modelName: string;
  /** No other picture stands beside it. */
  readonly isWide: boolean;
}

/** Returns P(alive) over time; nothing without points: the page then says why in words. */
export function aliveFigure(
  points: readonly AlivePoint[],
  {purchases, modelName, isWide}: AliveOptions,
  voice: Voice,
): HTMLElement | null {
  if (points.length === 0) return null;
  const {language} = voice;
  const title = aliveTitle(points, voice);
  return figure(points, {
    ...{language, title, isWide, file: "customer-probability-active", empty: title},
    subtitle: language === "zh" ? `活跃概率，${modelName}` : `Probability active, by ${modelName}`,
    summary: title,
    note: words.note[language],
    events: notesOfDaysListedBelow(
      notesWithin(voice, purchases[0], points.at(-1)?.date),
      words.orders[language],
      {from: points[0]!.date, to: points.at(-1)!.date},
    ),
    chart: (width) => draw(points, {purchases, width: Math.max(leastWidth, width)}, voice),
    columns: [
      {head: words.day[language], value: (row) => row.date, show: (row) => isoDay(row.date)},
      {
        head: words.plain[language],
        value: (row) => row.alive,
        show: (row) => percentFixed(row.alive, language),
      },
    ],
  });
}

function draw(
  points: readonly AlivePoint[],
  {purchases, width}: {purchases: readonly Date[]; width: number},
  voice: Voice,
): Element {
  const {language} = voice;
  const [from, to] = [points[0]!.date, points.at(-1)!.date];
  const ends =
    from < to
      ? [from, to]
      : [new Date(from.getTime() - 43_200_000), new Date(to.getTime() + 43_200_000)];
  const shown = purchases.filter((date) => date >= from);
  const sentence = (point: AlivePoint) =>
    language === "zh"
      ? `${day(point.date, language)}：活跃概率 ${percent(point.alive, language, 0)}`
      : `${day(point.date, language)}: active with a probability of ${percent(point.alive, language, 0)}`;
  return Plot.plot({
    ...{width, height: 250, marginLeft: 44, marginRight: 12, marginTop: 18, marginBottom: 42},
    x: {type: "utc", domain: ends},
    y: {domain: [0, 1]},
    marks: [
      amountAxis((value) => percent(value, language)),
      timeAxis(ends[0]!, ends[1]!, {width: width - 56, language}),
      Plot.areaY(points, {x: "date", y: "alive", fill: accent, fillOpacity: 0.12}),
      Plot.line(points, {x: "date", y: "alive", stroke: accent, strokeWidth: 2}),
      Plot.ruleY([0], {stroke: foreground}),
      Plot.dot(shown, {
        ...{x: (date: Date) => date, y: 0, symbol: "triangle", r: 3.5, fill: foreground},
        ...{stroke: background, strokeWidth: 0.5},
      }),
      Plot.tip(
        points,
        Plot.pointerX({
          ...{x: "date", y: "alive", ...tipStyle},
          ...tipSays((point: AlivePoint) => sentence(point)),
        }),
      ),
    ],
  });
}
