import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import {ageName, cohortsOf} from "./cohort-cells.js";
import type {CohortLook} from "./cohort-findings.js";
import {isCumulative, isEnough} from "./cohort-views.js";
import type {CohortMean, CohortPoint} from "./cohort-views.js";
import {axisValue, bareName, fullValue} from "./cohort-words.js";
import {
  accent,
  background,
  colorOf,
  estimate,
  faint,
  foreground,
  muted,
} from "../figures/colors.js";
import {number} from "../words/format.js";
import {spreadLabels} from "../figures/spread-labels.js";
import {textWidth} from "../figures/text-width.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

const words = {
  axis: {
    month: {en: "Months since the first order →", zh: "首单后月数 →"},
    quarter: {en: "Quarters since the first order →", zh: "首单后季数 →"},
  },
  mean: {en: "Mean of all cohorts", zh: "各群平均"},
  sum: {en: "Means added up", zh: "各月龄平均之和"},
  sumOfQuarters: {en: "Means added up", zh: "各季龄平均之和"},
  meanOfGroups: {en: "All customers", zh: "全部客户"},
};

/** What the line of all cohorts is called. */
export function lineName({view, side, step}: Pick<CohortLook, "view" | "side" | "step">) {
  if (side !== "time") return words.meanOfGroups;
  return !isCumulative(view) ? words.mean : step === "month" ? words.sum : words.sumOfQuarters;
}

