import {amountStep} from "../figures/colors.js";
import {ageName, cohortsOf, lastDay, sideName} from "./cohort-cells.js";
import type {CohortCell} from "./cohort-cells.js";
import {between, fewSentence, groupsTitle, newestTitle} from "./cohort-findings.js";
import type {CohortLook} from "./cohort-findings.js";
import {cohortColumns} from "./cohort-columns.js";
import {isCumulative, isMoneyView, isShare} from "./cohort-views.js";
import type {CohortPoint, CohortView} from "./cohort-views.js";
import {bareName, fullValue, shortValue, viewName} from "./cohort-words.js";
import {day} from "../words/dates.js";
import {figure} from "../figures/figure.js";
import {number, percent} from "../words/format.js";
import {heatGrid, wakeGrid} from "../figures/heat-grid.js";
import type {HeatGridOptions} from "../figures/heat-grid.js";
import {paragraph} from "../words/language.js";
import type {Voice} from "../words/voice.js";

const words = {
  corner: {
    month: {en: "First order ↓ Months since →", zh: "首单月份 ↓ 月龄 →"},
    quarter: {en: "First order ↓ Quarters since →", zh: "首单季度 ↓ 季龄 →"},
  },
  groupCorner: {
    month: {en: "Group ↓ Months since first order →", zh: "组别 ↓ 首单后月数 →"},
    quarter: {en: "Group ↓ Quarters since first order →", zh: "组别 ↓ 首单后季数 →"},
  },
  plain: {en: "Cohorts by age", zh: "同期群与年龄"},
  empty: {
    en: "No cohort has completed anything to show yet. Choose another view, or come back when the month is over.",
    zh: "尚无同期群有可显示的内容。请选择其他视图，或等本月结束后再看。",
  },
};

/** Returns the triangle of cohorts by age, small ones grey, what is not over yet hatched. */
export function cohortTriangle(
  look: CohortLook,
  width: number | undefined,
  voice: Voice,
): HTMLElement {
  const {points, view, side, step} = look;
  const {language} = voice;
  const found = side === "time" ? newestTitle(look, voice) : groupsTitle(look, voice);
  const name = sideName(side, language);
  const grouped = {en: `Cohorts by ${name.toLowerCase()}`, zh: `按${name}划分的同期群`};
  const title = found ?? (side === "time" ? words.plain : grouped)[language];
  const ids = cohortsOf(points.map(({cell}) => cell));
  const oldest = points.reduce((age, {cell}) => Math.max(age, cell.age), 0);
  const at = new Map(points.map((point) => [`${point.cell.cohort} ${point.cell.age}`, point]));
  const top = deepest(points, view, voice);
  const buyers = ids.reduce((sum, id) => sum + (at.get(`${id} 0`)?.cell.size ?? 0), 0);
  const by =
    side === "time"
      ? {en: "", zh: ""}
      : {en: ` by ${sideName(side, "en").toLowerCase()}`, zh: `按${sideName(side, "zh")}`};
  const cells: HeatGridOptions = {
    label: title,
    corner: (side === "time" ? words.corner : words.groupCorner)[step][language],
    className: side === "time" ? "is-dense is-even" : "is-dense",
    cellWidth: isMoneyView(view) ? 38 : view.unit === "per_customer" ? 30 : 25,
    rows: ids.map((id) => ({
      label: at.get(`${id} 0`)?.cell.label ?? "",
      detail: number(at.get(`${id} 0`)?.cell.size ?? null, language),
    })),
    columns: Array.from({length: oldest + 1}, (_, age) => ({label: String(age)})),
    cell: (i, age) => {
      const point = at.get(`${ids[i]} ${age}`);
      const first = at.get(`${ids[i]} 0`);
      if (!point) return first ? futureCells(first.cell, age, oldest, look, voice) : null;
      const isFew = point.cell.customers < voice.facts.smallCohort;
      const isWhole = age === 0 && view.unit === "percent";
      return {
        text: shortValue(point.value, view, voice),
        step: isFew || isWhole ? 0 : amountStep(point.value, top),
        sentence: cellSentence(point, look, voice),
        className: [isFew && "is-few", !point.cell.isComplete && "is-early"]
          .filter((name) => name !== false)
          .join(" "),
      };
    },
  };
  return figure(points, {
    language,
    title,
    width,
    isWide: true,
    isInteractive: true,
    subtitle:
      language === "zh"
        ? `${by.zh && `${by.zh}，`}${viewName(view, step, voice)}，按首单后的自然${step === "month" ? "月" : "季"}，n = ${number(buyers, language)} 位客户`
        : `${viewName(view, step, voice)}${by.en && `,${by.en}`}, by ${step}s since the first order, n = ${number(buyers, language)} ${buyers === 1 ? "customer" : "customers"}`,
    summary: title,
    note: triangleNote(look, voice),
    how: triangleHow(look, voice),
    empty: words.empty[language],
    file:
      side === "time"
        ? step === "month"
          ? "cohorts"
          : "cohorts-by-quarter"
        : `cohorts-by-${side.replace("_", "-")}`,
    chart: () => heatGrid(cells),
    wake: (picture) => wakeGrid(picture, cells),
    columns: cohortColumns(look, voice),
  });
}

