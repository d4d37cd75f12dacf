import {days, number, percent} from "../words/format.js";
import type {Bilingual, Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {boundsText} from "./matrix-bounds.js";
import type {GridRow} from "./matrix-cells.js";
import type {Voice} from "../words/voice.js";

export type GridMeasure =
  "customers" | "net_amount" | "margin_amount" | "clv_amount" | "alive_probability" | "median_days";

/** The names of the measures. */
export const measureNames = {
  customers: {en: "Customers", zh: "客户数"},
  net_amount: {en: "Net sales", zh: "净销售额"},
  margin_amount: {en: "Margin", zh: "毛利"},
  clv_amount: {en: "CLV", zh: "客户生命周期价值"},
  alive_probability: {en: "Probability active", zh: "活跃概率"},
  median_days: {en: "Median days", zh: "天数中位数"},
} satisfies Record<GridMeasure, Bilingual>;

const words = {
  noModel: {
    en: "CLV and the probability of being active are not offered, because no model is trusted for this source; the methods page says why.",
    zh: "本数据源没有可信的模型，因此不提供客户生命周期价值与活跃概率；原因见“方法”页。",
  },
  noLeaving: {
    en: "The model that is trusted sees nobody leave for good, so the probability of being active is not offered.",
    zh: "可信的模型假定无人永久离开，因此不提供活跃概率。",
  },
};

/** The measures that a source can show: margin only where it is known, CLV where a model is trusted. */
export function gridMeasures(rows: readonly GridRow[], {language}: Spoken) {
  const ids: GridMeasure[] = [
    "customers",
    "net_amount",
    "margin_amount",
    "clv_amount",
    "alive_probability",
    "median_days",
  ];
  return ids
    .filter((id) => id === "customers" || rows.some((row) => measured(row, id) !== null))
    .map((id) => ({id, label: measureNames[id][language]}));
}

/** Why a measure is not offered; null where all are. */
export function missingSentence(rows: readonly GridRow[], {language}: Spoken): string | null {
  const offered = gridMeasures(rows, {language}).map(({id}) => id);
  if (!offered.includes("clv_amount")) return words.noModel[language];
  return offered.includes("alive_probability") ? null : words.noLeaving[language];
}

/** The measure of one cell; null where it has none. */
export function measured(cell: GridRow, measure: GridMeasure): number | null {
  if (measure === "median_days") return cell.median_days_since_last_order;
  if (measure === "customers") return cell.customers;
  return cell.customers === 0 ? null : cell[measure];
}

/** What the grid shows under a measure: the cell that holds most of it, with its bounds in plain words. */
export function gridTitle(
  rows: readonly GridRow[],
  thresholds: Marts["rfm_thresholds"],
  measure: GridMeasure,
  voice: Voice,
): string {
  const {language, money} = voice;
  const top = rows.reduce<GridRow | null>(
    (best, row) =>
      (measured(row, measure) ?? 0) > (best ? (measured(best, measure) ?? 0) : 0) ? row : best,
    null,
  );
  if (!top) return measureNames[measure][language];
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
  if (measure === "median_days" || measure === "alive_probability") {
    const known = rows.flatMap((row) => measured(row, measure) ?? []);
    const isDays = measure === "median_days";
    const [from, to] = [Math.min(...known), Math.max(...known)].map((value) =>
      isDays ? days(value, language) : percent(value, language, 0),
    );
    if (language === "zh") {
      return `${isDays ? "上次下单距今的中位数" : "平均活跃概率"}，各单元由 ${from}到 ${to}不等`;
    }
    return `The ${isDays ? "median wait since the last order" : "average probability of being active"} runs from ${from} to ${to} across the cells`;
  }
  const sum = rows.reduce((all, row) => all + (measured(row, measure) ?? 0), 0);
  const amount = measured(top, measure) ?? 0;
  const share = sum > 0 ? percent(amount / sum, language) : null;
  const name = measure === "clv_amount" ? "CLV" : measureNames[measure].en.toLowerCase();
  return language === "zh"
    ? `${who}贡献最多${measureNames[measure].zh}：${money.short(amount)}${share === null ? "" : `，占 ${share}`}`
    : `Most ${name}, ${money.short(amount)}${share === null ? "" : ` (${share})`}, ${measure === "clv_amount" ? "comes" : "come"} from ${who}`;
}

/** What one cell says: how many, their money, how long ago, and the segments among them. */
export function cellSentence(
  recency: number,
  frequency: number,
  cell: GridRow | undefined,
  segmentsIn: (recency: number, frequency: number) => string,
  {language, money}: Voice,
): string {
  const place =
    language === "zh"
      ? `最近消费 ${recency}、频率 ${frequency}：`
      : `Recency ${recency}, frequency ${frequency}: `;
  if (!cell || cell.customers === 0)
    return `${place}${language === "zh" ? "0 位客户。" : "0 customers."}`;
  const count = number(cell.customers, language);
  const share = percent(cell.customers_share, language);
  const wait = days(cell.median_days_since_last_order, language, 1);
  const told = (["net_amount", "margin_amount", "clv_amount"] as const).flatMap((measure) => {
    const amount = measured(cell, measure);
    if (amount === null) return [];
    if (language === "zh") return [`${measureNames[measure].zh} ${money.short(amount)}`];
    const name = measure === "clv_amount" ? "CLV" : measureNames[measure].en.toLowerCase();
    return [`${name} of ${money.short(amount)}`];
  });
  const alive = measured(cell, "alive_probability");
  const likely = alive === null ? null : percent(alive, language, 0);
  const names = segmentsIn(recency, frequency);
  if (language === "zh") {
    const active = likely === null ? "" : `，平均活跃概率 ${likely}`;
    return `${place}${count} 位客户（${share}），${told.join("，")}，上次下单距今中位数 ${wait}${active}${names && `；${names}`}。`;
  }
  const people = `${count} ${cell.customers === 1 ? "customer" : "customers"}`;
  const active = likely === null ? "" : `, ${likely} likely to be active`;
  return `${place}${people} (${share}), ${told.join(", ")}, last order ${wait} ago at the median${active}${names && `; ${names}`}.`;
}