/** Draws the lines of cohorts or groups and that of all, with its interval, and what each value says. */
export function curvesChart(
  drawn: readonly CohortPoint[],
  means: readonly CohortMean[],
  {view, side, step}: CohortLook,
  width: number,
  voice: Voice,
): Element {
  const {language} = voice;
  const isTime = side === "time";
  const solid = means.filter((mean) => (isTime ? isEnough(mean) : mean.customers >= 100));
  const thin = means.slice(Math.max(0, solid.length - 1));
  const label = solid.at(Math.min(solid.length - 1, 5)) ?? means.at(-1);
  const [from, oldest] = [means[0]?.age ?? 0, means.at(-1)?.age ?? 1];
  const height = Math.max(240, Math.min(380, width * 0.42));
  const ids = cohortsOf(drawn.map(({cell}) => cell));
  const color = (point: CohortPoint) =>
    isTime ? faint : groupColor(point.cell.cohort, ids.indexOf(point.cell.cohort));
  const ends = ids.flatMap((id) => {
    const last = drawn.filter(({cell}) => cell.cohort === id).at(-1);
    return isTime || !last ? [] : [last];
  });
  const wide = width >= 520;
  const right = isTime
    ? 12
    : wide
      ? Math.max(60, ...ends.map(({cell}) => textWidth(cell.label))) + 22
      : 12;
  const plotHeight = height - 56;
  const values = [
    ...drawn.map(({value}) => value ?? 0),
    ...means.map(({high, value}) => high ?? value),
  ];
  const most = quantile(values, isTime ? 0.995 : 1);
  const domain: [number, number] = [
    Math.min(0, ...means.map(({value}) => value), quantile(values, 0.005)),
    most * 1.03 || 1,
  ];
  const toY = (value: number) =>
    16 + plotHeight * (1 - (Math.min(value, domain[1]) - domain[0]) / (domain[1] - domain[0]));
  const places = spreadLabels(
    ends.map(({value}) => toY(value ?? 0)),
    {gap: 15, low: 16, high: 16 + plotHeight},
  );
  return Plot.plot({
    width,
    height: height + (isTime || wide ? 0 : 20 * Math.ceil(ends.length / 2)),
    marginLeft: 52,
    marginRight: right,
    marginTop: 16,
    marginBottom: 40 + (isTime || wide ? 0 : 20 * Math.ceil(ends.length / 2)),
    x: {domain: [from, Math.max(from + 1, oldest)]},
    y: {domain, nice: 4},
    color: {type: "identity"},
    marks: [
      amountAxis((value) => axisValue(value, view, voice)),
      Plot.axisX({
        ticks: Math.max(2, Math.min(12, oldest, Math.floor(width / 60))),
        tickFormat: (age: number) => (Number.isInteger(age) ? String(age) : ""),
        tickSize: 3,
        label: words.axis[step][language],
        labelArrow: "none",
        fontSize: 12,
      }),
      Plot.ruleY([0], {stroke: foreground}),
      Plot.areaY(isTime ? solid.filter(({low, high}) => low !== null && high !== null) : [], {
        x: "age",
        y1: "low",
        y2: "high",
        fill: accent,
        fillOpacity: 0.18,
        clip: true,
      }),
      Plot.line(drawn, {
        x: (point: CohortPoint) => point.cell.age,
        y: "value",
        z: (point: CohortPoint) => point.cell.cohort,
        stroke: color,
        strokeWidth: isTime ? 1 : 2,
        strokeOpacity: isTime ? 0.7 : 1,
        clip: true,
      }),
      Plot.line(isTime ? thin : means, {
        x: "age",
        y: "value",
        stroke: isTime ? estimate : foreground,
        strokeWidth: 2,
        strokeDasharray: "4 3",
        clip: true,
      }),
      Plot.line(isTime ? solid : [], {x: "age", y: "value", stroke: accent, strokeWidth: 3}),
      Plot.text(label ? [label] : [], {
        x: "age",
        y: "value",
        text: () => lineName({view, side, step})[language],
        textAnchor: (label?.age ?? 0) > oldest / 2 ? "end" : "start",
        dy: -16,
        fontSize: 13,
        fontWeight: 650,
        fill: !isTime ? foreground : solid.length > 0 ? accent : muted,
        stroke: background,
        strokeWidth: 4,
      }),
      ...ends.map((point, i) =>
        wide
          ? [
              Plot.dot([point], {
                frameAnchor: "top-right",
                symbol: "square",
                r: 4,
                fill: color,
                dx: 11,
                dy: (places[i] ?? 0) - 16,
              }),
              Plot.text([point], {
                frameAnchor: "top-right",
                text: ({cell}: CohortPoint) => cell.label,
                textAnchor: "start",
                lineAnchor: "middle",
                dx: 19,
                dy: (places[i] ?? 0) - 16,
                fontSize: 12,
                fill: foreground,
              }),
            ]
          : [
              Plot.dot([point], {
                frameAnchor: "bottom-left",
                symbol: "square",
                r: 5,
                fill: color,
                dx: (i % 2) * ((width - 64) / 2) + 6,
                dy: 52 + 20 * Math.floor(i / 2),
              }),
              Plot.text([point], {
                frameAnchor: "bottom-left",
                text: ({cell}: CohortPoint) => cell.label,
                dx: (i % 2) * ((width - 64) / 2) + 16,
                dy: 57 + 20 * Math.floor(i / 2),
                fontSize: 12,
                fill: foreground,
              }),
            ],
      ),
      Plot.dot(ends, {
        x: ({cell}: CohortPoint) => cell.age,
        y: "value",
        r: 3,
        fill: color,
        clip: true,
      }),
      Plot.tip(
        drawn,
        Plot.pointer({
          x: (point: CohortPoint) => point.cell.age,
          y: "value",
          channels: {series: (point: CohortPoint) => point.cell.cohort},
          ...tipSays((point: CohortPoint) =>
            curveSentence(point, means, {view, side, step}, voice),
          ),
          ...tipStyle,
        }),
      ),
    ],
  });
}

/** Groups keep a colour by their place; all others and not known are grey. */
function groupColor(cohort: string, place: number): string {
  return cohort === "9" || cohort === "10" ? muted : colorOf("segment", "", place + 1);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** What is said of a cohort at an age, beside the mean. */
export function curveSentence(
  {cell, value}: CohortPoint,
  means: readonly CohortMean[],
  {view, side, step}: Pick<CohortLook, "view" | "side" | "step">,
  voice: Voice,
): string {
  const {language} = voice;
  const mean = means.find(({age}) => age === cell.age)?.value ?? null;
  const [shown, usual] = [value, mean].map((one) => fullValue(one, view, voice));
  const size = number(cell.customers, language);
  const when = ageName(cell.age, step, language);
  const name = bareName(view, step, voice);
  if (language === "zh") {
    const who = side === "time" ? `${cell.label}的同期群` : cell.label;
    return `${who}（${size} 位），${when}：${name} ${shown}；${isCumulative(view) ? "平均之和" : "平均"} ${usual}`;
  }
  const who = side === "time" ? `Cohort of ${cell.label}` : cell.label;
  return `${who} (${size} customers), ${when}: ${name.charAt(0).toLowerCase()}${name.slice(1)} ${shown}; ${isCumulative(view) ? "means added up" : "mean"} ${usual}`;
}
