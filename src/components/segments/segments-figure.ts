import {figure} from "../figures/figure.js";
import {number, percent, percentFixed} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {groupBars} from "../figures/group-bars.js";
import type {Voice} from "../words/voice.js";

type Segment = Marts["segments"][number];

const words = {
  segment: {en: "Segment", zh: "客户类型"},
  customers: {en: "Customers", zh: "客户数"},
  sales: {en: "Net sales", zh: "净销售额"},
  ofCustomers: {en: "Share of buyers", zh: "客户占比"},
  ofSales: {en: "Share of net sales", zh: "净销售额占比"},
  noSegments: {en: "No buyer yet, so no segment.", zh: "尚无购买客户，因此没有客户类型。"},
};

/** What segments show: how much of the money the one with most of it brings; else who has the most customers. */
export function segmentsTitle(rows: Marts["segments"], {language, terms}: Voice): string {
  const by = (value: (row: Segment) => number) =>
    rows.reduce<Segment | undefined>(
      (top, row) => (!top || value(row) > value(top) ? row : top),
      undefined,
    );
  const people = by((row) => row.customers_share);
  const sales = by((row) => row.net_share ?? 0);
  const name = (row: Segment) => terms.label("segment", row.segment);
  if (!people || !sales || sales.net_share === null || sales.net_share <= 0)
    return words.segment[language];
  if (sales.net_share > sales.customers_share) {
    const [share, money] = [sales.customers_share, sales.net_share].map((part) =>
      percent(part, language),
    );
    return language === "zh"
      ? `“${name(sales)}”占购买客户的 ${share}，贡献 ${money} 的销售额`
      : `“${name(sales)}” are ${share} of buyers and bring ${money} of their money`;
  }
  if (people.customers_share === 1) {
    return language === "zh" ? `购买客户均为“${name(people)}”` : `All buyers are “${name(people)}”`;
  }
  if (people.segment === sales.segment) {
    return language === "zh"
      ? `“${name(people)}”人数最多，销售额也最多`
      : `“${name(people)}” has the most customers and brings the most money`;
  }
  return language === "zh"
    ? `人数最多的是“${name(people)}”，销售额最多的是“${name(sales)}”`
    : `“${name(people)}” has the most customers, “${name(sales)}” brings the most money`;
}

/** Returns each segment's share of buyers beside its share of their net sales. */
export function segmentsFigure(rows: Marts["segments"], voice: Voice): HTMLElement {
  const {language, terms, money} = voice;
  const title = segmentsTitle(rows, voice);
  const buyers = rows.reduce((sum, row) => sum + row.customers, 0);
  const count = number(buyers, language);
  const shown = buyers === 0 ? [] : rows;
  const sentence = (row: Segment) =>
    language === "zh"
      ? `${terms.label("segment", row.segment)}：${number(row.customers, language)} 位客户（${percent(row.customers_share, language)}），净销售额 ${money.short(row.net_amount)}（${percent(row.net_share, language)}）`
      : `${terms.label("segment", row.segment)}: ${number(row.customers, language)} customers (${percent(row.customers_share, language)}) with net sales of ${money.short(row.net_amount)} (${percent(row.net_share, language)})`;
  return figure(shown, {
    language,
    title,
    isWide: true,
    subtitle:
      language === "zh"
        ? `占购买客户及其净销售额的比例，%，截至截止日，n\u00a0=\u00a0${count}`
        : `Share of buyers and of their net sales, %, whole history to the as-of date, n\u00a0=\u00a0${count}`,
    summary: title,
    empty: words.noSegments[language],
    file: "segments",
    chart: (width) =>
      groupBars(
        shown.map((row) => ({
          label: terms.label("segment", row.segment),
          color: terms.color("segment", row.segment),
          values: [row.customers_share, row.net_share],
          sentence: sentence(row),
        })),
        {
          width,
          heads: [words.ofCustomers[language], words.ofSales[language]],
          show: (value) => percent(value, language),
        },
      ),
    columns: [
      {head: words.segment[language], value: (row) => terms.label("segment", row.segment)},
      {head: words.customers[language], value: (row) => row.customers},
      {
        head: words.ofCustomers[language],
        value: (row) => row.customers_share,
        show: (row) => percentFixed(row.customers_share, language),
        kind: "number",
      },
      {
        head: words.sales[language],
        unit: money.unit,
        value: (row) => row.net_amount,
        show: (row) => money.exact(row.net_amount),
      },
      {
        head: words.ofSales[language],
        value: (row) => row.net_share,
        show: (row) => percentFixed(row.net_share, language),
        kind: "number",
      },
    ],
  });
}
