import {day} from "./dates.js";
import {change, number} from "./format.js";
import type {Marts} from "./marts.js";
import type {Voice} from "./voice.js";

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
