import {inAddress, keepInAddress} from "../page/address.js";
import {choice} from "../page/choice.js";
import {isoDay, month} from "../words/dates.js";
import {element} from "../page/element.js";
import {figure} from "../figures/figure.js";
import {flowGrid} from "../figures/flow-grid.js";
import {titleNote} from "../figures/hover-note.js";
import {number} from "../words/format.js";
import {flowTitle, stagesTold} from "./lifecycle-sentences.js";
import type {Marts} from "../marts/marts.js";
import {dataTable} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

type Stock = Marts["lifecycle"][number];
type Flow = Marts["lifecycle_flows"][number];

const words = {
  month: {en: "Month", zh: "月份"},
  stage: {en: "Stage", zh: "阶段"},
  start: {en: "At start", zh: "期初"},
  in: {en: "+ In", zh: "＋流入"},
  out: {en: "− Out", zh: "－流出"},
  end: {en: "= At end", zh: "＝期末"},
  all: {en: "All stages", zh: "全部阶段"},
  from: {en: "From", zh: "来自"},
  to: {en: "To", zh: "去向"},
  moves: {en: "Moves", zh: "人次"},
  corner: {en: "From ↓ to →", zh: "由 ↓ 至 →"},
  soFar: {en: "so far", zh: "未结束"},
  adds: {
    en: "Start + in − out = end, in every row. Moves are counted day by day: whoever passes through several stages in the month counts in and out of each; newly known customers only count in.",
    zh: "每行均为期初 + 流入 − 流出 = 期末。流动逐日计数：当月经过多个阶段的客户，每次流入与流出各计一次；新出现的客户只计流入。",
  },
  flows: {en: "Who moved from where to where", zh: "由何处流向何处"},
  nobody: {en: "Nobody changed stage in this month.", zh: "当月无人变换阶段。"},
};

interface Line {
  readonly stage: string | null;
  readonly start: number;
  readonly in: number;
  readonly out: number;
  readonly end: number;
}

/** Returns the stages of one month and their sum, which adds up as each stage does. */
export function stockLines(rows: readonly Stock[]): Line[] {
  const lines = [...rows]
    .sort((a, b) => a.position - b.position)
    .map((row) => ({
      stage: row.stage,
      start: row.customers_at_start,
      in: row.customers_in,
      out: row.customers_out,
      end: row.customers_at_end,
    }));
  const total = lines.reduce(
    (all, line) => ({
      stage: null,
      start: all.start + line.start,
      in: all.in + line.in,
      out: all.out + line.out,
      end: all.end + line.end,
    }),
    {stage: null, start: 0, in: 0, out: 0, end: 0},
  );
  return [...lines, total];
}

/** Returns stock and flow of a month that the reader chooses, the last whole one first. */
export function lifecycleMonth(
  stocks: readonly Stock[],
  flows: readonly Flow[],
  voice: Voice,
): HTMLElement {
  const {language} = voice;
  const times = [...new Set(stocks.map((row) => row.month.getTime()))].sort((a, b) => b - a);
  const isWhole = (time: number) =>
    stocks.some((row) => row.month.getTime() === time && row.is_complete);
  const id = (time: number) => isoDay(new Date(time)).slice(0, 7);
  const first = times.find(isWhole) ?? times[0] ?? 0;
  const asked = times.find((time) => id(time) === inAddress("month")) ?? first;
  const heading = element("h2", {class: "picture-title", "aria-live": "polite"});
  const body = element("div", {class: "stock-and-flow"});
  const show = (time: number) => {
    const ofMonth = flows.filter((flow) => flow.month.getTime() === time);
    heading.textContent = flowTitle(ofMonth, new Date(time), isWhole(time), voice);
    body.replaceChildren(
      stockTable(
        stocks.filter((row) => row.month.getTime() === time),
        id(time),
        voice,
      ),
      flowFigure(ofMonth, id(time), voice),
    );
  };
  show(asked);
  return element(
    "section",
    {class: "is-wide"},
    heading,
    choice({
      label: words.month[language],
      items: times.map((time) => ({
        id: id(time),
        label: `${month(new Date(time), language)}${isWhole(time) ? "" : ` (${words.soFar[language]})`}`,
      })),
      value: id(asked),
      onChange: (chosen) => {
        keepInAddress("month", chosen === id(first) ? null : chosen);
        show(times.find((time) => id(time) === chosen) ?? first);
      },
    }),
    body,
  );
}

function stockTable(rows: readonly Stock[], file: string, {language, terms}: Voice): HTMLElement {
  const count = (head: string, value: (line: Line) => number) => ({
    head,
    kind: "number" as const,
    value,
  });
  return dataTable(stockLines(rows), {
    language,
    caption: words.adds[language],
    file: `stock-and-flow-${file}`,
    isTotal: (line) => line.stage === null,
    columns: [
      {
        head: words.stage[language],
        kind: "text",
        value: ({stage}) => (stage === null ? words.all[language] : terms.label("stage", stage)),
        show: ({stage}) => {
          if (stage === null) return words.all[language];
          const meaning = terms.meaning("stage", stage);
          return element(
            "span",
            titleNote(meaning),
            element("span", {
              class: "swatch",
              style: `background: ${terms.color("stage", stage)}`,
            }),
            element(
              "a",
              {href: "./dictionary#terms-stage", "aria-description": meaning || null},
              terms.label("stage", stage),
            ),
          );
        },
      },
      count(words.start[language], (line) => line.start),
      count(words.in[language], (line) => line.in),
      count(words.out[language], (line) => line.out),
      count(words.end[language], (line) => line.end),
    ],
  });
}

function flowFigure(flows: readonly Flow[], file: string, voice: Voice): HTMLElement {
  const {language, terms} = voice;
  const stages = stagesTold(flows, voice);
  const hasNone = flows.some((flow) => flow.from_stage === "none");
  return figure(flows, {
    language,
    level: 3,
    title: words.flows[language],
    subtitle:
      language === "zh"
        ? "当月逐日的流动，人次，由离开的阶段（行）到进入的阶段（列）"
        : "Moves in the month, day by day, from the stage left (rows) to the stage entered (columns)",
    summary: words.flows[language],
    empty: words.nobody[language],
    file: `flows-${file}`,
    isInteractive: true,
    chart: () =>
      flowGrid(flows, {
        label: words.flows[language],
        corner: words.corner[language],
        terms,
        kind: "stage",
        from: hasNone ? [...stages, "none"] : stages,
        to: stages,
        cellWidth: 48,
        ends: (flow) => ({from: flow.from_stage, to: flow.to_stage}),
        value: (flow) => flow.customers,
        show: (count) => number(count, language),
        sentence: (flow) => flowSentence(flow, voice),
      }),
    columns: [
      {
        head: words.from[language],
        value: (flow) => terms.label("stage_or_none", flow.from_stage),
      },
      {head: words.to[language], value: (flow) => terms.label("stage", flow.to_stage)},
      {head: words.moves[language], value: (flow) => flow.customers},
    ],
  });
}

function flowSentence(flow: Flow, {language, terms}: Voice): string {
  const from = terms.label("stage_or_none", flow.from_stage);
  const to = terms.label("stage", flow.to_stage);
  const count = number(flow.customers, language);
  return language === "zh"
    ? `${count} 人次由“${from}”到“${to}”。`
    : `${count} ${flow.customers === 1 ? "move" : "moves"} from ${from} to ${to}.`;
}
