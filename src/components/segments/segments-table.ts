import {element} from "../page/element.js";
import {day} from "../words/dates.js";
import {number, percentFixed} from "../words/format.js";
import {titleNote} from "../figures/hover-note.js";
import type {Marts} from "../marts/marts.js";
import {dataTable, downloadButton, tableCsv} from "../figures/table.js";
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
  worth: {
    en: "Their share of people, of money over the whole history, and how they buy. Median days are those since the last order.",
    zh: "人数占比、自数据起点以来的金额及占比，以及购买习惯。天数指距上次下单的天数。",
  },
};

/** How the sizes add up from the comparison date. */
export function addsSentence({language, facts}: Voice): string {
  const before = day(facts.comparisonDate, language);
  return language === "zh"
    ? `${before}的客户数加转入与新客户，减去转出，等于现有客户数。`
    : `Customers on ${before}, plus who moved in and who is new, less who moved out, are the customers now.`;
}

/**
 * Returns all segments in two tables, each name a link to its own page: sizes that add up before one's eyes, and
 * what each brings; one download holds both.
 */
export function segmentsTable(rows: Marts["segments"], voice: Voice): HTMLElement {
  const {language} = voice;
  const [name, sizes, worth] = [nameColumn(voice), sizeColumns(voice), worthColumns(rows, voice)];
  const tables = [
    dataTable(rows, {language, caption: addsSentence(voice), columns: [name, ...sizes]}),
    dataTable(rows, {language, caption: words.worth[language], columns: [name, ...worth]}),
  ];
  const csv = () => tableCsv(rows, [name, ...sizes, ...worth]);
  return element(
    "section",
    {class: "segments-tables"},
    element("h2", {}, words.title[language]),
    ...tables,
    rows.length > 0 &&
      element("div", {class: "controls no-print"}, downloadButton(csv, "segments", {language})),
  );
}

function nameColumn({language, terms}: Voice): TableColumn<Segment> {
  return {
    head: words.segment[language],
    kind: "text",
    value: (row) => terms.label("segment", row.segment),
    show: (row) => {
      const meaning = terms.meaning("segment", row.segment);
      return element(
        "span",
        {class: "named", ...titleNote(meaning)},
        element("span", {
          class: "swatch",
          style: `background: ${terms.color("segment", row.segment)}`,
        }),
        element(
          "a",
          {href: `./${encodeURIComponent(row.segment)}`, "aria-description": meaning || null},
          terms.label("segment", row.segment),
        ),
      );
    },
  };
}

function sizeColumns(voice: Voice): TableColumn<Segment>[] {
  const {language} = voice;
  const count = (
    name: "before" | "in" | "arrived" | "out" | "now",
    value: (row: Segment) => number,
  ): TableColumn<Segment> => ({head: words[name][language], kind: "number", value});
  return [
    count("before", (row) => row.customers_before),
    count("in", (row) => row.moved_in),
    count("arrived", (row) => row.arrived),
    count("out", (row) => row.moved_out),
    count("now", (row) => row.customers),
  ];
}

function worthColumns(rows: Marts["segments"], voice: Voice): TableColumn<Segment>[] {
  const {language, money} = voice;
  const amount = (head: string, value: (row: Segment) => number | null): TableColumn<Segment> => ({
    ...{head, unit: money.unit, kind: "number", value},
    show: (row) => money.exact(value(row)),
  });
  const median = (head: string, value: (row: Segment) => number | null): TableColumn<Segment> => ({
    ...{head, kind: "number", value},
    show: (row) => number(value(row), language, 1),
  });
  const hasMargin = rows.some((row) => row.margin_share !== null);
  return [
    shareColumn(words.share[language], (row) => row.customers_share, voice),
    amount(words.sales[language], (row) => row.net_amount),
    shareColumn(words.salesShare[language], (row) => row.net_share, voice),
    ...(hasMargin
      ? [shareColumn(words.marginShare[language], (row) => row.margin_share, voice)]
      : []),
    median(words.days[language], (row) => row.median_days_since_last_order),
    median(words.orders[language], (row) => row.median_order_count),
    amount(words.median[language], (row) => row.median_net_amount),
  ];
}

function shareColumn(
  head: string,
  value: (row: Segment) => number | null,
  {language}: Voice,
): TableColumn<Segment> {
  return {head, kind: "number", value, show: (row) => percentFixed(value(row), language)};
}
