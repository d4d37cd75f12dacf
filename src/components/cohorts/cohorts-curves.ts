import {curvesTitle, groupCurvesTitle} from "./cohort-findings.js";
import type {CohortLook} from "./cohort-findings.js";
import {curvesChart, lineName} from "./cohort-curves-chart.js";
import {isCumulative, isShare} from "./cohort-views.js";
import type {CohortMean} from "./cohort-views.js";
import {fullValue, viewName} from "./cohort-words.js";
import {figure} from "../figures/figure.js";
import {number} from "../words/format.js";
import {paragraph} from "../words/language.js";
import type {Voice} from "../words/voice.js";

const words = {
  age: {en: "Age", zh: "年龄"},
  units: {month: {en: "months", zh: "月"}, quarter: {en: "quarters", zh: "季"}},
  cohorts: {en: "Cohorts", zh: "同期群数"},
  customers: {en: "Customers", zh: "客户数"},
  low: {en: "Lower bound, 90 %", zh: "90% 下界"},
  high: {en: "Upper bound, 90 %", zh: "90% 上界"},
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
    chart: (size) => curvesChart(drawn, means, look, Math.max(160, size), voice),
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
