import {modelName} from "./clv-models.js";
import {day} from "../words/dates.js";
import {change, number} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {dataTable} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  caption: {
    en: "Forecasts of all orders by former builds, with 90\u00a0% intervals",
    zh: "历次构建对订单总数的预测及 90% 区间",
  },
  made: {en: "Made on", zh: "预测日"},
  due: {en: "Due on", zh: "到期日"},
  model: {en: "Model", zh: "模型"},
  expected: {en: "Expected orders", zh: "预期订单"},
  low: {en: "Lower bound", zh: "下界"},
  high: {en: "Upper bound", zh: "上界"},
  came: {en: "Came", zh: "实际"},
  held: {en: "Within", zh: "在区间内"},
  yes: {en: "yes", zh: "是"},
  no: {en: "no", zh: "否"},
  open: {en: "not due yet", zh: "未到期"},
};

/** How the forecasts of former builds fared, all buyers together; null without a ledger. */
export function ledgerSentence(rows: Marts["forecast_ledger"], {language}: Voice): string | null {
  const totals = rows.filter(({division}) => division === "total");
  if (totals.length === 0) return null;
  const due = totals.filter(({is_covered}) => is_covered !== null);
  const all = number(totals.length, language);
  if (due.length === 0) {
    const first = new Date(Math.min(...totals.map(({due_date}) => due_date.getTime())));
    return language === "zh"
      ? `台账中有 ${all} 条对订单总数的预测，最早于 ${day(first, language)}到期。`
      : `The ledger holds ${all} ${totals.length === 1 ? "forecast" : "forecasts"} of all orders; the first falls due on ${day(first, language)}.`;
  }
  const held = number(due.filter(({is_covered}) => is_covered).length, language);
  const count = number(due.length, language);
  const [expected, came] = [
    due.reduce((sum, row) => sum + row.expected_orders, 0),
    due.reduce((sum, row) => sum + (row.actual_orders ?? 0), 0),
  ];
  const off = came > 0 ? change(expected, came, language) : null;
  if (language === "zh") {
    const total = off === null ? "" : `，预测合计与实际相差 ${off}`;
    return `历次构建对订单总数的预测已有 ${count} 条到期，${held} 条落在 90% 区间内${total}。`;
  }
  const total = off === null ? "" : `; together they were off by ${off}`;
  return `Of ${count} ${due.length === 1 ? "forecast" : "forecasts"} by former builds that have fallen due, ${held} lay within ${due.length === 1 ? "its" : "their"} 90\u00a0% interval${total}.`;
}

/** Returns the forecasts of all orders in the ledger, latest first; null without a ledger. */
export function ledgerTable(rows: Marts["forecast_ledger"], voice: Voice): HTMLElement | null {
  const {language} = voice;
  const totals = rows
    .filter(({division}) => division === "total")
    .sort((a, b) => b.due_date.getTime() - a.due_date.getTime());
  if (totals.length === 0) return null;
  const count = (
    key: "expected_orders" | "expected_orders_low" | "expected_orders_high" | "actual_orders",
  ) => ({
    kind: "number" as const,
    value: (row: (typeof totals)[number]) => row[key],
    show: (row: (typeof totals)[number]) => number(row[key], language),
  });
  return dataTable(totals, {
    language,
    caption: words.caption[language],
    file: "forecast-ledger",
    pageSize: 10,
    columns: [
      {head: words.made[language], value: (row) => row.made_date},
      {head: words.due[language], value: (row) => row.due_date},
      {head: words.model[language], value: (row) => modelName(row.model, voice)},
      {head: words.expected[language], ...count("expected_orders")},
      {head: words.low[language], ...count("expected_orders_low")},
      {head: words.high[language], ...count("expected_orders_high")},
      {head: words.came[language], ...count("actual_orders")},
      {
        head: words.held[language],
        value: (row) =>
          words[row.is_covered === null ? "open" : row.is_covered ? "yes" : "no"][language],
      },
    ],
  });
}
