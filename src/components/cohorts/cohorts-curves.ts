import * as Plot from "@observablehq/plot";
import {ageName, cohortsOf} from "./cohort-cells.js";
import {curvesTitle, groupCurvesTitle} from "./cohort-findings.js";
import type {CohortLook} from "./cohort-findings.js";
import {isCumulative, isEnough, isShare} from "./cohort-views.js";
import type {CohortMean, CohortPoint} from "./cohort-views.js";
import {bareName, fullValue, shortValue, viewName} from "./cohort-words.js";
import {
  accent,
  background,
  colorOf,
  estimate,
  faint,
  foreground,
  grid,
  muted,
} from "../figures/colors.js";
import {figure} from "../figures/figure.js";
import {number} from "../words/format.js";
import {paragraph} from "../words/language.js";
import {spreadLabels} from "../figures/spread-labels.js";
import {textWidth} from "../figures/text-width.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

const words = {
  age: {en: "Age", zh: "年龄"},
  units: {month: {en: "months", zh: "月"}, quarter: {en: "quarters", zh: "季"}},
  cohorts: {en: "Cohorts", zh: "同期群数"},
  customers: {en: "Customers", zh: "客户数"},
  low: {en: "Lower bound, 90 %", zh: "90% 下界"},
  high: {en: "Upper bound, 90 %", zh: "90% 上界"},
  axis: {
    month: {en: "Months since the first order →", zh: "首单后月数 →"},
    quarter: {en: "Quarters since the first order →", zh: "首单后季数 →"},
  },
  mean: {en: "Mean of all cohorts", zh: "各群平均"},
  sum: {en: "Means added up", zh: "各月龄平均之和"},
  sumOfQuarters: {en: "Means added up", zh: "各季龄平均之和"},
  meanOfGroups: {en: "All customers", zh: "全部客户"},
  empty: {
    en: "No cohort has completed a month after its first yet, so there is no curve to draw.",
    zh: "尚无同期群完整经历首月之后的月份，因此无法绘制曲线。",
  },
};

/** Returns a line per cohort, thin, and their weighted mean, thick, with its interval. */
export function cohortCurves(
  look: CohortLook,
  width: number | undefined,
  voice: Voice,
): HTMLElement {
  const {view, side, step} = look;
  const {language, facts} = voice;
  const isTime = side === "time";
  // In the first month all buy: what only later months can tell begins with them.
  const isFrom = (age: number) =>
    age > 0 || isCumulative(view) || view.measure === "average_order" ? age >= 0 : false;
  // Groups run out of old customers, and the end of their lines into noise.
  const sizes = look.points.filter(({cell}) => cell.age === 0).map(({cell}) => cell.customers);
  const isLarge = 2 * sizes.filter((size) => size >= 100).length > sizes.length;
  const small = isTime || !isLarge ? facts.smallCohort : Math.max(100, facts.smallCohort);
  const drawn = look.points.filter(
    ({cell, value}) =>
      value !== null && cell.isComplete && isFrom(cell.age) && cell.customers >= small,
  );
  const means = look.means.filter(({age}) => isFrom(age));
  const count = new Set(drawn.map(({cell}) => cell.cohort)).size;
  const title = (isTime ? null : groupCurvesTitle(look, voice)) ?? curvesTitle(look, voice);
  const kind = meanWords(look)[language];
  return figure(means, {
    language,
    title,
    width,
    isWide: true,
    subtitle: isTime
      ? {
          en: `${viewName(view, step, voice)}; a thin line per cohort (${number(count, language)}, those under ${small} customers left out), the thick one ${kind}`,
          zh: `${viewName(view, step, voice)}；每条细线一个同期群（${number(count, language)} 个，不足 ${small} 人者不画），粗线${kind}`,
        }[language]
      : {
          en: `${viewName(view, step, voice)}; a line per group (${number(count, language)}; where fewer than ${small} customers are left it ends), the dashed one all customers`,
          zh: `${viewName(view, step, voice)}；每条线一组客户（${number(count, language)} 组，不足 ${small} 人处止），虚线为全部客户`,
        }[language],
    summary: title,
    note: curvesNote(look, voice),
    empty: words.empty[language],
    file: isTime ? "retention-by-age" : `curves-by-${side.replace("_", "-")}`,
    // A box that is being laid out may be narrower than the margins for a moment.
    chart: (size) => curves(drawn, means, look, Math.max(160, size), voice),
    columns: [
      {head: words.age[language], unit: words.units[step][language], value: ({age}) => age},
      {
        head: isTime ? words.cohorts[language] : {en: "Groups", zh: "组数"}[language],
        value: ({cohorts}) => cohorts,
      },
      {head: words.customers[language], value: ({customers}) => customers},
      {
        head: lineName(look)[language],
        kind: "number",
        value: ({value}) => value,
        show: ({value}) => fullValue(value, view, voice),
      },
      // Groups are not drawn by chance, so how far they lie apart is no measure of it.
      ...((isTime || isShare(view)) && means.some(({low}) => low !== null)
        ? (["low", "high"] as const).map((side) => ({
            head: words[side][language],
            kind: "number" as const,
            value: (mean: CohortMean) => mean[side],
            show: (mean: CohortMean) => fullValue(mean[side], view, voice),
          }))
        : []),
    ],
  });
}

