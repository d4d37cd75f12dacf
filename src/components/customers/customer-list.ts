import type {BuyerTables} from "../marts/buyers.js";
import {customerLink} from "./customer-href.js";
import {isoDay} from "../words/dates.js";
import {element} from "../page/element.js";
import {absent, number} from "../words/format.js";
import {dataTable} from "../figures/table.js";
import type {TableColumn} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

type Customer = BuyerTables["customers"][number];
type Score = BuyerTables["rfm"][number];

/** A buyer with the scores that place them on the matrix. */
export interface Buyer extends Customer {
  readonly segment: string;
  readonly recency_score: number | null;
  readonly frequency_score: number | null;
  readonly monetary_score: number | null;
}

const words = {
  customer: {en: "Customer", zh: "客户"},
  segment: {en: "Segment", zh: "客户类型"},
  tier: {en: "Tier", zh: "等级"},
  stage: {en: "Stage", zh: "阶段"},
  region: {en: "Region", zh: "地区"},
  orders: {en: "Orders", zh: "订单数"},
  last: {en: "Last order", zh: "最近下单"},
  since: {en: "Since then", zh: "距今"},
  days: {en: "days", zh: "天"},
  sales: {en: "Net sales", zh: "净销售额"},
  year: {en: "Last 12 months", zh: "近 12 个月"},
  margin: {en: "Margin", zh: "毛利"},
};

/** Returns the customers who have bought, each with their scores, largest net sales first. */
export function buyersOf(customers: readonly Customer[], scores: readonly Score[]): Buyer[] {
  const found = new Map(scores.map((score) => [score.customer_key, score]));
  return customers
    .flatMap((customer) => {
      const {segment} = customer;
      if (segment === null) return [];
      const score = found.get(customer.customer_key);
      return [
        {
          ...customer,
          segment,
          recency_score: score?.recency_score ?? null,
          frequency_score: score?.frequency_score ?? null,
          monetary_score: score?.monetary_score ?? null,
        },
      ];
    })
    .sort((a, b) => b.net_amount - a.net_amount);
}

/** What a list tells of a buyer. */
export type ListedBuyer = Pick<
  Buyer,
  | "customer_key"
  | "segment"
  | "lifecycle_stage"
  | "tier"
  | "region"
  | "days_since_last_order"
  | "last_order_date"
  | "order_count"
  | "recency_score"
  | "frequency_score"
  | "monetary_score"
  | "net_amount"
  | "trailing_year_net_amount"
  | "margin_amount"
>;

/** Returns buyers as a table that sorts and downloads; columns that the source cannot fill are left out. */
export function customerList(
  buyers: readonly ListedBuyer[],
  voice: Voice,
  {caption, file, empty, isOneSegment = false}: CustomerListOptions,
): HTMLElement {
  const columns = listColumns(voice).filter(
    ({column, isOptional}) =>
      !(isOneSegment && column.head === words.segment[voice.language]) &&
      (!isOptional || buyers.some((buyer) => column.value(buyer) !== null)),
  );
  return dataTable(buyers, {
    language: voice.language,
    columns: columns.map(({column}) => column),
    caption,
    file,
    empty,
  });
}

export interface CustomerListOptions {
  readonly caption: string;
  readonly file: string;
  readonly empty: string;
  /** All are of one segment, which then needs no column. */
  readonly isOneSegment?: boolean;
}

interface ListColumn {
  readonly column: TableColumn<ListedBuyer>;
  readonly isOptional?: boolean;
}

function listColumns({language, money, terms}: Voice): ListColumn[] {
  const named = (
    head: string,
    kind: "segment" | "tier" | "stage",
    id: (buyer: ListedBuyer) => string | null,
  ): TableColumn<ListedBuyer> => ({
    head,
    kind: "text",
    value: (buyer) => (id(buyer) === null ? null : terms.label(kind, id(buyer))),
    show: (buyer) =>
      element(
        "span",
        {class: "named"},
        element("span", {class: "swatch", style: `background: ${terms.color(kind, id(buyer))}`}),
        terms.label(kind, id(buyer)),
      ),
  });
  const amount = (
    head: string,
    value: (buyer: ListedBuyer) => number | null,
  ): TableColumn<ListedBuyer> => ({
    head,
    unit: money.unit,
    kind: "number",
    value,
    show: (buyer) => money.exact(value(buyer)),
  });
  const score = (
    head: string,
    value: (buyer: ListedBuyer) => number | null,
  ): TableColumn<ListedBuyer> => ({
    head,
    kind: "number",
    value,
  });
  return [
    {
      column: {
        head: words.customer[language],
        kind: "text",
        value: (buyer) => buyer.customer_key,
        show: ({customer_key}) => customerLink(customer_key),
      },
    },
    {column: amount(words.sales[language], (buyer) => buyer.net_amount)},
    {column: amount(words.year[language], (buyer) => buyer.trailing_year_net_amount)},
    {column: {head: words.orders[language], kind: "number", value: (buyer) => buyer.order_count}},
    {
      column: {
        head: words.last[language],
        kind: "text",
        value: (buyer) => buyer.last_order_date,
        show: (buyer) => isoDay(buyer.last_order_date),
      },
    },
    {
      column: {
        head: words.since[language],
        unit: words.days[language],
        kind: "number",
        value: (buyer) => buyer.days_since_last_order,
        show: (buyer) => number(buyer.days_since_last_order, language),
      },
    },
    {column: named(words.segment[language], "segment", (buyer) => buyer.segment)},
    {column: named(words.tier[language], "tier", (buyer) => buyer.tier), isOptional: true},
    {column: named(words.stage[language], "stage", (buyer) => buyer.lifecycle_stage)},
    {column: score("R", (buyer) => buyer.recency_score), isOptional: true},
    {column: score("F", (buyer) => buyer.frequency_score), isOptional: true},
    {column: score("M", (buyer) => buyer.monetary_score), isOptional: true},
    {column: amount(words.margin[language], (buyer) => buyer.margin_amount), isOptional: true},
    {
      column: {
        head: words.region[language],
        kind: "text",
        value: ({region}) => region,
        show: ({region}) => (region === null ? absent : element("span", {class: "named"}, region)),
      },
      isOptional: true,
    },
  ];
}
