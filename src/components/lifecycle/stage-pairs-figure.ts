import {month} from "../words/dates.js";
import {figure} from "../figures/figure.js";
import {flowGrid} from "../figures/flow-grid.js";
import {number, percent} from "../words/format.js";
import {stagesTold} from "./lifecycle-sentences.js";
import type {Marts} from "../marts/marts.js";
import {monthId, pairMonths} from "./pair-months.js";
import {pairSentence, pairsTitle} from "./stage-pairs-sentences.js";
import type {Voice} from "../words/voice.js";

const words = {
  plain: {en: "Who stood where at the end of two months", zh: "两个月末的阶段去向"},
  corner: {en: "From ↓ to →", zh: "由 ↓ 至 →"},
  was: {en: "Stage at the first end", zh: "起始月末阶段"},
  is: {en: "Stage at the last end", zh: "结束月末阶段"},
  customers: {en: "Customers", zh: "客户数"},
  share: {en: "Share of the first stage", zh: "占起始阶段"},
  note: {
    en: "Each customer counts once: where they stood at the one end and at the other, whatever lies between. Who stayed stands on the diagonal. Rows and columns add up to the stocks of the two months.",
    zh: "每位客户只计一次，只看两个月末各处于哪个阶段，不计中间的变化。对角线为未变者。各行、各列之和等于两个月末的存量。",
  },
  cut: {
    en: ` Month ends of the last ${pairMonths} months can be compared.`,
    zh: `可比较最近 ${pairMonths} 个月的月末。`,
  },
  waiting: {en: "Fetching these two month ends …", zh: "正在读取这两个月末……"},
  failed: {
    en: "These two month ends could not be fetched. Choose them again when the connection is back.",
    zh: "未能读取这两个月末，请在网络恢复后重新选择。",
  },
  noneChosen: {
    en: "The months and customers chosen hold fewer than two of the month ends that are compared.",
    zh: "所选月份与客户中，可比较的月末不足两个。",
  },
  empty: {
    en: "There is only one month end so far; two are needed to compare.",
    zh: "目前只有一个月末，至少需要两个才能比较。",
  },
};

/** Returns the figure of who stood where at the ends of two months, or why there is none. */
export function pairsFigure(
  rows: Marts["stage_pairs"],
  voice: Voice,
  isCut = false,
  missing: "empty" | "noneChosen" | "waiting" | "failed" = voice.filters ? "noneChosen" : "empty",
): HTMLElement {
  const {language, terms} = voice;
  const title = pairsTitle(rows, voice) ?? words.plain[language];
  const stages = stagesTold(rows, voice);
  const [first] = rows;
  const ends = first && [first.from_month, first.to_month].map((at) => month(at, language));
  const ofStage = (stage: string) =>
    rows
      .filter(({from_stage}) => from_stage === stage)
      .reduce((sum, {customers}) => sum + customers, 0);
  return figure(rows, {
    language,
    title,
    isWide: true,
    isInteractive: true,
    subtitle: !ends
      ? ""
      : language === "zh"
        ? `客户数，由 ${ends[0]}末的阶段（行）到 ${ends[1]}末的阶段（列）`
        : `Customers by their stage at the end of ${ends[0]} (rows) and at the end of ${ends[1]} (columns)`,
    summary: title,
    note: isCut ? `${words.note[language]}${words.cut[language]}` : words.note[language],
    empty: words[missing][language],
    file: first ? `stages-${monthId(first.from_month)}-${monthId(first.to_month)}` : "stages",
    chart: () =>
      flowGrid(rows, {
        label: title,
        corner: words.corner[language],
        terms,
        kind: "stage",
        from: rows.some(({from_stage}) => from_stage === "none") ? [...stages, "none"] : stages,
        to: stages,
        cellWidth: 56,
        ends: (row) => ({from: row.from_stage, to: row.to_stage}),
        value: (row) => row.customers,
        show: (size) => number(size, language),
        sentence: (row) => pairSentence(row, rows, voice),
      }),
    columns: [
      {head: words.was[language], value: (row) => terms.label("stage_or_none", row.from_stage)},
      {head: words.is[language], value: (row) => terms.label("stage", row.to_stage)},
      {head: words.customers[language], kind: "number", value: (row) => row.customers},
      {
        head: words.share[language],
        kind: "number",
        value: (row) =>
          row.from_stage === "none" ? null : row.customers / ofStage(row.from_stage),
        show: (row) =>
          row.from_stage === "none"
            ? "—"
            : percent(row.customers / ofStage(row.from_stage), language),
      },
    ],
  });
}
