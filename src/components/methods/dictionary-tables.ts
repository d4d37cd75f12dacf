import {element} from "../page/element.js";
import {number} from "../words/format.js";
import type {Language} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {absentMark, dataTable} from "../figures/table.js";

type Entry = Marts["dictionary"][number];
type Term = Marts["terms"][number];

const words = {
  column: {en: "Column", zh: "列"},
  meaning: {en: "Meaning", zh: "含义"},
  unit: {en: "Unit", zh: "单位"},
  type: {en: "Type", zh: "类型"},
  range: {en: "Allowed", zh: "取值范围"},
  absent: {en: "may be absent", zh: "可缺失"},
  value: {en: "Value", zh: "取值"},
};

const kinds: Record<string, {en: string; zh: string}> = {
  segment: {en: "Segments", zh: "客户类型"},
  tier: {en: "Tiers", zh: "客户等级"},
  stage: {en: "Lifecycle stages", zh: "生命周期阶段"},
  quadrant: {en: "Quadrants", zh: "矩阵象限"},
  outcome: {en: "Outcomes of rows", zh: "行的处理结果"},
  reason: {en: "Reasons for setting rows aside", zh: "隔离原因"},
  figure: {en: "Figures of the overview", zh: "总览指标"},
  definition: {en: "Definitions", zh: "定义"},
  build_item: {en: "Facts of the build", zh: "构建信息"},
  source_column: {en: "Columns of a source", zh: "数据源的列"},
  rfm_measure: {en: "RFM measures", zh: "RFM 指标"},
};

/** Returns one published table: what a row is, and its columns. */
export function martSection(mart: string, rows: readonly Entry[], language: Language): HTMLElement {
  return element(
    "section",
    {id: mart},
    element("h3", {}, element("code", {}, mart)),
    element("p", {class: "small muted"}, rows[0]?.[`grain_${language}`] ?? ""),
    dataTable(rows, {
      language,
      pageSize: 100,
      stacks: true,
      columns: [
        {
          head: words.column[language],
          value: (row) => row.column_name,
          show: (row) => named(row.column_name, row[`label_${language}`]),
        },
        {head: words.meaning[language], value: (row) => row[`meaning_${language}`], kind: "long"},
        {
          head: words.unit[language],
          value: (row) => row.unit,
          show: (row) => (row.unit === null ? absentMark(language) : unitName(row.unit, language)),
        },
        {head: words.type[language], value: (row) => row.type},
        {
          head: words.range[language],
          value: (row) => allowed(row, language),
          show: (row) => allowed(row, language) || absentMark(language),
        },
      ],
    }),
  );
}

function named(id: string, label: string): HTMLElement {
  return element(
    "span",
    {},
    element("code", {}, id),
    element("span", {class: "unit"}, label === id ? "" : label),
  );
}

function allowed(row: Entry, language: Language): string {
  const parts = [rangeOf(row, language), row.may_be_absent ? words.absent[language] : null];
  return parts.filter((part) => part !== null).join(language === "zh" ? "，" : ", ");
}

const units: Record<string, {en: string; zh: string}> = {
  customers: {en: "customers", zh: "人"},
  orders: {en: "orders", zh: "笔"},
  days: {en: "days", zh: "天"},
  months: {en: "months", zh: "月"},
  rows: {en: "rows", zh: "行"},
  share: {en: "share of 1", zh: "比例（1 为全部）"},
  rank: {en: "rank", zh: "次序"},
  score: {en: "score", zh: "得分"},
  money: {en: "money", zh: "金额"},
};

const unitName = (unit: string, language: Language) => units[unit]?.[language] ?? unit;

/** Returns the bounds of a column: "0 – 1", "from 0"; null where there are none. */
export function rangeOf(
  {lowest, highest}: Pick<Entry, "lowest" | "highest">,
  language: Language,
): string | null {
  // A bound that only says "fits an integer" or "is money" tells a reader nothing.
  const top = highest !== null && highest < 1e6 ? number(highest, language, 2) : null;
  const bottom = lowest !== null && lowest > -1e6 ? number(lowest, language, 2) : null;
  if (bottom !== null && top !== null) return `${bottom} – ${top}`;
  if (bottom !== null) return `≥ ${bottom}`;
  return top === null ? null : `≤ ${top}`;
}

/** Returns one list of named values. */
export function termSection(kind: string, rows: readonly Term[], language: Language): HTMLElement {
  return element(
    "section",
    {id: `terms-${kind}`},
    element("h3", {}, kinds[kind]?.[language] ?? kind),
    dataTable(rows, {
      language,
      pageSize: 100,
      stacks: true,
      columns: [
        {
          head: words.value[language],
          value: (row) => row.id,
          show: (row) => named(row.id, row[`label_${language}`]),
        },
        {head: words.meaning[language], value: (row) => row[`meaning_${language}`], kind: "long"},
      ],
    }),
  );
}
