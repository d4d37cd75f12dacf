import {customerLink} from "../customers/customer-href.js";
import type {Horizon} from "./churn-groups.js";
import {isoDay} from "../words/dates.js";
import {element} from "../page/element.js";
import {number, percentFixed} from "../words/format.js";
import {paragraph} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {
  allOverdue,
  fewHoldMostSentence,
  overduePartSentence,
  overdueSentence,
} from "./overdue-sentences.js";
import {dataTable} from "../figures/table.js";
import type {TableColumn} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

type Overdue = Marts["overdue"][number];
type Basis = Horizon["basis"];

const words = {
  plain: {en: "Overdue customers", zh: "逾期客户"},
  customer: {en: "Customer", zh: "客户"},
  segment: {en: "Segment", zh: "客户类型"},
  tier: {en: "Tier", zh: "等级"},
  stage: {en: "Stage", zh: "阶段"},
  last: {en: "Last order", zh: "最近下单"},
  expected: {en: "Expected by", zh: "预期日期"},
  late: {en: "Days overdue", zh: "逾期天数"},
  gap: {en: "Expected gap", zh: "预期间隔"},
  bought: {en: "Purchase days", zh: "购买天数"},
  days: {en: "days", zh: "天"},
  stake: {en: "Money at stake", zh: "风险金额"},
  atRisk: {
    margin: {en: "Profit at risk", zh: "风险利润"},
    net_sales: {en: "Future sales at risk", zh: "未来销售额风险"},
  },
  alive: {en: "Probability active", zh: "活跃概率"},
  year: {en: "Sales, last 12 months", zh: "近 12 个月销售额"},
  nobody: {
    en: "Nobody with a rhythm of their own (three purchase days or more) is past it.",
    zh: "有自身购买节奏（至少三个购买日）的客户均未逾期。",
  },
  caption: {
    en: "Past the day by which their own rhythm would have them back, and not yet churned; largest sum first. Money at stake is net sales of the last twelve months.",
    zh: "已超过按自身节奏应再次购买的日期、尚未流失的客户，金额由大到小。风险金额为近 12 个月净销售额。",
  },
  modelled: {
    margin: {
      en: "Past the day by which their own rhythm would have them back, and not yet churned; most profit at risk first: what each would bring if surely still active, times the probability of having left.",
      zh: "已超过按自身节奏应再次购买的日期、尚未流失的客户，按风险利润由大到小：即确定仍活跃时可带来的利润乘以已离开的概率。",
    },
    net_sales: {
      en: "Past the day by which their own rhythm would have them back, and not yet churned; most future sales at risk first: what each would buy if surely still active, times the probability of having left.",
      zh: "已超过按自身节奏应再次购买的日期、尚未流失的客户，按未来销售额风险由大到小：即确定仍活跃时的未来净销售额乘以已离开的概率。",
    },
  },
};

/**
 * Returns the customers past their own rhythm, most at stake first: by money at risk where a model is
 * trusted, else by what they bought in the last twelve months.
 */
export function overdueList(
  {overdue: rows, overdue_groups: groups}: Pick<Marts, "overdue" | "overdue_groups">,
  basis: Basis,
  voice: Voice,
): HTMLElement {
  const {language} = voice;
  const all = allOverdue(groups);
  const part = overduePartSentence(rows.length, all, voice);
  const isModelled = rows.some((row) => row.amount_at_risk !== null);
  const title = overdueSentence(all, voice)?.replace(/[.。]$/, "") ?? words.plain[language];
  const few = isModelled || part !== null ? null : fewHoldMostSentence(rows, voice);
  const caption = isModelled ? words.modelled[basis] : words.caption;
  return element(
    "section",
    {id: "overdue"},
    element("h2", {}, title),
    rows.length > 0 &&
      element(
        "p",
        {},
        paragraph(
          [few, part, caption[language]].filter((text) => text !== null),
          language,
        ),
      ),
    dataTable(rows, {
      language,
      stacks: true,
      columns: overdueColumns(isModelled ? basis : null, voice),
      sortBy: 1,
      descending: true,
      pageSize: 15,
      file: "overdue-customers",
      empty: words.nobody[language],
    }),
  );
}

function overdueColumns(
  modelled: Basis | null,
  {language, money, terms}: Voice,
): TableColumn<Overdue>[] {
  const named = (
    head: string,
    kind: "segment" | "tier" | "stage",
    id: (row: Overdue) => string,
  ): TableColumn<Overdue> => ({
    head,
    kind: "text",
    value: (row) => terms.label(kind, id(row)),
    show: (row) =>
      element(
        "span",
        {class: "named"},
        element("span", {class: "swatch", style: `background: ${terms.color(kind, id(row))}`}),
        terms.label(kind, id(row)),
      ),
  });
  const count = (
    head: string,
    unit: string | undefined,
    value: (row: Overdue) => number,
  ): TableColumn<Overdue> => ({
    head,
    unit,
    kind: "number",
    value,
    show: (row) => number(value(row), language),
  });
  const amount = (head: string, value: (row: Overdue) => number | null): TableColumn<Overdue> => ({
    head,
    unit: money.unit,
    kind: "number",
    value,
    show: (row) => money.exact(value(row)),
  });
  return [
    {
      head: words.customer[language],
      kind: "text",
      value: (row) => row.customer_key,
      show: ({customer_key}) => customerLink(customer_key),
    },
    ...(modelled
      ? [
          amount(words.atRisk[modelled][language], (row) => row.amount_at_risk),
          {
            head: words.alive[language],
            kind: "number" as const,
            value: (row: Overdue) => row.alive_probability,
            show: (row: Overdue) => chance(row.alive_probability, {language}),
          },
        ]
      : []),
    amount(words[modelled ? "year" : "stake"][language], (row) => row.net_amount_at_stake),
    count(words.late[language], undefined, (row) => row.days_overdue),
    named(words.segment[language], "segment", (row) => row.segment),
    named(words.tier[language], "tier", (row) => row.tier),
    {...named(words.stage[language], "stage", (row) => row.lifecycle_stage), isInFileOnly: true},
    {
      head: words.last[language],
      kind: "text",
      value: (row) => row.last_order_date,
      show: (row) => isoDay(row.last_order_date),
    },
    {
      head: words.expected[language],
      kind: "text",
      isInFileOnly: true,
      value: (row) => row.expected_order_date,
      show: (row) => isoDay(row.expected_order_date),
    },
    {
      ...count(words.gap[language], words.days[language], (row) => row.expected_gap_days),
      isInFileOnly: true,
    },
    {...count(words.bought[language], undefined, (row) => row.purchase_days), isInFileOnly: true},
  ];
}

/** A probability that is small is not none: below a twentieth of a per cent it is said to be below a tenth. */
function chance(value: number | null, {language}: Pick<Voice, "language">): string {
  const isTiny = value !== null && value > 0 && value < 0.0005;
  return isTiny ? `<${percentFixed(0.001, language)}` : percentFixed(value, language);
}
