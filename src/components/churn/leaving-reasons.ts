import * as Plot from "@observablehq/plot";
import {accent, foreground, grid, muted} from "../figures/colors.js";
import {element} from "../page/element.js";
import {figure} from "../figures/figure.js";
import {inBrackets, number, percent} from "../words/format.js";
import {paragraph} from "../words/language.js";
import {
  categorySentence,
  groupLabel,
  lackingSentences,
  leavingTitle,
  reasonSentence,
} from "./leaving-sentences.js";
import type {Marts} from "../marts/marts.js";
import {textWidth} from "../figures/text-width.js";
import {tipStyle, tipText} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

type Group = Marts["leaving_reasons"][number];

const words = {
  plain: {en: "Who did not order again, by what happened", zh: "未再下单的客户，按购买情况"},
  group: {en: "Group", zh: "分组"},
  side: {en: "By", zh: "依据"},
  customers: {en: "Customers", zh: "客户数"},
  gone: {en: "Not back", zh: "未再下单"},
  share: {en: "Share not back", zh: "未再下单占比"},
  low: {en: "Lower bound, 90 %", zh: "90% 下界"},
  high: {en: "Upper bound, 90 %", zh: "90% 上界"},
  empty: {
    en: "This source tells neither deliveries, nor complaints, nor categories: nothing can be said of why customers leave. Add feedback, promised and delivered days, or the categories of products.",
    zh: "本数据源没有配送日期、投诉与品类，无法说明客户为何离开。请补充客户反馈、承诺与送达日期或商品品类。",
  },
  caution: {
    en: "These are differences, not proofs of a cause: who complains or waits may differ in other ways too.",
    zh: "以上为差异，并非因果证明：投诉或等待的客户在其他方面也可能不同。",
  },
};

const sides: Record<string, {en: string; zh: string}> = {
  delivery: {en: "Delivery", zh: "配送"},
  complaint: {en: "Complaint", zh: "投诉"},
  category: {en: "Main category", zh: "主要品类"},
};

const order = ["delivery", "complaint", "category"];

/** Returns the shares that did not order again by what happened with a purchase, each with n and interval. */
export function leavingReasons(
  rows: readonly Group[],
  definitions: Marts["definitions"],
  voice: Voice,
): HTMLElement {
  const {language} = voice;
  const days =
    definitions.find(({definition}) => definition === "churned_after_days")?.value ?? null;
  const sorted = [...rows].sort(
    (a, b) => order.indexOf(a.side) - order.indexOf(b.side) || a.position - b.position,
  );
  const title = leavingTitle(rows, voice) ?? words.plain[language];
  const told = [
    reasonSentence(rows, "delivery", days, voice),
    reasonSentence(rows, "complaint", days, voice),
    categorySentence(rows, voice),
    ...lackingSentences(rows, voice),
    words.caution[language],
  ].filter((text) => text !== null);
  const count = days === null ? "" : number(days, language);
  const share = (head: string, value: (row: Group) => number) => ({
    head,
    kind: "number" as const,
    value,
    show: (row: Group) => percent(value(row), language),
  });
  const drawn = figure(sorted, {
    language,
    title,
    isWide: true,
    subtitle:
      language === "zh"
        ? `首个购买日后${count === "" ? "" : ` ${count} 天内`}未再下单的客户占比，%，线段为 90% 区间（Wilson），括号内为客户数；每位客户只计一次`
        : `Customers who did not order again${count === "" ? "" : ` within ${count} days`} of a purchase, %, with 90\u00a0% interval (Wilson) and number of customers; each counts once`,
    summary: paragraph(told, language),
    note: paragraph(told, language),
    empty: words.empty[language],
    file: "leaving-reasons",
    chart: (width) => intervals(sorted, width, voice),
    columns: [
      {
        head: words.side[language],
        kind: "text",
        value: ({side}) => sides[side]?.[language] ?? side,
      },
      {head: words.group[language], kind: "text", value: (row) => groupLabel(row, voice)},
      {head: words.customers[language], kind: "number", value: (row) => row.customers},
      {head: words.gone[language], kind: "number", value: (row) => row.customers_gone},
      share(words.share[language], (row) => row.gone_share),
      share(words.low[language], (row) => row.gone_share_low),
      share(words.high[language], (row) => row.gone_share_high),
    ],
  });
  return element("section", {class: "is-wide", id: "reasons"}, drawn);
}

