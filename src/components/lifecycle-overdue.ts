import {isoDay} from "./dates.js";
import {element} from "./element.js";
import {number} from "./format.js";
import {paragraph} from "./language.js";
import {fewHoldMostSentence, overdueSentence} from "./lifecycle-sentences.js";
import type {Marts} from "./marts.js";
import {dataTable} from "./table.js";
import type {TableColumn} from "./table.js";
import type {Voice} from "./voice.js";

type Overdue = Marts["overdue"][number];

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
  nobody: {
    en: "Nobody with a rhythm of their own (three purchase days or more) is past it.",
    zh: "有自身购买节奏（至少三个购买日）的客户均未逾期。",
  },
  caption: {
    en: "Past the day by which their own rhythm would have them back, and not yet churned; largest sum first. Money at stake is net sales of the last twelve months.",
    zh: "已超过按自身节奏应再次购买的日期、尚未流失的客户，金额由大到小。风险金额为近 12 个月净销售额。",
  },
};

/** Returns the customers past their own rhythm, most money at stake first, with what that adds up to. */
export function overdueList(rows: readonly Overdue[], voice: Voice): HTMLElement {
  const {language} = voice;
  const title = overdueSentence(rows, voice)?.replace(/[.。]$/, "") ?? words.plain[language];
  const few = fewHoldMostSentence(rows, voice);
  return element(
    "section",
    {id: "overdue"},
    element("h2", {}, title),
    rows.length > 0 &&
      element(
        "p",
        {},
        paragraph(
          [few, words.caption[language]].filter((text) => text !== null),
          language,
        ),
      ),
    dataTable(rows, {
      language,
      columns: overdueColumns(voice),
      sortBy: 1,
      descending: true,
      file: "overdue-customers",
      empty: words.nobody[language],
    }),
  );
}

function overdueColumns({language, money, terms}: Voice): TableColumn<Overdue>[] {
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
  return [
    {
      head: words.customer[language],
      kind: "text",
      value: (row) => row.customer_key,
      show: (row) => element("span", {class: "customer-key"}, row.customer_key),
    },
    {
      head: words.stake[language],
      unit: money.unit,
      kind: "number",
      value: (row) => row.net_amount_at_stake,
      show: (row) => money.exact(row.net_amount_at_stake),
    },
    count(words.late[language], undefined, (row) => row.days_overdue),
    named(words.segment[language], "segment", (row) => row.segment),
    named(words.tier[language], "tier", (row) => row.tier),
    named(words.stage[language], "stage", (row) => row.lifecycle_stage),
    {
      head: words.last[language],
      kind: "text",
      value: (row) => row.last_order_date,
      show: (row) => isoDay(row.last_order_date),
    },
    {
      head: words.expected[language],
      kind: "text",
      value: (row) => row.expected_order_date,
      show: (row) => isoDay(row.expected_order_date),
    },
    count(words.gap[language], words.days[language], (row) => row.expected_gap_days),
    count(words.bought[language], undefined, (row) => row.purchase_days),
  ];
}
