import {amountStep} from "./colors.js";
import {
  cohortMeasures,
  cohortValue,
  deepest,
  fewCustomers,
  fullValue,
  isMoney,
  measureName,
  shortValue,
} from "./cohorts-measures.js";
import type {Cohort, CohortMeasure} from "./cohorts-measures.js";
import {chosenFigure} from "./chosen-figure.js";
import {fewSentence, newestSentence} from "./cohorts-sentences.js";
import {month} from "./dates.js";
import {figure} from "./figure.js";
import {number, percent} from "./format.js";
import {heatGrid} from "./heat-grid.js";
import {paragraph} from "./language.js";
import type {Marts} from "./marts.js";
import type {TableColumn} from "./table.js";
import type {Voice} from "./voice.js";

const words = {
  measure: {en: "Measure", zh: "指标"},
  cohort: {en: "Cohort", zh: "同期群"},
  age: {en: "Age", zh: "月龄"},
  months: {en: "months", zh: "月"},
  size: {en: "Cohort size", zh: "同期群人数"},
  complete: {en: "Whole month", zh: "整月"},
  yes: {en: "yes", zh: "是"},
  no: {en: "no", zh: "否"},
  corner: {en: "First order ↓ Months since →", zh: "首单月份 ↓ 月龄 →"},
  plain: {en: "Cohorts by month of first order", zh: "按首单月份划分的同期群"},
  empty: {
    en: "There are no valid orders yet, so there are no cohorts. Check the data quality page for rows that were set aside.",
    zh: "尚无有效订单，因此没有同期群。请到“数据质量”页查看被隔离的行。",
  },
};

/** Returns the triangle of cohorts by age with a choice of measure. */
export function cohortTriangle(
  rows: readonly Cohort[],
  means: Marts["value_by_age"],
  voice: Voice,
): HTMLElement {
  const {language} = voice;
  const title = newestSentence(rows, means, voice)?.replace(/[.。]$/, "") ?? words.plain[language];
  return chosenFigure({
    label: words.measure[language],
    items: cohortMeasures(rows, voice),
    initial: "retained",
    name: "measure",
    draw: (id, width) => triangle(rows, id as CohortMeasure, title, width, voice),
  });
}

function triangle(
  rows: readonly Cohort[],
  measure: CohortMeasure,
  title: string,
  width: number,
  voice: Voice,
): HTMLElement {
  const {language} = voice;
  const months = [...new Set(rows.map((row) => row.cohort_month.getTime()))].sort((a, b) => a - b);
  const oldest = rows.reduce((age, row) => Math.max(age, row.age_months), 0);
  const at = new Map(rows.map((row) => [`${row.cohort_month.getTime()} ${row.age_months}`, row]));
  const top = deepest(rows, measure);
  const buyers = rows.reduce(
    (sum, row) => sum + (row.age_months === 0 ? row.cohort_customers : 0),
    0,
  );
  const isEarly = rows.some((row) => !row.is_complete);
  return figure(rows, {
    language,
    title,
    width,
    isWide: true,
    isInteractive: true,
    subtitle:
      language === "zh"
        ? `${measureName(measure, voice)}，按首单月份与此后月数，n = ${number(buyers, language)} 位客户`
        : `${measureName(measure, voice)}, by month of first order and months since, n = ${number(buyers, language)} ${buyers === 1 ? "customer" : "customers"}`,
    summary: title,
    note: paragraph(
      [isEarly && earlyWords[language], fewSentence(rows, voice), scaleWords[language]].filter(
        (text) => text !== null && text !== false,
      ),
      language,
    ),
    empty: words.empty[language],
    file: "cohorts",
    chart: () =>
      heatGrid({
        label: title,
        corner: words.corner[language],
        className: "is-dense",
        cellWidth: isMoney(measure) ? 38 : 25,
        rows: months.map((time) => ({
          label: month(new Date(time), language),
          detail: number(at.get(`${time} 0`)?.cohort_customers ?? null, language),
        })),
        columns: Array.from({length: oldest + 1}, (_, age) => ({label: String(age)})),
        cell: (i, age) => {
          const row = at.get(`${months[i]} ${age}`);
          if (!row) return null;
          const value = cohortValue(row, measure);
          const isFew = row.cohort_customers < fewCustomers;
          const isWhole = measure === "retained" && age === 0;
          return {
            text: shortValue(value, measure, voice),
            step: isFew || isWhole ? 0 : amountStep(value, top),
            sentence: cohortSentence(row, measure, voice),
            className: [isFew && "is-few", !row.is_complete && "is-early"]
              .filter((name) => name !== false)
              .join(" "),
          };
        },
      }),
    columns: cohortColumns(rows, voice),
  });
}

const earlyWords = {
  en: "Hatched, dashed cells are months that are not over yet on the as-of date.",
  zh: "虚线斜纹格为截止日尚未结束的月份。",
};
const scaleWords = {
  en: "Empty cells have not happened yet. The number beside the month is the size of the cohort.",
  zh: "空白格尚未到来。月份旁的数字为同期群人数。",
};

/** What one cell of the triangle says. */
export function cohortSentence(row: Cohort, measure: CohortMeasure, voice: Voice): string {
  const {language} = voice;
  const when = month(row.cohort_month, language);
  const size = number(row.cohort_customers, language);
  const age = number(row.age_months, language);
  const active = number(row.active_customers, language);
  const share = percent(row.retained_share, language);
  const shown = fullValue(cohortValue(row, measure), measure, voice);
  const name = measureName(measure, voice).split(/[,，]/)[0] ?? "";
  const isPeople = measure === "retained" || measure === "active";
  if (language === "zh") {
    const what = `${active} 位（共 ${size} 位，${share}）购买`;
    const more = isPeople ? "" : `；${name} ${shown}`;
    return `${when}的同期群，第 ${age} 个月${row.is_complete ? "" : "（未结束）"}：${what}${more}。`;
  }
  const what = `${active} of ${size} bought (${share})`;
  const more = isPeople ? "" : `; ${name.toLowerCase()} ${shown}`;
  return `Cohort of ${when}, month ${age}${row.is_complete ? "" : " (so far)"}: ${what}${more}.`;
}

function cohortColumns(rows: readonly Cohort[], voice: Voice): TableColumn<Cohort>[] {
  const {language} = voice;
  return [
    {
      head: words.cohort[language],
      value: (row) => row.cohort_month,
      show: (row) => month(row.cohort_month, language),
    },
    {head: words.age[language], unit: words.months[language], value: (row) => row.age_months},
    {head: words.size[language], value: (row) => row.cohort_customers},
    ...cohortMeasures(rows, voice).map(({id}): TableColumn<Cohort> => ({
      head: measureName(id, voice),
      kind: "number",
      value: (row) => cohortValue(row, id),
      show: (row) => fullValue(cohortValue(row, id), id, voice),
    })),
    {
      head: words.complete[language],
      value: (row) => words[row.is_complete ? "yes" : "no"][language],
    },
  ];
}
