import {days, fixed, percent} from "../words/format.js";
import {curveName} from "./survival-points.js";
import type {Point, Wait} from "./survival-points.js";
import type {TableColumn} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  curve: {en: "Curve", zh: "曲线"},
  day: {en: "Day", zh: "天"},
  atRisk: {en: "At risk", zh: "观察人数"},
  ordered: {en: "Ordered again so far", zh: "累计已再次下单"},
  waiting: {en: "Not yet again", zh: "尚未再次下单"},
  low: {en: "Lower bound, 90 %", zh: "90% 下界"},
  high: {en: "Upper bound, 90 %", zh: "90% 上界"},
  purchases: {en: "Purchases", zh: "购买数"},
  customers: {en: "Customers", zh: "客户数"},
  again: {en: "Ordered again", zh: "已再次下单"},
  median: {en: "Median wait", zh: "等待中位数"},
  interval: {en: "90 % interval", zh: "90% 区间"},
  mean: {en: "Mean wait up to the limit", zh: "限期内平均等待"},
  unit: {en: "days", zh: "天"},
  open: {en: "open", zh: "未定"},
  never: {en: "under half so far", zh: "至今不足半数"},
};

/** Returns the columns of curves day by day. */
export function pointColumns({language, terms}: Voice): TableColumn<Point>[] {
  const share = (head: string, value: (point: Point) => number): TableColumn<Point> => ({
    head,
    kind: "number",
    value,
    show: (point) => percent(value(point), language),
  });
  return [
    {head: words.curve[language], kind: "text", value: (point) => curveName(point, terms)},
    {head: words.day[language], kind: "number", value: (point) => point.day},
    {head: words.atRisk[language], kind: "number", value: (point) => point.at_risk},
    {head: words.ordered[language], kind: "number", value: (point) => point.ordered},
    share(words.waiting[language], (point) => point.waiting_share),
    share(words.low[language], (point) => point.waiting_share_low),
    share(words.high[language], (point) => point.waiting_share_high),
  ];
}

/** Returns the columns of curves at a glance: size, median with its interval, restricted mean. */
export function curveColumns(family: string, {language, terms}: Voice): TableColumn<Wait>[] {
  return [
    {head: words.curve[language], kind: "text", value: ({curve}) => curveName(curve, terms)},
    {
      head: words[family === "order_step" ? "purchases" : "customers"][language],
      kind: "number",
      value: ({curve}) => curve.purchases,
    },
    {head: words.again[language], kind: "number", value: ({curve}) => curve.ordered},
    {
      head: words.median[language],
      kind: "number",
      value: ({curve}) => curve.median_days,
      show: ({curve}) =>
        curve.median_days === null ? words.never[language] : days(curve.median_days, language),
    },
    {
      head: words.interval[language],
      unit: words.unit[language],
      kind: "text",
      value: (wait) => interval(wait, language),
    },
    {
      head: words.mean[language],
      unit: words.unit[language],
      kind: "number",
      value: ({curve}) => curve.restricted_mean_days,
      show: ({curve}) => fixed(curve.restricted_mean_days, language, 1),
    },
  ];
}

function interval({curve}: Wait, language: Voice["language"]): string | null {
  const {median_days_low: low, median_days_high: high} = curve;
  if (low === null) return null;
  return `${fixed(low, language, 0)} – ${high === null ? words.open[language] : fixed(high, language, 0)}`;
}
