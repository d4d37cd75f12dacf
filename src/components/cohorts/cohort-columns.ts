import {sideName} from "./cohort-cells.js";
import type {CohortLook} from "./cohort-findings.js";
import {isShare} from "./cohort-views.js";
import type {CohortPoint} from "./cohort-views.js";
import {bareName, fullValue} from "./cohort-words.js";
import {isoDay} from "../words/dates.js";
import {number, percent} from "../words/format.js";
import type {TableColumn} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  cohort: {en: "Cohort", zh: "同期群"},
  age: {en: "Age", zh: "年龄"},
  size: {en: "Size", zh: "人数"},
  observed: {en: "Observed", zh: "已观测"},
  buyers: {en: "Buyers", zh: "购买客户"},
  low: {en: "Lower bound, 90 %", zh: "90% 下界"},
  high: {en: "Upper bound, 90 %", zh: "90% 上界"},
  orders: {en: "Orders", zh: "订单"},
  sales: {en: "Net sales", zh: "净销售额"},
  margin: {en: "Margin", zh: "毛利"},
  early: {en: "Too early until", zh: "此前过早"},
  units: {
    month: {en: "months", zh: "月"},
    quarter: {en: "quarters", zh: "季"},
  },
};

/** Returns the table behind the triangle: what is shown, and the counts and sums it is made of. */
export function cohortColumns(
  {points, view, side, step}: CohortLook,
  voice: Voice,
): TableColumn<CohortPoint>[] {
  const {language, money} = voice;
  const hasMargin = points.some(({cell}) => cell.margin !== null);
  const sum = (
    head: string,
    value: (point: CohortPoint) => number | null,
  ): TableColumn<CohortPoint> => ({
    head,
    unit: money.unit,
    kind: "number",
    value,
    show: (point) => number(value(point), language),
  });
  const columns: (TableColumn<CohortPoint> | false)[] = [
    {
      head: side === "time" ? words.cohort[language] : sideName(side, language),
      value: ({cell}) => cell.start ?? cell.label,
      show: ({cell}) => cell.label,
      kind: "text",
    },
    {head: words.age[language], unit: words.units[step][language], value: ({cell}) => cell.age},
    {head: words.size[language], value: ({cell}) => cell.size},
    side !== "time" && {head: words.observed[language], value: ({cell}) => cell.customers},
    {head: words.buyers[language], value: ({cell}) => cell.active},
    view.unit !== "absolute" || view.measure === "average_order"
      ? {
          head: bareName(view, step, voice),
          kind: "number" as const,
          value: ({value}: CohortPoint) => value,
          show: ({value}: CohortPoint) => fullValue(value, view, voice),
        }
      : view.measure.startsWith("cumulative") && {
          head: bareName(view, step, voice),
          kind: "number" as const,
          value: ({value}: CohortPoint) => value,
          show: ({value}: CohortPoint) => fullValue(value, view, voice),
        },
    isShare(view) && {
      head: words.low[language],
      kind: "number" as const,
      value: ({low}: CohortPoint) => low,
      show: ({low}: CohortPoint) => percent(low, language),
    },
    isShare(view) && {
      head: words.high[language],
      kind: "number" as const,
      value: ({high}: CohortPoint) => high,
      show: ({high}: CohortPoint) => percent(high, language),
    },
    {head: words.orders[language], value: ({cell}) => cell.orders},
    sum(words.sales[language], ({cell}) => cell.net),
    hasMargin && sum(words.margin[language], ({cell}) => cell.margin),
    side === "time" &&
      points.some(({cell}) => !cell.isComplete) && {
        head: words.early[language],
        kind: "text" as const,
        value: ({cell}: CohortPoint) => (cell.isComplete ? "" : isoDay(cell.end)),
      },
  ];
  return columns.filter((column) => column !== false);
}
