import {element} from "./element.js";
import {figure} from "./figure.js";
import {number, percent} from "./format.js";
import {paragraph} from "./language.js";
import type {Marts} from "./marts.js";
import {matrixDots} from "./matrix-dots.js";
import {termFilter} from "./matrix-filter.js";
import {quadrantsOf} from "./matrix-quadrants.js";
import type {Quadrant} from "./matrix-quadrants.js";
import type {Voice} from "./voice.js";
import {ratingWords} from "./value-basis.js";

export interface MatrixValueOptions {
  readonly definitions: Marts["definitions"];
  readonly filter: () => string | null;
  readonly onSelect: (filter: string) => void;
  /** What the page calls when the filter in force changes. */
  readonly onDrawn: (redraw: () => void) => void;
}

const words = {
  quadrant: {en: "Quadrant", zh: "象限"},
  customers: {en: "Customers", zh: "客户数"},
  share: {en: "Share of buyers", zh: "客户占比"},
  sales: {en: "Net sales", zh: "净销售额"},
  salesShare: {en: "Share of net sales", zh: "净销售额占比"},
  year: {en: "Last 12 months", zh: "近 12 个月"},
  plain: {en: "Importance and value of every customer", zh: "每位客户的重要性与价值"},
  quadrants: {en: "Quadrants", zh: "象限"},
  noBuyers: {
    en: "Nobody has bought yet, so nobody has a place on the matrix.",
    zh: "尚无购买客户，因此矩阵为空。",
  },
};

/** What the matrix shows beside the best: who is high in one alone. */
export function matrixTitle(quadrants: readonly Quadrant[], {language}: Voice): string {
  const people = (id: string) => quadrants.find((one) => one.id === id)?.customers ?? 0;
  const important = people("high_importance_low_value");
  const valuable = people("low_importance_high_value");
  if (important === 0 && valuable === 0) return words.plain[language];
  const [a, b] = [important, valuable].map((count) => number(count, language));
  return language === "zh"
    ? `${a} 位重要客户近来价值不高；${b} 位有价值的客户尚不重要`
    : `${a} important ${important === 1 ? "customer is" : "customers are"} less valuable of late; ${b} valuable ${valuable === 1 ? "one is" : "ones are"} not important yet`;
}

/** How many bought nothing in the last twelve months, and so lie on the bottom line together. */
export function bottomSentence(rows: Marts["customer_matrix"], {language}: Voice): string | null {
  const atValue = new Map<number, number>();
  for (const row of rows) {
    if (row.trailing_year_orders > 0) continue;
    atValue.set(row.value, (atValue.get(row.value) ?? 0) + 1);
  }
  const idle = Math.max(0, ...atValue.values());
  if (idle < 2) return null;
  const count = number(idle, language);
  return language === "zh"
    ? `${count} 位客户近 12 个月未下单，同在底部一线。`
    : `${count} customers bought nothing in the last twelve months and lie together on one line at the bottom.`;
}

/** Returns the importance × value matrix: a dot per customer, and the four quadrants as buttons. */
export function matrixValue(
  rows: Marts["customer_matrix"],
  voice: Voice,
  options: MatrixValueOptions,
): HTMLElement {
  const {language, money, terms, facts} = voice;
  const quadrants = quadrantsOf(rows);
  const split = (name: string) =>
    options.definitions.find(({definition}) => definition === name)?.value ?? 0.8;
  const title = matrixTitle(quadrants, voice);
  const basis = ratingWords(facts);
  return figure(rows.length === 0 ? [] : quadrants, {
    language,
    title,
    subtitle:
      language === "zh"
        ? `每点一位客户；重要性为销售占比、推荐与战略客户的加权百分位，价值为${basis.zh}的百分位，n = ${number(rows.length, language)}`
        : `A dot per customer; importance ranks sales, referrals and strategic accounts, value ranks ${basis.en}, n = ${number(rows.length, language)}`,
    summary: title,
    empty: words.noBuyers[language],
    file: "importance-value-matrix",
    isInteractive: true,
    note: paragraph(
      [
        bottomSentence(rows, voice),
        language === "zh"
          ? "点击象限，下方名单只列出其中的客户。虚线为分界。"
          : "Click a quadrant to list its customers below. Dashed lines are the splits.",
      ].filter((text) => text !== null),
      language,
    ),
    chart: (width) =>
      element(
        "div",
        {},
        matrixDots(rows, voice, {
          width,
          splits: {importance: split("importance_split"), value: split("value_split")},
          quadrant: () => /^quadrant\.(.+)$/.exec(options.filter() ?? "")?.[1] ?? null,
          onSelect: (id) => options.onSelect(termFilter("quadrant", id)),
          onDrawn: options.onDrawn,
        }),
        element(
          "div",
          {class: "quadrants", role: "group", "aria-label": words.quadrants[language]},
          ...quadrants.map((quadrant) => quadrantButton(quadrant, voice, options.filter())),
        ),
      ),
    columns: [
      {head: words.quadrant[language], value: ({id}) => terms.label("quadrant", id)},
      {head: words.customers[language], value: ({customers}) => customers},
      {
        head: words.share[language],
        kind: "number",
        value: ({customersShare}) => customersShare,
        show: ({customersShare}) => percent(customersShare, language),
      },
      {
        head: words.sales[language],
        unit: money.unit,
        value: ({netAmount}) => netAmount,
        show: ({netAmount}) => money.exact(netAmount),
      },
      {
        head: words.salesShare[language],
        kind: "number",
        value: ({netShare}) => netShare,
        show: ({netShare}) => percent(netShare, language),
      },
      {
        head: words.year[language],
        unit: money.unit,
        value: ({yearAmount}) => yearAmount,
        show: ({yearAmount}) => money.exact(yearAmount),
      },
    ],
  });
}

function quadrantButton(
  {id, customers, customersShare, netAmount, netShare}: Quadrant,
  {language, money, terms}: Voice,
  filter: string | null,
): HTMLElement {
  const own = termFilter("quadrant", id);
  const people =
    language === "zh"
      ? `${number(customers, language)} 位，${percent(customersShare, language)}`
      : `${number(customers, language)} ${customers === 1 ? "customer" : "customers"}, ${percent(customersShare, language)}`;
  const sales = `${money.short(netAmount)}${netShare === null ? "" : language === "zh" ? `，${percent(netShare, language)}` : `, ${percent(netShare, language)}`}`;
  return element(
    "button",
    {type: "button", "data-filter": own, "aria-pressed": String(own === filter)},
    element(
      "b",
      {},
      element("i", {class: "swatch", style: `background: ${terms.color("quadrant", id)}`}),
      terms.label("quadrant", id),
    ),
    element("span", {}, people),
    element("span", {}, sales),
  );
}
