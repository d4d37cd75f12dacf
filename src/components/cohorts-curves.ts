import * as Plot from "@observablehq/plot";
import {accent, estimate, faint, foreground, grid, muted} from "./colors.js";
import {fewCustomers, isEnough} from "./cohorts-measures.js";
import type {Cohort} from "./cohorts-measures.js";
import {month} from "./dates.js";
import {figure} from "./figure.js";
import {number, percent} from "./format.js";
import type {Marts} from "./marts.js";
import {tipStyle, tipText} from "./tip.js";
import type {Voice} from "./voice.js";

type Age = Marts["value_by_age"][number];

const words = {
  age: {en: "Age", zh: "月龄"},
  months: {en: "months", zh: "月"},
  cohorts: {en: "Cohorts", zh: "同期群数"},
  customers: {en: "Customers", zh: "客户数"},
  retained: {en: "Retained", zh: "留存率"},
  axis: {en: "Months since the first order →", zh: "首单后月数 →"},
  mean: {en: "Mean of all cohorts", zh: "各群平均"},
  plain: {en: "Retention by age", zh: "各月龄的留存率"},
  empty: {
    en: "No cohort has completed a month after its first yet, so retention cannot be drawn.",
    zh: "尚无同期群完整经历首月之后的月份，因此无法绘制留存曲线。",
  },
};

/** When the loss slows down: the share of buyers in the first half-year against the second. */
export function curvesTitle(means: readonly Age[], {language}: Voice): string {
  const at = (age: number) => {
    const row = means.find((one) => one.age_months === age);
    return row && isEnough(row) ? row.retained_share : null;
  };
  const [first, half, year] = [at(1), at(6), at(12)];
  if (first === null || half === null || year === null) return shortTitle(means, language);
  const [a, b, c] = [first, half, year].map((share) => percent(share, language));
  const isSlowing = first - half > half - year;
  if (!isSlowing) {
    return language === "zh"
      ? `平均留存率第 1 个月为 ${a}，第 6 个月为 ${b}，第 12 个月为 ${c}`
      : `Retention is ${a} in month 1, ${b} in month 6 and ${c} in month 12 on average`;
  }
  return language === "zh"
    ? `流失集中在前半年：平均留存率由第 1 个月的 ${a}降到第 6 个月的 ${b}，第 12 个月为 ${c}`
    : `Most of the fall comes in the first half-year: from ${a} in month 1 to ${b} in month 6, then ${c} in month 12`;
}

/** The mean at the first and at the last age that enough customers have reached. */
function shortTitle(means: readonly Age[], language: Voice["language"]): string {
  const told = means.filter((row) => row.age_months > 0 && isEnough(row));
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last || first === last) return words.plain[language];
  const [a, b] = [first, last].map((row) => percent(row.retained_share, language));
  const [from, to] = [first, last].map((row) => number(row.age_months, language));
  return language === "zh"
    ? `平均留存率第 ${from} 个月为 ${a}，第 ${to} 个月为 ${b}`
    : `Retention is ${a} in month ${from} and ${b} in month ${to} on average`;
}

/** Returns a curve of retention per cohort, thin, and their weighted mean, thick. */
export function cohortCurves(
  rows: readonly Cohort[],
  means: readonly Age[],
  voice: Voice,
): HTMLElement {
  const {language} = voice;
  const drawn = rows.filter(
    (row) => row.is_complete && row.age_months > 0 && row.cohort_customers >= fewCustomers,
  );
  const ages = means.filter((row) => row.age_months > 0);
  const title = curvesTitle(means, voice);
  const count = new Set(drawn.map((row) => row.cohort_month.getTime())).size;
  return figure(ages, {
    language,
    title,
    isWide: true,
    subtitle:
      language === "zh"
        ? `各月有订单的客户占比，%，每条细线一个同期群（${number(count, language)} 个，不足 ${fewCustomers} 人者不画），粗线按人数加权平均`
        : `Share of customers with an order in the month, %; a thin line per cohort (${number(count, language)}, those under ${fewCustomers} customers left out), the thick one their mean weighted by size`,
    summary: title,
    note:
      language === "zh"
        ? "只画已结束的月份；首单当月恒为 100%，故不画。越靠右，平均线所依据的同期群越少、越早；不足 3 个群或 100 人时转为灰色虚线。"
        : "Only whole months are drawn; the month of the first order, always 100\u00a0%, is left out. Further right, fewer and older cohorts make the mean; it turns grey and dashed where fewer than three cohorts or 100 customers are left.",
    empty: words.empty[language],
    file: "retention-by-age",
    chart: (width) => curves(drawn, ages, width, voice),
    columns: [
      {head: words.age[language], unit: words.months[language], value: (row) => row.age_months},
      {head: words.cohorts[language], value: (row) => row.cohorts},
      {head: words.customers[language], value: (row) => row.customers},
      {
        head: words.retained[language],
        kind: "number",
        value: (row) => row.retained_share,
        show: (row) => percent(row.retained_share, language),
      },
    ],
  });
}

