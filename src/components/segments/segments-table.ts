import {element} from "../page/element.js";
import {number, percentFixed} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {dataTable} from "../figures/table.js";
import type {TableColumn} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

type Segment = Marts["segments"][number];

const words = {
  title: {en: "All segments", zh: "全部客户类型"},
  segment: {en: "Segment", zh: "客户类型"},
  before: {en: "Before", zh: "对比日"},
  in: {en: "+ moved in", zh: "＋转入"},
  out: {en: "− moved out", zh: "−转出"},
  arrived: {en: "+ new", zh: "＋新客户"},
  now: {en: "= now", zh: "＝现有"},
  share: {en: "Share of buyers", zh: "客户占比"},
  sales: {en: "Net sales", zh: "净销售额"},
  salesShare: {en: "Share of net sales", zh: "净销售额占比"},
  marginShare: {en: "Share of margin", zh: "毛利占比"},
  days: {en: "Median days", zh: "天数中位数"},
  orders: {en: "Median orders", zh: "订单数中位数"},
  median: {en: "Median net sales", zh: "净销售额中位数"},
  adds: {
    en: "Customers before the comparison date, plus who moved in and who is new, less who moved out, are the customers now. Median days are those since the last order.",
    zh: "对比日客户数加转入与新客户，减去转出，等于现有客户数。天数指距上次下单的天数。",
  },
};

/** Returns all segments as a table, each name a link to its own page; the sizes add up before one's eyes. */
export function segmentsTable(rows: Marts["segments"], voice: Voice): HTMLElement {
  const {language, money, terms} = voice;
  const count = (head: string, value: (row: Segment) => number): TableColumn<Segment> => ({
    head,
    kind: "number",
    value,
  });
  const share = (head: string, value: (row: Segment) => number | null): TableColumn<Segment> => ({
    head,
    kind: "number",
    value,
    show: (row) => percentFixed(value(row), language),
  });
  const median = (head: string, value: (row: Segment) => number | null): TableColumn<Segment> => ({
    head,
    kind: "number",
    value,
    show: (row) => number(value(row), language, 1),
  });
  const hasMargin = rows.some((row) => row.margin_share !== null);
  return element(
    "section",
    {},
    element("h2", {}, words.title[language]),
    dataTable(rows, {
      language,
      file: "segments",
      caption: words.adds[language],
      columns: [
        {
          head: words.segment[language],
          kind: "text",
          value: (row) => terms.label("segment", row.segment),
          show: (row) =>
            element(
              "span",
              {class: "named", title: terms.meaning("segment", row.segment)},
              element("span", {
                class: "swatch",
                style: `background: ${terms.color("segment", row.segment)}`,
              }),
              element(
                "a",
                {href: `./${encodeURIComponent(row.segment)}`},
                terms.label("segment", row.segment),
              ),
            ),
        },
        count(words.before[language], (row) => row.customers_before),
        count(words.in[language], (row) => row.moved_in),
        count(words.arrived[language], (row) => row.arrived),
        count(words.out[language], (row) => row.moved_out),
        count(words.now[language], (row) => row.customers),
        share(words.share[language], (row) => row.customers_share),
        {
          head: words.sales[language],
          unit: money.unit,
          kind: "number",
          value: (row) => row.net_amount,
          show: (row) => money.exact(row.net_amount),
        },
        share(words.salesShare[language], (row) => row.net_share),
        ...(hasMargin ? [share(words.marginShare[language], (row) => row.margin_share)] : []),
        median(words.days[language], (row) => row.median_days_since_last_order),
        median(words.orders[language], (row) => row.median_order_count),
        {
          head: words.median[language],
          unit: money.unit,
          kind: "number",
          value: (row) => row.median_net_amount,
          show: (row) => money.exact(row.median_net_amount),
        },
      ],
    }),
  );
}
