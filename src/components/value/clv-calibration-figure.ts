import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import {calibrationTitle, gapsOf, isHeld, tenthsOf} from "./clv-calibration.js";
import type {Kind} from "./clv-calibration.js";
import {modelName} from "./clv-models.js";
import {accent, background, estimate, foreground, muted} from "../figures/colors.js";
import {figure} from "../figures/figure.js";
import {number, percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

type Tenth = Marts["clv_calibration"][number];

const words = {
  title: {en: "What was forecast and what came", zh: "预测与实际"},
  tenth: {en: "Tenth", zh: "十分位"},
  customers: {en: "Customers", zh: "客户数"},
  predicted: {en: "Forecast", zh: "预测"},
  actual: {en: "Actual", zh: "实际"},
  low: {en: "Actual: lower bound", zh: "实际：下界"},
  high: {en: "Actual: upper bound", zh: "实际：上界"},
  right: {en: "exactly right", zh: "完全准确"},
  axis: {en: "Forecast →", zh: "预测 →"},
  empty: {
    en: "No forecast could be tried on the past, so there is nothing to compare.",
    zh: "尚无预测可用过去检验，因此无从对比。",
  },
};

/** Returns the calibration picture of a model: forecast against actual by tenth of the customers. */
export function calibrationFigure(
  tenths: Marts["clv_calibration"],
  {model, kind, horizon}: {model: string; kind: Kind; horizon: string},
  voice: Voice,
): HTMLElement {
  const {language} = voice;
  const rows = tenthsOf(tenths, model, kind);
  const name = modelName(model, voice);
  const title = calibrationTitle(rows, kind, voice) ?? words.title[language];
  const show = shower(kind, language);
  const count = number(
    rows.reduce((sum, row) => sum + row.customers, 0),
    language,
  );
  const held = number(gapsOf(rows)?.held ?? 0, language);
  const all = number(rows.length, language);
  const what =
    kind === "buying_probability"
      ? {en: `Share of customers who buy within ${horizon}`, zh: `${horizon}内购买的客户占比`}
      : {en: `Orders per customer within ${horizon}`, zh: `${horizon}内人均订单`};
  return figure(rows, {
    language,
    title,
    subtitle:
      language === "zh"
        ? `${name}：${what.zh}，横为预测、纵为实际（90% 区间），每点为预测相近的十分之一客户，n\u00a0=\u00a0${count}`
        : `${name}: ${what.en.toLowerCase()}, forecast across, actual up with its 90\u00a0% interval, a dot per tenth of customers by forecast, n\u00a0=\u00a0${count}`,
    summary: title,
    note:
      language === "zh"
        ? `${all} 个十分位中有 ${held} 个的预测落在实际值的区间内（实心）；空心者偏差大于偶然所能解释。`
        : `In ${held} of ${all} tenths the forecast lies within the interval of what came (solid); a hollow dot is off by more than chance explains.`,
    empty: words.empty[language],
    file: `calibration-${kind.replaceAll("_", "-")}`,
    chart: (width) => dots(rows, width, show, language),
    columns: [
      {head: words.tenth[language], value: (row) => row.decile},
      {head: words.customers[language], value: (row) => row.customers},
      ...(
        [
          [words.predicted, "predicted"],
          [words.actual, "actual"],
          [words.low, "actual_low"],
          [words.high, "actual_high"],
        ] as const
      ).map(([head, key]) => ({
        head: head[language],
        kind: "number" as const,
        value: (row: Tenth) => row[key],
        show: (row: Tenth) => show(row[key]),
      })),
    ],
  });
}

function shower(kind: Kind, language: Voice["language"]): (value: number) => string {
  return kind === "buying_probability"
    ? (value) => percent(value, language)
    : (value) => number(value, language, 2);
}

function dots(
  rows: readonly Tenth[],
  width: number,
  show: (value: number) => string,
  language: Voice["language"],
): Element {
  const top = 1.04 * Math.max(1e-9, ...rows.flatMap((row) => [row.predicted, row.actual_high]));
  const size = Math.min(width, 460);
  return Plot.plot({
    width: size,
    height: Math.max(260, size * 0.8),
    marginLeft: 52,
    marginRight: 16,
    marginTop: 16,
    marginBottom: 40,
    x: {domain: [0, top]},
    y: {domain: [0, top]},
    marks: [
      amountAxis(show, {ticks: 5}),
      Plot.axisX({
        ticks: 5,
        tickSize: 3,
        tickFormat: show,
        label: words.axis[language],
        labelAnchor: "center",
        labelArrow: "none",
        fontSize: 12,
      }),
      Plot.ruleY([0], {stroke: foreground}),
      Plot.line([0, top], {
        x: (value: number) => value,
        y: (value: number) => value,
        stroke: estimate,
        strokeDasharray: "4 3",
      }),
      Plot.text([words.right[language]], {
        x: top * 0.62,
        y: top * 0.56,
        fontSize: 12,
        fill: muted,
        textAnchor: "start",
      }),
      Plot.ruleX(rows, {
        x: "predicted",
        y1: "actual_low",
        y2: "actual_high",
        stroke: accent,
        strokeWidth: 1.5,
      }),
      Plot.dot(rows, {
        x: "predicted",
        y: "actual",
        r: 4.5,
        fill: (row: Tenth) => (isHeld(row) ? accent : background),
        stroke: accent,
        strokeWidth: 1.5,
      }),
      Plot.tip(
        rows,
        Plot.pointer({
          x: "predicted",
          y: "actual",
          ...tipSays((row: Tenth) => sentence(row, show, language)),
          ...tipStyle,
        }),
      ),
    ],
  });
}

function sentence(
  row: Tenth,
  show: (value: number) => string,
  language: Voice["language"],
): string {
  const count = number(row.customers, language);
  const [said, came, low, high] = [row.predicted, row.actual, row.actual_low, row.actual_high].map(
    show,
  );
  return language === "zh"
    ? `第 ${row.decile} 个十分位（${count} 位）：预测 ${said}，实际 ${came}，区间 ${low}–${high}`
    : `Tenth ${row.decile} (${count} customers): forecast ${said}, came ${came}, interval ${low}–${high}`;
}