function curves(
  drawn: readonly Cohort[],
  means: readonly Age[],
  width: number,
  {language}: Voice,
): Element {
  const solid = means.filter((row) => isEnough(row));
  const thin = means.slice(Math.max(0, solid.length - 1));
  const label = solid.at(Math.min(solid.length - 1, 5)) ?? means.at(-1);
  const oldest = means.at(-1)?.age_months ?? 1;
  return Plot.plot({
    width,
    height: Math.max(240, Math.min(380, width * 0.42)),
    marginLeft: 48,
    marginRight: 12,
    marginTop: 16,
    marginBottom: 40,
    x: {domain: [1, Math.max(2, oldest)]},
    y: {zero: true, nice: true},
    marks: [
      Plot.gridY({stroke: grid, strokeOpacity: 1, ticks: 4}),
      Plot.axisY({
        ticks: 4,
        tickSize: 0,
        label: null,
        fontSize: 12,
        fill: muted,
        tickFormat: (share: number) => percent(share, language, 0),
      }),
      Plot.axisX({
        ticks: Math.max(2, Math.min(12, oldest, Math.floor(width / 60))),
        tickFormat: (age: number) => (Number.isInteger(age) ? String(age) : ""),
        tickSize: 3,
        label: words.axis[language],
        labelArrow: "none",
        fontSize: 12,
      }),
      Plot.ruleY([0], {stroke: foreground}),
      Plot.line(drawn, {
        x: "age_months",
        y: "retained_share",
        z: (row: Cohort) => row.cohort_month.getTime(),
        stroke: faint,
        strokeWidth: 1,
        strokeOpacity: 0.7,
      }),
      Plot.line(thin, {
        x: "age_months",
        y: "retained_share",
        stroke: estimate,
        strokeWidth: 2,
        strokeDasharray: "4 3",
      }),
      Plot.line(solid, {
        x: "age_months",
        y: "retained_share",
        stroke: accent,
        strokeWidth: 3,
      }),
      label &&
        Plot.text([label], {
          x: "age_months",
          y: "retained_share",
          text: () => words.mean[language],
          textAnchor: label.age_months > oldest / 2 ? "end" : "start",
          dy: -16,
          fontSize: 13,
          fontWeight: 650,
          fill: solid.length > 0 ? accent : muted,
          stroke: "var(--theme-background)",
          strokeWidth: 4,
        }),
      Plot.tip(
        drawn,
        Plot.pointer({
          x: "age_months",
          y: "retained_share",
          title: (row: Cohort) => tipText(curveSentence(row, means, language)),
          ...tipStyle,
        }),
      ),
    ],
  });
}

function curveSentence(row: Cohort, means: readonly Age[], language: Voice["language"]): string {
  const mean = means.find((one) => one.age_months === row.age_months)?.retained_share ?? null;
  const when = month(row.cohort_month, language);
  const share = percent(row.retained_share, language);
  const usual = percent(mean, language);
  return language === "zh"
    ? `${when}的同期群（${number(row.cohort_customers, language)} 位），第 ${row.age_months} 个月：${share}；平均 ${usual}`
    : `Cohort of ${when} (${number(row.cohort_customers, language)} customers), month ${row.age_months}: ${share}; mean ${usual}`;
}
