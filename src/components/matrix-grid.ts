import {amountStep} from "./colors.js";
import {figure} from "./figure.js";
import {days, number, percent} from "./format.js";
import {heatGrid} from "./heat-grid.js";
import type {Bilingual} from "./language.js";
import type {Marts} from "./marts.js";
import {boundsText} from "./matrix-bounds.js";
import {cellFilter} from "./matrix-filter.js";
import type {TableColumn} from "./table.js";
import type {Voice} from "./voice.js";

type Cell = Marts["rfm_matrix"][number];

export type GridMeasure = "customers" | "net_amount" | "margin_amount" | "median_days";

const scores = [1, 2, 3, 4, 5] as const;
/** Lately on top. */
const recencies = [5, 4, 3, 2, 1] as const;

const words = {
  customers: {en: "Customers", zh: "客户数"},
  net_amount: {en: "Net sales", zh: "净销售额"},
  margin_amount: {en: "Margin", zh: "毛利"},
  median_days: {en: "Median days", zh: "天数中位数"},
  share: {en: "Share of buyers", zh: "客户占比"},
  recency: {en: "Recency", zh: "最近消费得分"},
  frequency: {en: "Frequency", zh: "频率得分"},
  recencyBounds: {en: "Last order", zh: "距上次下单"},
  frequencyBounds: {en: "Orders so far", zh: "累计订单"},
  corner: {en: "Recency ↓ Frequency →", zh: "最近消费 ↓ 频率 →"},
  noBuyers: {
    en: "Nobody has bought yet, so there is nobody to place on the grid.",
    zh: "尚无购买客户，因此网格为空。",
  },
} satisfies Record<string, Bilingual>;

/** The measures that a source can show, margin only where it is known. */
export function gridMeasures(rows: readonly Cell[], {language}: Voice) {
  const ids: GridMeasure[] = ["customers", "net_amount", "margin_amount", "median_days"];
  return ids
    .filter((id) => id !== "margin_amount" || rows.some((row) => row.margin_amount !== null))
    .map((id) => ({id, label: words[id][language]}));
}

/** The measure of one cell; null where it has none. */
export function measured(cell: Cell, measure: GridMeasure): number | null {
  if (measure === "median_days") return cell.median_days_since_last_order;
  if (measure === "customers") return cell.customers;
  return cell.customers === 0 ? null : cell[measure];
}

/** What the grid shows under a measure: the cell that holds most of it, with its bounds in plain words. */
export function gridTitle(
  rows: readonly Cell[],
  thresholds: Marts["rfm_thresholds"],
  measure: GridMeasure,
  voice: Voice,
): string {
  const {language, money} = voice;
  const top = rows.reduce<Cell | null>(
    (best, row) =>
      (measured(row, measure) ?? 0) > (best ? (measured(best, measure) ?? 0) : 0) ? row : best,
    null,
  );
  if (!top) return words[measure][language];
  const recency = boundsText(thresholds, "recency", top.recency_score, voice);
  const frequency = boundsText(thresholds, "frequency", top.frequency_score, voice);
  const who =
    language === "zh"
      ? `累计 ${frequency}、上次下单距今 ${recency}的客户`
      : `customers with ${frequency} who bought last ${recency} ago`;
  if (measure === "customers") {
    const count = number(top.customers, language);
    return language === "zh"
      ? `${who}最多，共 ${count} 位`
      : `The fullest cell holds ${count} ${top.customers === 1 ? who.replace("customers", "customer") : who}`;
  }
  if (measure === "median_days") {
    const least = rows.reduce<number | null>((low, row) => {
      const value = row.median_days_since_last_order;
      return value === null || (low !== null && low <= value) ? low : value;
    }, null);
    const [from, to] = [least, top.median_days_since_last_order].map((v) => days(v, language));
    return language === "zh"
      ? `上次下单距今的中位数，各单元由 ${from}到 ${to}不等`
      : `The median wait since the last order runs from ${from} to ${to} across the cells`;
  }
  const sum = rows.reduce((all, row) => all + (measured(row, measure) ?? 0), 0);
  const amount = measured(top, measure) ?? 0;
  const share = sum > 0 ? percent(amount / sum, language) : null;
  const name = words[measure][language];
  return language === "zh"
    ? `${who}贡献最多${name}：${money.short(amount)}${share === null ? "" : `，占 ${share}`}`
    : `Most ${name.toLowerCase()}, ${money.short(amount)}${share === null ? "" : ` (${share})`}, come from ${who}`;
}

export interface MatrixGridOptions {
  readonly measure: GridMeasure;
  readonly width: number;
  /** The filter in force, which its cell shows as pressed. */
  readonly filter: string | null;
  /** The names of the segments in a cell, for its sentence. */
  readonly segmentsIn: (recency: number, frequency: number) => string;
}

