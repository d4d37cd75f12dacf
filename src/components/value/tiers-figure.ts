import {figure} from "../figures/figure.js";
import {number, percent, percentFixed} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {groupBars} from "../figures/group-bars.js";
import {tierSentence} from "./value-sentences.js";
import type {Voice} from "../words/voice.js";
import {ratingWords} from "./value-basis.js";

type Tier = Marts["tiers"][number];

const words = {
  title: {en: "Tiers", zh: "客户等级"},
  tier: {en: "Tier", zh: "等级"},
  customers: {en: "Customers", zh: "客户数"},
  ofCustomers: {en: "Share of buyers", zh: "客户占比"},
  sales: {en: "Net sales", zh: "净销售额"},
  ofSales: {en: "Share of net sales", zh: "净销售额占比"},
  from: {en: "From rank", zh: "排位下界"},
  least: {en: "Least value", zh: "最低价值"},
  held: {en: "Held by memory", zh: "缓降保留"},
  empty: {en: "No buyer yet, so no tier.", zh: "尚无购买客户，因此没有等级。"},
};

/** Returns each tier's share of buyers beside its share of net sales. */
export function tiersFigure(rows: Marts["tiers"], voice: Voice): HTMLElement {
  const {language, terms, money, facts} = voice;
  const basis = ratingWords(facts);
  const title = tierSentence(rows, voice)?.replace(/[;；].*|[.。]$/u, "") ?? words.title[language];
  const buyers = rows.reduce((sum, row) => sum + row.customers, 0);
  const count = number(buyers, language);
  const name = (row: Tier) => terms.label("tier", row.tier);
  const held = rows.reduce((sum, row) => sum + row.held_by_memory, 0);
  return figure(buyers === 0 ? [] : rows, {
    language,
    title,
    isWide: true,
    subtitle:
      language === "zh"
        ? `占购买客户及其净销售额的比例，%，等级按${basis.zh}评定，n\u00a0=\u00a0${count}`
        : `Share of buyers and of their net sales, %, tiers by ${basis.en}, n\u00a0=\u00a0${count}`,
    summary: title,
    note:
      held === 0
        ? undefined
        : language === "zh"
          ? `${number(held, language)} 位客户因上一季度的评级较高而保留等级：一季表现不佳不会降级。`
          : `${number(held, language)} ${held === 1 ? "customer keeps" : "customers keep"} a higher tier by last quarter’s rating: one bad quarter demotes nobody.`,
    empty: words.empty[language],
    file: "tiers",
    chart: (width) =>
      groupBars(
        rows.map((row) => ({
          label: name(row),
          color: terms.color("tier", row.tier),
          values: [row.customers_share, row.net_share],
          sentence:
            language === "zh"
              ? `${name(row)}：${number(row.customers, language)} 位客户，净销售额 ${money.short(row.net_amount)}`
              : `${name(row)}: ${number(row.customers, language)} customers with net sales of ${money.short(row.net_amount)}`,
        })),
        {
          width,
          heads: [words.ofCustomers[language], words.ofSales[language]],
          show: (value) => percent(value, language),
        },
      ),
    columns: [
      {head: words.tier[language], value: name},
      {head: words.customers[language], value: (row) => row.customers},
      {
        head: words.ofCustomers[language],
        value: (row) => row.customers_share,
        show: (row) => percentFixed(row.customers_share, language),
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
      {
        head: words.from[language],
        value: (row) => row.lower_rank,
        show: (row) => percent(row.lower_rank, language),
      },
      {
        head: words.least[language],
        unit: money.unit,
        value: (row) => row.lowest_rated_amount,
        show: (row) => money.exact(row.lowest_rated_amount),
        kind: "number",
      },
      {head: words.held[language], value: (row) => row.held_by_memory},
    ],
  });
}