/** What has not come yet is one cell, which says from when on it can be told; groups have no such day. */
function futureCells(
  first: CohortCell,
  age: number,
  oldest: number,
  {step}: CohortLook,
  {language}: Voice,
) {
  if (!first.start) return null;
  const until = day(lastDay(first.start, age, step), language);
  const when = ageName(age, step, language);
  const later = oldest > age;
  return {
    text: "",
    step: 0,
    className: "is-none",
    isQuiet: true,
    columns: oldest - age + 1,
    sentence:
      language === "zh"
        ? `${first.label}的同期群，${when}：${until}之前还不能下结论${later ? `，往后每${step === "month" ? "月" : "季"}再晚一${step === "month" ? "个月" : "个季度"}` : ""}。`
        : `Cohort of ${first.label}, ${when}: too early to say until ${until}${later ? `, and a ${step} longer for each ${step} after it` : ""}.`,
  };
}

/**
 * Returns the value that gets the deepest colour: the 95th percentile of what is compared, so that one
 * large order does not pale all else. First months stand apart: in per cent they are always 100.
 */
export function deepest(points: readonly CohortPoint[], view: CohortView, {facts}: Voice): number {
  const values = points
    .filter(({cell}) => cell.isComplete && cell.customers >= facts.smallCohort)
    .filter(({cell}) => cell.age > 0 || isCumulative(view) || view.measure === "average_order")
    .map(({value}) => value ?? 0)
    .sort((a, b) => a - b);
  return values[Math.ceil(0.95 * values.length) - 1] ?? 0;
}

/** What one cell of the triangle says. */
export function cellSentence(
  {cell, value, low, high}: CohortPoint,
  {view, side, step}: Pick<CohortLook, "view" | "side" | "step">,
  voice: Voice,
): string {
  const {language} = voice;
  const size = number(cell.customers, language);
  const active = number(cell.active, language);
  const share = percent(cell.active / cell.customers, language);
  const when = ageName(cell.age, step, language);
  const until = day(cell.end, language);
  const isPeople = view.measure === "customers";
  if (language === "zh") {
    const who = side === "time" ? `${cell.label}的同期群` : cell.label;
    const range =
      isShare(view) && low !== null && high !== null && cell.age > 0
        ? `，90% 区间 ${between(low, high, voice)}`
        : "";
    const more = isPeople
      ? ""
      : `；${bareName(view, step, voice)} ${fullValue(value, view, voice)}`;
    const what = `${active} 位（共 ${size} 位，${share}${range}）购买${more}`;
    return cell.isComplete
      ? `${who}，${when}：${what}。`
      : `${who}，${when}：${until}之前还不能下结论，目前${what}。`;
  }
  const who = side === "time" ? `Cohort of ${cell.label}` : cell.label;
  const range =
    isShare(view) && low !== null && high !== null && cell.age > 0
      ? `, 90\u00a0% interval ${between(low, high, voice)}`
      : "";
  const name = bareName(view, step, voice);
  const more = isPeople
    ? ""
    : `; ${name.charAt(0).toLowerCase()}${name.slice(1)} ${fullValue(value, view, voice)}`;
  const what = `${active} of ${size} bought (${share}${range})${more}`;
  return cell.isComplete
    ? `${who}, ${when}: ${what}.`
    : `${who}, ${when}: too early to say until ${until}; so far ${what}.`;
}

function triangleHow({view, side}: CohortLook, {language}: Voice): string {
  return paragraph(
    [
      isShare(view) &&
        {
          en: "Point at a cell or tap it for its 90\u00a0% interval (Wilson).",
          zh: "指向或点按一格可见其 90% 区间（威尔逊法）。",
        }[language],
      side === "time" &&
        {
          en: "An empty cell tells from when on it can be told.",
          zh: "空白格会说明何时能下结论。",
        }[language],
    ].filter((text) => text !== false),
    language,
  );
}

function triangleNote({points, view, side, step}: CohortLook, voice: Voice): string {
  const {language} = voice;
  const early = points.find(({cell}) => !cell.isComplete);
  const until = early && day(early.cell.end, language);
  const isMoney = isMoneyView(view);
  return paragraph(
    [
      until !== undefined &&
        {
          en: `Hatched, dashed cells are under way: too early to say until ${until}.`,
          zh: `虚线斜纹格尚在进行中，${until}之前还不能下结论。`,
        }[language],
      fewSentence(points, voice),
      side === "time"
        ? {
            en: "Empty cells have not happened yet. The number beside the name is the size of the cohort.",
            zh: "空白格尚未到来。名称旁的数字为同期群人数。",
          }[language]
        : {
            en: `A group is one cohort: at each age only those of its customers count whose ${step} of that age is over, so further right fewer and older customers remain; where they are fewer than ${voice.facts.smallCohort}, the cell is grey.`,
            zh: `每组客户视为一个同期群：每个年龄只计该${step === "month" ? "月" : "季"}已结束的客户，越靠右，客户越少、越早；不足 ${voice.facts.smallCohort} 人的格为灰色。`,
          }[language],
      isShare(view)
        ? null
        : isMoney
          ? side === "time"
            ? {
                en: "Single cells of money have no interval: what is published are sums, not each customer's. The mean below has one.",
                zh: "单格金额不给区间：发布的是合计，而非每位客户的金额。下图的平均值有区间。",
              }[language]
            : {
                en: "Money of groups has no interval: what is published are sums, not each customer's. One large customer can set groups apart, so read small differences as none.",
                zh: "各组金额不给区间：发布的是合计，而非每位客户的金额。一位大客户就足以拉开差距，差别不大时不宜解读。",
              }[language]
          : null,
    ].filter((text) => text !== null && text !== false),
    language,
  );
}