/** Returns the recency × frequency grid under one measure; its cells are buttons. */
export function matrixGrid(
  rows: readonly Cell[],
  thresholds: Marts["rfm_thresholds"],
  voice: Voice,
  options: MatrixGridOptions,
): HTMLElement {
  const {language, money} = voice;
  const {measure, width, segmentsIn} = options;
  const at = new Map(rows.map((row) => [`${row.recency_score} ${row.frequency_score}`, row]));
  const greatest = Math.max(0, ...rows.map((row) => measured(row, measure) ?? 0));
  const shown = (value: number | null) =>
    measure === "net_amount" || measure === "margin_amount"
      ? money.plain(value)
      : number(value, language);
  const buyers = rows.reduce((sum, row) => sum + row.customers, 0);
  const title = gridTitle(rows, thresholds, measure, voice);
  const unit = {
    customers: {en: "", zh: ""},
    net_amount: {en: money.unit, zh: money.unit},
    margin_amount: {en: money.unit, zh: money.unit},
    median_days: {en: "since the last order, darker is longer ago", zh: "距上次下单，颜色越深越久"},
  }[measure][language];
  return figure(buyers === 0 ? [] : [...rows].sort(byScores), {
    language,
    title,
    subtitle:
      language === "zh"
        ? `${words[measure].zh}，${unit && `${unit}，`}按最近消费与频率得分（5 为最好），n\u00a0=\u00a0${number(buyers, language)}`
        : `${words[measure].en}${unit && `, ${unit},`} by recency and frequency score (5 is best), n\u00a0=\u00a0${number(buyers, language)}`,
    summary: title,
    empty: words.noBuyers[language],
    file: "recency-frequency-grid",
    isInteractive: true,
    width,
    note:
      language === "zh"
        ? "点击单元格（或按 Enter 键），下方名单只列出其中的客户；方向键可在单元格间移动。"
        : "Click a cell, or press Enter on it, to list its customers below; arrow keys move between cells.",
    chart: () =>
      heatGrid({
        label: title,
        corner: words.corner[language],
        cellWidth: 40,
        className: "is-even",
        rows: recencies.map((score) => ({
          label: String(score),
          detail: boundsText(thresholds, "recency", score, voice),
        })),
        columns: scores.map((score) => ({
          label: String(score),
          detail: boundsText(thresholds, "frequency", score, voice),
        })),
        cell: (i, j) => {
          const recency = recencies[i] ?? 5;
          const frequency = scores[j] ?? 1;
          const cell = at.get(`${recency} ${frequency}`);
          const value = cell ? measured(cell, measure) : null;
          return {
            text: shown(value),
            step: amountStep(value, greatest),
            sentence: cellSentence(recency, frequency, cell, segmentsIn, voice),
          };
        },
        filter: (i, j) => {
          const id = cellFilter(recencies[i] ?? 5, scores[j] ?? 1);
          return {id, isOn: id === options.filter};
        },
      }),
    columns: gridColumns(rows, thresholds, voice),
  });
}

const byScores = (a: Cell, b: Cell) =>
  b.recency_score - a.recency_score || a.frequency_score - b.frequency_score;

function cellSentence(
  recency: number,
  frequency: number,
  cell: Cell | undefined,
  segmentsIn: MatrixGridOptions["segmentsIn"],
  {language, money}: Voice,
): string {
  const place =
    language === "zh"
      ? `最近消费 ${recency}、频率 ${frequency}：`
      : `Recency ${recency}, frequency ${frequency}: `;
  if (!cell || cell.customers === 0) return `${place}${language === "zh" ? "无人。" : "nobody."}`;
  const count = number(cell.customers, language);
  const share = percent(cell.customers_share, language);
  const sales = money.short(cell.net_amount);
  const wait = days(cell.median_days_since_last_order, language, 1);
  const names = segmentsIn(recency, frequency);
  return language === "zh"
    ? `${place}${count} 位客户（${share}），净销售额 ${sales}，上次下单距今中位数 ${wait}${names && `；${names}`}。`
    : `${place}${count} ${cell.customers === 1 ? "customer" : "customers"} (${share}), net sales of ${sales}, last order ${wait} ago at the median${names && `; ${names}`}.`;
}

function gridColumns(
  rows: readonly Cell[],
  thresholds: Marts["rfm_thresholds"],
  voice: Voice,
): TableColumn<Cell>[] {
  const {language, money} = voice;
  const hasMargin = rows.some((row) => row.margin_amount !== null);
  const amount = (id: "net_amount" | "margin_amount"): TableColumn<Cell> => ({
    head: words[id][language],
    unit: money.unit,
    kind: "number",
    value: (row) => row[id],
    show: (row) => money.exact(row[id]),
  });
  return [
    {head: words.recency[language], value: (row) => row.recency_score},
    {
      head: words.recencyBounds[language],
      value: (row) => boundsText(thresholds, "recency", row.recency_score, voice),
    },
    {head: words.frequency[language], value: (row) => row.frequency_score},
    {
      head: words.frequencyBounds[language],
      value: (row) => boundsText(thresholds, "frequency", row.frequency_score, voice),
    },
    {head: words.customers[language], value: (row) => row.customers},
    {
      head: words.share[language],
      kind: "number",
      value: (row) => row.customers_share,
      show: (row) => percent(row.customers_share, language),
    },
    amount("net_amount"),
    ...(hasMargin ? [amount("margin_amount")] : []),
    {
      head: words.median_days[language],
      kind: "number",
      value: (row) => row.median_days_since_last_order,
      show: (row) => number(row.median_days_since_last_order, language, 1),
    },
  ];
}