/** What the line of all cohorts is called. */
function lineName({view, side, step}: Pick<CohortLook, "view" | "side" | "step">) {
  if (side !== "time") return words.meanOfGroups;
  return !isCumulative(view) ? words.mean : step === "month" ? words.sum : words.sumOfQuarters;
}

function meanWords({view, step}: CohortLook) {
  if (isCumulative(view)) {
    return {
      en: `what the means of the ${step}s add up to, each over the cohorts old enough for it; no single cohort's`,
      zh: `为各${step === "month" ? "月" : "季"}龄平均之和（每个${step === "month" ? "月" : "季"}龄只计已完整经历的同期群），并非某一群的累计值`,
    };
  }
  return view.unit === "absolute" && view.measure !== "average_order"
    ? {en: "the mean of the cohorts", zh: "为各群平均"}
    : view.measure === "average_order"
      ? {en: "their mean weighted by orders", zh: "按订单数加权平均"}
      : {en: "their mean weighted by size", zh: "按人数加权平均"};
}

function curvesNote({view, side, step, points}: CohortLook, {language}: Voice): string {
  const isTime = side === "time";
  const isWhole = !isCumulative(view) && view.measure !== "average_order";
  const early = points.some(({cell}) => !cell.isComplete);
  return paragraph(
    [
      (early || isTime) &&
        {
          en: `Only whole ${step}s are drawn${isWhole ? `; the ${step} of the first order, in which everybody buys, is left out` : ""}.`,
          zh: `只画已结束的${step === "month" ? "月" : "季"}份${isWhole ? `；首单当${step === "month" ? "月" : "季"}人人都有购买，故不画` : ""}。`,
        }[language],
      isTime
        ? {
            en: "Further right, fewer and older cohorts make the mean; it turns grey and dashed where fewer than three cohorts or 100 customers are left.",
            zh: "越靠右，平均线所依据的同期群越少、越早；不足 3 个群或 100 人时转为灰色虚线。",
          }[language]
        : null,
      isShare(view)
        ? isTime
          ? {
              en: "The band is the 90\u00a0% interval of the mean (Wilson).",
              zh: "色带为平均值的 90% 区间（威尔逊法）。",
            }[language]
          : null
        : !isTime
          ? null
          : {
              en: `The band is the 90\u00a0% interval of the ${isCumulative(view) ? "sum" : "mean"}, from how far the cohorts lie apart.`,
              zh: `色带为${isCumulative(view) ? "该和" : "平均值"}的 90% 区间，按各同期群之间的差异估计。`,
            }[language],
    ].filter((text) => text !== null && text !== false),
    language,
  );
}

function curves(
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
      Plot.gridY({stroke: grid, strokeOpacity: 1, ticks: 4}),
      Plot.axisY({
        ticks: 4,
        tickSize: 0,
        label: null,
        fontSize: 12,
        fill: muted,
        tickFormat: (value: number) =>
          view.unit === "percent"
            ? `${shortValue(value, view, voice)}${language === "zh" ? "%" : "\u00a0%"}`
            : shortValue(value, view, voice),
      }),
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