/** Draws the shares with their intervals; on a narrow picture few enough ticks for their numbers. */
export function intervals(rows: readonly Group[], width: number, voice: Voice): Element {
  const {language} = voice;
  const id = (row: Group) => `${row.side} ${row.group_name}`;
  const name = (row: Group) => groupLabel(row, voice);
  const labels = new Map(rows.map((row) => [id(row), name(row)]));
  const most = Math.max(...rows.map(({gone_share_high}) => gone_share_high));
  const value = (row: Group) =>
    `${percent(row.gone_share, language)}${inBrackets(number(row.customers, language), language)}`;
  const marginRight = 14 + Math.max(...rows.map((row) => textWidth(value(row))));
  const widest = 14 + Math.max(...rows.map((row) => textWidth(name(row))));
  const marginLeft = Math.min(widest, width * 0.4);
  // Each tick needs room for its number.
  const ticks = Math.max(1, Math.min(4, Math.floor((width - marginLeft - marginRight) / 60)));
  // A gap stands between the sides.
  const domain = rows.flatMap((row, i) =>
    i > 0 && rows[i - 1]?.side !== row.side ? [`gap ${row.side}`, id(row)] : [id(row)],
  );
  return Plot.plot({
    width,
    height: 34 + domain.length * 24,
    marginLeft,
    marginRight,
    marginTop: 4,
    marginBottom: 28,
    x: {domain: [0, most], nice: true},
    y: {domain, type: "point", axis: null, padding: 0.6},
    marks: [
      Plot.gridX({stroke: grid, strokeOpacity: 1, ticks}),
      Plot.axisX({
        ...{ticks, tickSize: 0, label: null, fontSize: 12, fill: muted},
        tickFormat: (share: number) => percent(share, language),
      }),
      Plot.axisY(rows.map(id), {
        ...{label: null, tickSize: 0, fontSize: 12.5, fill: foreground},
        tickFormat: (key: string) => labels.get(key) ?? "",
      }),
      Plot.ruleX([0], {stroke: foreground}),
      Plot.ruleY(rows, {
        ...{y: id, x1: "gone_share_low", x2: "gone_share_high"},
        ...{stroke: accent, strokeWidth: 3, strokeOpacity: 0.35},
      }),
      Plot.dot(rows, {
        ...{y: id, x: "gone_share", r: 4.5, fill: accent},
        title: (row: Group) => tipText(groupSentence(row, voice)),
        tip: tipStyle,
      }),
      Plot.text(rows, {
        ...{y: id, text: value, frameAnchor: "right", textAnchor: "start", dx: 8},
        ...{fontSize: 12, fill: foreground, fontVariant: "tabular-nums"},
      }),
    ],
  });
}

function groupSentence(row: Group, voice: Voice): string {
  const {language} = voice;
  const [gone, all] = [row.customers_gone, row.customers].map((count) => number(count, language));
  const [share, low, high] = [row.gone_share, row.gone_share_low, row.gone_share_high].map((part) =>
    percent(part, language),
  );
  return language === "zh"
    ? `${groupLabel(row, voice)}：${all} 位客户中 ${gone} 位未再下单（${share}，90% 区间 ${low} 至 ${high}）`
    : `${groupLabel(row, voice)}: ${gone} of ${all} customers did not order again (${share}, 90\u00a0% interval ${low} to ${high})`;
}
