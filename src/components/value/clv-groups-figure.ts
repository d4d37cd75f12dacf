import {chosenFigure} from "../filters/chosen-figure.js";
import {clvMonths} from "./clv-answer.js";
import {worthBars} from "./clv-worth-bars.js";
import {gainWord} from "./clv-models.js";
import {fewestInGroup, groupsTitle} from "./clv-sentences.js";
import {accent} from "../figures/colors.js";
import {figure} from "../figures/figure.js";
import {inBrackets, number, percentFixed} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

type Group = Marts["clv_groups"][number];

/** Divisions that readers choose among; the first that a source can tell is shown first. */
const divisions = ["first_channel", "first_category", "segment", "churn_risk", "region"] as const;

const words = {
  by: {en: "By", zh: "划分"},
  title: {en: "What customers are worth by group", zh: "各组客户的价值"},
  untold: {en: "not told", zh: "未提供"},
  group: {en: "Group", zh: "组"},
  customers: {en: "Customers", zh: "客户数"},
  alive: {en: "Expected active", zh: "预期活跃"},
  orders: {en: "Expected orders, 365 days", zh: "未来 365 天预期订单"},
  mean: {en: "CLV per customer", zh: "人均 CLV"},
  median: {en: "Median CLV", zh: "CLV 中位数"},
  sum: {en: "CLV", zh: "CLV 合计"},
  share: {en: "Share of CLV", zh: "CLV 占比"},
  risk: {en: "Money at risk", zh: "风险金额"},
  few: {
    en: `Grey: fewer than ${fewestInGroup} customers, so the mean is a matter of luck.`,
    zh: `灰色：不足 ${fewestInGroup} 位客户，均值多出于偶然。`,
  },
};

/** Returns what a customer is worth by first channel, first category, segment, risk or region, by choice. */
export function groupsFigure(
  rows: Marts["clv_groups"],
  definitions: Marts["definitions"],
  voice: Voice,
): HTMLElement | null {
  const {language, terms} = voice;
  const told = divisions.filter((id) => isTold(rows, id));
  const [first] = told;
  if (first === undefined) return null;
  return chosenFigure({
    label: words.by[language],
    items: told.map((id) => ({id, label: terms.label("clv_division", id)})),
    initial: first,
    name: "by",
    draw: (id, width) => oneDivision(rows, id, definitions, {voice, width}),
  });
}

/** Two groups at least, one of them with a name. */
function isTold(rows: Marts["clv_groups"], id: string): boolean {
  const own = rows.filter(({division}) => division === id);
  return own.length > 1 && own.some(({group_name}) => group_name !== null);
}

/** Which of channel and category the source does not tell; null where it tells both. */
export function untoldSentence(rows: Marts["clv_groups"], {language}: Voice): string | null {
  if (rows.length === 0) return null;
  const [channel, category] = [isTold(rows, "first_channel"), isTold(rows, "first_category")];
  if (channel && category) return null;
  if (language === "zh") {
    const what = channel ? "首购品类" : category ? "首单渠道" : "首单渠道与首购品类";
    return `数据源未提供${what}，因此无法据此比较。`;
  }
  const what = channel
    ? "category of the first order"
    : category
      ? "channel of the first order"
      : "channel and category of the first order";
  return `This source does not tell the ${what}, so customers are not compared by it.`;
}

/** Those of whom it is not told come last. */
const mostValuableFirst = (a: Group, b: Group) =>
  Number(a.group_name === null) - Number(b.group_name === null) ||
  b.clv_per_customer - a.clv_per_customer;

function oneDivision(
  all: Marts["clv_groups"],
  division: string,
  definitions: Marts["definitions"],
  {voice, width}: {voice: Voice; width: number | undefined},
): HTMLElement {
  const {language, money, terms} = voice;
  const isNamed = division === "segment" || division === "churn_risk";
  const rows = all
    .filter((row) => row.division === division && row.customers > 0)
    .sort(isNamed ? (a, b) => a.position - b.position : mostValuableFirst);
  const name = ({group_name: id}: Group) =>
    id === null ? words.untold[language] : isNamed ? terms.label(division, id) : id;
  const title = groupsTitle(rows, name, voice) ?? words.title[language];
  const span = clvMonths(definitions) ?? "";
  const count = number(
    rows.reduce((sum, row) => sum + row.customers, 0),
    language,
  );
  const by = terms.label("clv_division", division);
  const isFew = (row: Group) => row.customers < fewestInGroup;
  return figure(rows, {
    language,
    title,
    subtitle:
      language === "zh"
        ? `按${by}的人均预期${gainWord(voice)}（${money.unit}，未来 ${span} 个月，已折现），括号内为客户数，n\u00a0=\u00a0${count}`
        : `Expected ${gainWord(voice)} per customer by ${by.toLowerCase()}, ${money.unit}, next ${span} months, discounted; in brackets customers, n\u00a0=\u00a0${count}`,
    summary: title,
    note: rows.some(isFew) ? words.few[language] : undefined,
    empty: words.title[language],
    file: `clv-by-${division.replaceAll("_", "-")}`,
    width,
    chart: (room) =>
      worthBars(
        rows.map((row) => ({
          name: name(row),
          color: division === "segment" ? terms.color("segment", row.group_name) : accent,
          isGrey: isFew(row),
          value: row.clv_per_customer,
          label: `${money.short(row.clv_per_customer)}${inBrackets(number(row.customers, language), language)}`,
          sentence: sentence(row, name(row), voice),
        })),
        room,
      ),
    columns: [
      {head: words.group[language], value: name},
      {head: words.customers[language], value: (row) => row.customers},
      {
        head: words.alive[language],
        value: (row) => row.alive_customers,
        show: (row) => number(row.alive_customers, language),
      },
      {
        head: words.orders[language],
        value: (row) => row.expected_orders_365_days,
        show: (row) => number(row.expected_orders_365_days, language),
      },
      {
        head: words.mean[language],
        unit: money.unit,
        value: (row) => row.clv_per_customer,
        show: (row) => money.exact(row.clv_per_customer),
      },
      {
        head: words.median[language],
        unit: money.unit,
        value: (row) => row.clv_median,
        show: (row) => money.exact(row.clv_median),
      },
      {
        head: words.sum[language],
        unit: money.unit,
        value: (row) => row.clv_amount,
        show: (row) => money.exact(row.clv_amount),
      },
      {
        head: words.share[language],
        kind: "number",
        value: (row) => row.clv_share,
        show: (row) => percentFixed(row.clv_share, language),
      },
      {
        head: words.risk[language],
        unit: money.unit,
        value: (row) => row.amount_at_risk,
        show: (row) => money.exact(row.amount_at_risk),
      },
    ],
  });
}

function sentence(row: Group, name: string, {language, money}: Voice): string {
  const [mean, half, sum] = [row.clv_per_customer, row.clv_median, row.clv_amount].map((amount) =>
    money.short(amount),
  );
  const count = number(row.customers, language);
  return language === "zh"
    ? `${name}：${count} 位客户，人均 ${mean}，中位数 ${half}，合计 ${sum}`
    : `${name}: ${count} ${row.customers === 1 ? "customer" : "customers"} worth ${mean} each, ${half} at the median, ${sum} together`;
}
