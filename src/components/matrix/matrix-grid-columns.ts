import {number, percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {boundsText} from "./matrix-bounds.js";
import type {GridRow} from "./matrix-cells.js";
import {measureNames, measured} from "./matrix-grid-sentences.js";
import type {GridMeasure} from "./matrix-grid-sentences.js";
import type {TableColumn} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  share: {en: "Share of buyers", zh: "客户占比"},
  recency: {en: "Recency", zh: "最近消费得分"},
  frequency: {en: "Frequency", zh: "频率得分"},
  recencyBounds: {en: "Last order", zh: "距上次下单"},
  frequencyBounds: {en: "Orders so far", zh: "累计订单"},
};

/** Returns the columns in which the grid's cells are listed, those that the source can fill. */
export function gridColumns(
  rows: readonly GridRow[],
  thresholds: Marts["rfm_thresholds"],
  voice: Voice,
): TableColumn<GridRow>[] {
  const {language, money} = voice;
  const isKnown = (id: GridMeasure) => rows.some((row) => measured(row, id) !== null);
  const amount = (id: "net_amount" | "margin_amount" | "clv_amount"): TableColumn<GridRow> => ({
    head: measureNames[id][language],
    unit: money.unit,
    kind: "number",
    value: (row) => row[id],
    show: (row) => money.exact(row[id]),
  });
  const alive: TableColumn<GridRow> = {
    head: measureNames.alive_probability[language],
    kind: "number",
    value: (row) => row.alive_probability,
    show: (row) => percent(row.alive_probability, language, 1),
  };
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
    {head: measureNames.customers[language], value: (row) => row.customers},
    {
      head: words.share[language],
      kind: "number",
      value: (row) => row.customers_share,
      show: (row) => percent(row.customers_share, language),
    },
    amount("net_amount"),
    ...(isKnown("margin_amount") ? [amount("margin_amount")] : []),
    ...(isKnown("clv_amount") ? [amount("clv_amount")] : []),
    ...(isKnown("alive_probability") ? [alive] : []),
    {
      head: measureNames.median_days[language],
      kind: "number",
      value: (row) => row.median_days_since_last_order,
      show: (row) => number(row.median_days_since_last_order, language, 1),
    },
  ];
}
