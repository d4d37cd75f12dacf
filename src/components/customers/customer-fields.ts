import type {Cell} from "../figures/csv.js";
import type {CustomerColumns, NumberName, TextName} from "./customer-columns.js";
import {customerLink} from "./customer-href.js";
import {isoDay} from "../words/dates.js";
import {element} from "../page/element.js";
import {number, percentFixed} from "../words/format.js";
import type {Voice} from "../words/voice.js";

/** A column of the list of customers; `at` is a customer's position. */
export interface CustomerField {
  /** Under which the address keeps it. */
  readonly id: string;
  readonly head: string;
  readonly unit?: string;
  readonly isNumber: boolean;
  /** What is downloaded. */
  readonly value: (at: number) => Cell;
  readonly show: (at: number) => string | Node;
  /** What the column is sorted by, one number per customer. */
  readonly order: () => Float64Array;
}

const words = {
  customer_key: {en: "Customer", zh: "客户"},
  segment: {en: "Segment", zh: "客户类型"},
  tier: {en: "Tier", zh: "等级"},
  stage: {en: "Stage", zh: "阶段"},
  net_amount: {en: "Net sales", zh: "净销售额"},
  year: {en: "Last 12 months", zh: "近 12 个月"},
  orders: {en: "Orders", zh: "订单数"},
  last: {en: "Last order", zh: "最近下单"},
  since: {en: "Since then", zh: "距今"},
  clv: {en: "CLV", zh: "生命周期价值"},
  alive: {en: "Probability active", zh: "活跃概率"},
  risk: {en: "Churn risk", zh: "流失风险"},
  margin: {en: "Margin", zh: "毛利"},
  average: {en: "Average order, before returns", zh: "客单价（未减退货）"},
  gap: {en: "Median gap", zh: "购买间隔中位数"},
  bought: {en: "Purchase days", zh: "购买天数"},
  first: {en: "First order", zh: "首次下单"},
  quadrant: {en: "Quadrant", zh: "象限"},
  region: {en: "Region", zh: "地区"},
  channel: {en: "First channel", zh: "首单渠道"},
  category: {en: "First category", zh: "首购品类"},
  days: {en: "days", zh: "天"},
} as const;

/** The columns that are shown unless others are chosen. */
export const usualFields = [
  "customer_key",
  "segment",
  "last",
  "net_amount",
  "orders",
  "tier",
  "stage",
  "clv",
  "risk",
];

type Id = Exclude<keyof typeof words, "days">;

/** Returns the columns that the source can fill, in the order in which they stand. */
export function customerFields(customers: CustomerColumns, voice: Voice): CustomerField[] {
  const {language, money, terms} = voice;
  const collator = new Intl.Collator(language === "zh" ? "zh-CN" : "en", {numeric: true});
  const amounts = (
    id: Id,
    name: NumberName,
    show: (value: number | null) => string,
    unit?: string,
  ): CustomerField | null => {
    const column = customers.number[name];
    if (!column.some((value) => !Number.isNaN(value))) return null;
    const value = (at: number) => present(column[at]);
    return {
      ...{id, head: words[id][language], ...(unit && {unit}), isNumber: true},
      ...{value, show: (at) => show(value(at)), order: () => column},
    };
  };
  const dates = (id: Id, name: NumberName): CustomerField | null => {
    const column = customers.number[name];
    if (!column.some((value) => !Number.isNaN(value))) return null;
    const value = (at: number) => asDate(present(column[at]));
    return {
      ...{id, head: words[id][language], isNumber: false},
      ...{value, show: (at) => isoDay(value(at)), order: () => column},
    };
  };
  const named = (id: Id, name: TextName, kind?: string): CustomerField | null => {
    const {codes, values} = customers.text[name];
    if (values.length < 2) return null;
    const label = (value: string | null) =>
      value === null ? null : kind === undefined ? value : terms.label(kind, value);
    const labels = values.map(label);
    const known = kind === undefined ? [] : terms.ids(kind);
    const place = (value: string) => (known.includes(value) ? known.indexOf(value) : known.length);
    const sorted = values
      .filter((value) => value !== null)
      .sort((a, b) => place(a) - place(b) || collator.compare(label(a) ?? "", label(b) ?? ""));
    const ranks = values.map((value) => (value === null ? NaN : sorted.indexOf(value)));
    const isColored =
      kind === "segment" || kind === "tier" || kind === "stage" || kind === "quadrant";
    return {
      ...{id, head: words[id][language], isNumber: false},
      value: (at) => labels[codes[at] ?? 0] ?? null,
      show: (at) => {
        const value = values[codes[at] ?? 0] ?? null;
        const text = labels[codes[at] ?? 0] ?? "—";
        if (!isColored || value === null) return text;
        const style = `background: ${terms.color(kind, value)}`;
        return element("span", {class: "named"}, element("span", {class: "swatch", style}), text);
      },
      order: () => Float64Array.from(codes, (code) => ranks[code] ?? NaN),
    };
  };
  const whole = (value: number | null) => number(value, language);
  const days = words.days[language];
  const {unit} = money;
  const key: CustomerField = {
    ...{id: "customer_key", head: words.customer_key[language], isNumber: false},
    value: (at) => customers.key[at],
    show: (at) => customerLink(customers.key[at] ?? ""),
    order: () => Float64Array.from(customers.key, (_, at) => at),
  };
  return [
    // First what a phone shows without being scrolled.
    key,
    named("segment", "segment", "segment"),
    dates("last", "last_order_date"),
    amounts("net_amount", "net_amount", money.exact, unit),
    amounts("year", "trailing_year_net_amount", money.exact, unit),
    amounts("orders", "order_count", whole),
    amounts("since", "days_since_last_order", whole, days),
    named("tier", "tier", "tier"),
    named("stage", "lifecycle_stage", "stage"),
    amounts("clv", "clv_amount", money.exact, unit),
    named("risk", "churn_risk", "churn_risk"),
    amounts("alive", "alive_probability", (value) => percentFixed(value, language)),
    amounts("margin", "margin_amount", money.exact, unit),
    amounts("average", "average_order_amount", money.exact, unit),
    amounts("bought", "purchase_days", whole),
    amounts("gap", "median_gap_days", (value) => number(value, language, 1), days),
    dates("first", "first_order_date"),
    named("quadrant", "quadrant", "quadrant"),
    named("region", "region"),
    named("channel", "first_channel"),
    named("category", "first_category"),
  ].filter((field) => field !== null);
}

const present = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

const asDate = (value: number | null): Date | null => (value === null ? null : new Date(value));
