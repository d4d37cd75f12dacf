import {element} from "../page/element.js";
import {number, percent, percentFixed} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {termFilter} from "./matrix-filter.js";
import {dataTable} from "../figures/table.js";
import type {Voice} from "../words/voice.js";
import {ratingWords} from "../value/value-basis.js";

type Tier = Marts["tiers"][number];

const words = {
  plain: {en: "Tiers", zh: "客户等级"},
  tier: {en: "Tier", zh: "等级"},
  customers: {en: "Customers", zh: "客户数"},
  share: {en: "Share of buyers", zh: "客户占比"},
  sales: {en: "Net sales", zh: "净销售额"},
  salesShare: {en: "Share of net sales", zh: "净销售额占比"},
  margin: {en: "Margin", zh: "毛利"},
  rank: {en: "Rated from", zh: "评级起点"},
  percentile: {en: "percentile", zh: "百分位"},
  amount: {en: "Least value", zh: "最低价值"},
  memory: {en: "Held by memory", zh: "缓降保留"},
  empty: {
    en: "Nobody has bought yet, so nobody has a tier.",
    zh: "尚无购买客户，因此没有等级。",
  },
};

/** What the first tier that has anybody holds, told against its share of the people. */
export function tiersTitle(tiers: readonly Tier[], {language, terms}: Voice): string {
  const first = tiers.find((row) => row.customers > 0);
  if (!first || first.net_share === null) return words.plain[language];
  const name = terms.label("tier", first.tier);
  const people = percent(first.customers_share, language);
  const sales = percent(first.net_share, language);
  return language === "zh"
    ? `${name}客户占购买客户的 ${people}，贡献净销售额的 ${sales}`
    : `${name} customers are ${people} of buyers and bring ${sales} of net sales`;
}

/** How many keep a tier that today's value alone would not give them. */
export function memorySentence(tiers: readonly Tier[], {language}: Voice): string | null {
  const held = tiers.reduce((sum, row) => sum + row.held_by_memory, 0);
  if (held === 0) return null;
  const count = number(held, language);
  return language === "zh"
    ? `${count} 位客户凭上一季度的评级保留现等级；若下一季度仍低于该等级，则会降级。`
    : `${count} ${held === 1 ? "customer keeps the tier" : "customers keep their tier"} by last quarter's rating; another quarter below it would end that.`;
}

/** Returns the tiers as a table with their bounds; each name filters the list of customers. */
export function tiersTable(
  tiers: readonly Tier[],
  voice: Voice,
  filter: string | null,
): HTMLElement {
  const {language, money, terms, facts} = voice;
  const title = element("h2", {class: "picture-title"}, tiersTitle(tiers, voice));
  if (tiers.every((row) => row.customers === 0)) {
    return element(
      "section",
      {class: "is-wide"},
      title,
      element("p", {class: "picture-empty"}, words.empty[language]),
    );
  }
  const memory = memorySentence(tiers, voice);
  const hasMargin = tiers.some((row) => row.margin_amount !== null);
  const basis = ratingWords(facts);
  const amount = (head: string, value: (row: Tier) => number | null) => ({
    head,
    unit: money.unit,
    kind: "number" as const,
    value,
    show: (row: Tier) => money.exact(value(row)),
  });
  const share = (head: string, value: (row: Tier) => number | null) => ({
    head,
    kind: "number" as const,
    value,
    show: (row: Tier) => percentFixed(value(row), language),
  });
  return element(
    "section",
    {class: "is-wide"},
    title,
    element(
      "p",
      {class: "picture-subtitle"},
      language === "zh"
        ? `按${basis.zh}的百分位评级；金额为历史累计`
        : `Rated by percentile of ${basis.en}; money over the whole history`,
    ),
    dataTable(tiers, {
      language,
      file: "tiers",
      columns: [
        {
          head: words.tier[language],
          kind: "text",
          value: (row) => terms.label("tier", row.tier),
          show: (row) => tierButton(row, voice, filter),
        },
        {head: words.customers[language], kind: "number", value: (row) => row.customers},
        share(words.share[language], (row) => row.customers_share),
        amount(words.sales[language], (row) => row.net_amount),
        share(words.salesShare[language], (row) => row.net_share),
        ...(hasMargin ? [amount(words.margin[language], (row) => row.margin_amount)] : []),
        {
          head: words.rank[language],
          unit: words.percentile[language],
          kind: "number",
          value: (row) => row.lower_rank,
          show: (row) => number(100 * row.lower_rank, language, 1),
        },
        amount(words.amount[language], (row) => row.lowest_rated_amount),
        {head: words.memory[language], kind: "number", value: (row) => row.held_by_memory},
      ],
    }),
    memory !== null && element("p", {class: "picture-note"}, memory),
  );
}

function tierButton(row: Tier, {terms}: Voice, filter: string | null): HTMLElement {
  const own = termFilter("tier", row.tier);
  return element(
    "span",
    {},
    element("span", {class: "swatch", style: `background: ${terms.color("tier", row.tier)}`}),
    element(
      "button",
      {
        type: "button",
        class: "link-button",
        "data-filter": own,
        "aria-pressed": String(own === filter),
      },
      terms.label("tier", row.tier),
    ),
  );
}
