import {chosenFigure} from "../filters/chosen-figure.js";
import {day} from "../words/dates.js";
import {figure} from "../figures/figure.js";
import {flowGrid} from "../figures/flow-grid.js";
import {number} from "../words/format.js";
import {gainOf, sumOf} from "./moves-between.js";
import type {Move} from "./moves-between.js";
import {moveColumns} from "./moves-columns.js";
import {movesSankey} from "./moves-sankey.js";
import {costliestWay, monthsText, moveSentence} from "./moves-sentences.js";
import type {MovesSpan} from "./moves-sentences.js";
import {movesTitle} from "../segments/segments-sentences.js";
import type {Voice} from "../words/voice.js";

type Measure = "customers" | "change" | "net_amount_before" | "net_amount";

const words = {
  measure: {en: "Measure", zh: "指标"},
  customers: {en: "Customers", zh: "客户数"},
  change: {en: "Money gained or lost", zh: "金额得失"},
  net_amount_before: {en: "Net sales before", zh: "此前净销售额"},
  net_amount: {en: "Net sales after", zh: "其后净销售额"},
  corner: {en: "From ↓ to →", zh: "由 ↓ 至 →"},
  plain: {en: "Nobody changed segment", zh: "没有客户换类型"},
  grid: {en: "Every way between two segments", zh: "客户类型之间的每一种变动"},
  noneChosen: {
    en: "None of the customers chosen had bought by the later date.",
    zh: "所选客户在结束日之前均未购买。",
  },
  empty: {
    en: "Nobody had bought by the earlier date, so there are no moves to compare yet. They appear once the history is longer.",
    zh: "起始日之前尚无人购买，因此无从比较变动；历史更长后即可显示。",
  },
};

/** A measure with its unit and its periods. */
function measureText(measure: Measure, {months}: MovesSpan, {language, money}: Voice): string {
  const name = words[measure][language];
  if (measure === "customers") return name;
  const long = monthsText(months);
  const period = {
    change: {
      en: `net sales in the ${long} to the later date less those to the earlier`,
      zh: `截至后一日的 ${months} 个月净销售额减去截至前一日的`,
    },
    net_amount_before: {
      en: `in the ${long} to the earlier date`,
      zh: `截至前一日的 ${months} 个月`,
    },
    net_amount: {en: `in the ${long} to the later date`, zh: `截至后一日的 ${months} 个月`},
  }[measure][language];
  return language === "zh"
    ? `${name}，${money.unit}，${period}`
    : `${name}, ${money.unit}, ${period}`;
}

export interface MovesFigureOptions {
  readonly span: MovesSpan;
  /** The segments in order, best first. */
  readonly ids: readonly string[];
  readonly voice: Voice;
  readonly onPick?: (way: Move) => void;
}

/** Returns the moves between two dates as ribbons between two columns. */
export function sankeyFigure(
  ways: readonly Move[],
  {span, ids, voice, onPick}: MovesFigureOptions,
): HTMLElement {
  const {language} = voice;
  const title = movesTitle(ways, voice) ?? words.plain[language];
  const all = number(sumOf(ways).customers, language);
  const [from, to] = [day(span.from, language), day(span.to, language)];
  return figure(ways, {
    language,
    title,
    isWide: true,
    isInteractive: true,
    subtitle:
      language === "zh"
        ? `客户数，左为 ${from}的类型，右为 ${to}的类型，n = ${all}；浅色为未变动者与新客户`
        : `Customers, from the segment on ${from} (left) to that on ${to} (right), n = ${all}; pale ribbons stayed or are new`,
    summary: title,
    ...(onPick && {
      how:
        language === "zh"
          ? "点击一条流带，下方即列出其中的客户。"
          : "Click a ribbon, and the list below names who is in it.",
    }),
    empty: words[voice.filters ? "noneChosen" : "empty"][language],
    file: "moves-flow",
    chart: (width) =>
      movesSankey(ways, {label: title, width, span, ids, voice, ...(onPick && {onPick})}),
    columns: moveColumns(span, voice),
  });
}

/** Returns the moves between two dates as a grid, with a choice of measure. */
export function gridFigure(ways: readonly Move[], options: MovesFigureOptions): HTMLElement {
  const {span, ids, voice} = options;
  const {language, money, terms} = voice;
  const has = (value: (way: Move) => number | null) =>
    ways.length > 0 && ways.every((way) => value(way) !== null);
  const values: Record<Measure, (way: Move) => number | null> = {
    customers: (way) => way.customers,
    change: gainOf,
    net_amount_before: (way) => way.net_amount_before,
    net_amount: (way) => way.net_amount,
  };
  const measures = (Object.keys(values) as Measure[]).filter((measure) => has(values[measure]));
  const hasNew = ways.some((way) => way.from_segment === "none");
  const title = costliestWay(ways, span, voice) ?? words.grid[language];
  const [from, to] = [day(span.from, language), day(span.to, language)];
  const signed = (value: number) => `${value > 0 ? "+" : ""}${money.plain(Math.round(value))}`;
  return chosenFigure({
    label: words.measure[language],
    items: measures.map((id) => ({id, label: words[id][language]})),
    initial: "customers",
    name: "measure",
    draw: (id, width) => {
      const measure = id as Measure;
      const value = (way: Move) => values[measure](way) ?? 0;
      const name = measureText(measure, span, voice);
      return figure(ways, {
        language,
        width,
        title,
        isWide: true,
        isInteractive: true,
        subtitle:
          language === "zh"
            ? `${name}，由 ${from}的类型（行）至 ${to}的类型（列）；描边格为未变动者`
            : `${name}, from the segment on ${from} (rows) to that on ${to} (columns); outlined cells stayed`,
        summary: title,
        empty: words[voice.filters ? "noneChosen" : "empty"][language],
        file: "segment-moves",
        chart: () =>
          flowGrid(ways, {
            label: title,
            corner: words.corner[language],
            terms,
            kind: "segment",
            from: hasNew ? [...ids, "none"] : ids,
            to: ids,
            ends: (way) => ({from: way.from_segment, to: way.to_segment}),
            value,
            size: (amount) => Math.abs(amount),
            show: (amount) =>
              measure === "customers"
                ? number(amount, language)
                : measure === "change"
                  ? signed(amount)
                  : money.plain(Math.round(amount)),
            sentence: (way) => moveSentence(way, span, voice),
          }),
        columns: moveColumns(span, voice),
      });
    },
  });
}
