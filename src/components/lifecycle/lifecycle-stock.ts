import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import {notesOfMonths} from "../figures/annotations.js";
import type {Notes} from "../figures/annotations.js";
import {foreground} from "../figures/colors.js";
import {month, monthTick} from "../words/dates.js";
import {figure} from "../figures/figure.js";
import {number} from "../words/format.js";
import {stockTitle} from "./lifecycle-sentences.js";
import type {Marts} from "../marts/marts.js";
import {monthTicks} from "../figures/month-axis.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

type Stock = Marts["lifecycle"][number];

const words = {
  month: {en: "Month", zh: "月份"},
  stage: {en: "Stage", zh: "阶段"},
  atEnd: {en: "Customers at end", zh: "期末客户"},
  complete: {en: "Whole month", zh: "整月"},
  yes: {en: "yes", zh: "是"},
  no: {en: "no", zh: "否"},
  plain: {en: "Customers by stage", zh: "各阶段客户数"},
  early: {
    en: "The pale end is a month that is not over yet on the as-of date.",
    zh: "右端浅色部分为截止日尚未结束的月份。",
  },
  empty: {
    en: "No customer is known yet, so there are no stages.",
    zh: "尚无已知客户，因此没有阶段。",
  },
};

/** Returns the events of the months of the stages, below which the page lists them. */
export function stockNotes(rows: readonly Stock[], voice: Voice): Notes {
  return notesOfMonths(
    voice,
    rows.map((row) => row.month),
  );
}

/** Returns how many customers stood in each stage at the end of each month, stacked. */
export function lifecycleStock(rows: readonly Stock[], voice: Voice): HTMLElement {
  const {language, terms} = voice;
  const title = stockTitle(rows, voice) ?? words.plain[language];
  const hasProspects = rows.some(({stage}) => stage === "prospect");
  return figure(rows, {
    language,
    title,
    isWide: true,
    subtitle:
      language === "zh"
        ? `各月末各生命周期阶段的客户，人${hasProspects ? "，含潜在客户" : ""}`
        : `Customers in each lifecycle stage at the end of the month, people${hasProspects ? ", prospects included" : ""}`,
    summary: title,
    note: rows.some((row) => !row.is_complete) ? words.early[language] : undefined,
    empty: words.empty[language],
    file: "lifecycle-stock",
    events: {...stockNotes(rows, voice), isByMonth: true},
    chart: (width) => stockAreas(rows, width, voice),
    columns: [
      {
        head: words.month[language],
        value: (row) => row.month,
        show: (row) => month(row.month, language),
      },
      {head: words.stage[language], value: (row) => terms.label("stage", row.stage)},
      {head: words.atEnd[language], value: (row) => row.customers_at_end},
      {
        head: words.complete[language],
        value: (row) => words[row.is_complete ? "yes" : "no"][language],
      },
    ],
  });
}

interface Layer extends Stock {
  readonly low: number;
  readonly high: number;
}

/** Stacks the stages of each month from the beginning of life up to churn. */
function layered(rows: readonly Stock[]): Layer[] {
  const reached = new Map<number, number>();
  return [...rows]
    .sort((a, b) => a.month.getTime() - b.month.getTime() || a.position - b.position)
    .map((row) => {
      const low = reached.get(row.month.getTime()) ?? 0;
      const high = low + row.customers_at_end;
      reached.set(row.month.getTime(), high);
      return {...row, low, high};
    });
}

function stockAreas(rows: readonly Stock[], width: number, voice: Voice): Element {
  const {language, terms} = voice;
  const layers = layered(rows);
  const months = [...new Set(layers.map((row) => row.month.getTime()))].map((t) => new Date(t));
  const last = months.at(-1)?.getTime() ?? 0;
  const whole = layers.filter((row) => row.is_complete);
  const lastWhole = whole.at(-1)?.month.getTime() ?? last;
  const early = layers.filter((row) => row.month.getTime() >= lastWhole);
  const top = Math.max(1, ...layers.map((row) => row.high));
  const narrow = width < 520;
  const marginRight = narrow ? 92 : 150;
  const height = Math.max(300, Math.min(430, width * 0.42));
  const [marginTop, marginBottom] = [14, 38];
  const ends = spread(
    layers.filter((row) => row.month.getTime() === last && row.customers_at_end > 0),
    (row) => ((row.low + row.high) / 2 / top) * (height - marginTop - marginBottom),
    15,
  );
  const ticks = monthTicks(months, width - marginRight - 50);
  const color = (row: Stock) => terms.color("stage", row.stage);
  const area = (part: readonly Layer[], fillOpacity: number) =>
    Plot.areaY(part, {
      x: "month",
      y1: "low",
      y2: "high",
      z: "stage",
      fill: color,
      fillOpacity,
      stroke: "var(--theme-background)",
      strokeWidth: 0.75,
    });
  return Plot.plot({
    width,
    height,
    marginLeft: 50,
    marginRight,
    marginTop,
    marginBottom,
    x: {type: "utc"},
    y: {domain: [0, top]},
    color: {type: "identity"},
    marks: [
      amountAxis((count) => (Number.isInteger(count) ? number(count, language) : "")),
      Plot.axisX(ticks, {
        tickFormat: (date: Date) =>
          monthTick(date, language, date.getTime() === ticks[0]?.getTime()),
        tickSize: 3,
        label: null,
        fontSize: 12,
      }),
      area(whole, 1),
      lastWhole === last ? null : area(early, 0.4),
      months.length === 1
        ? Plot.ruleX(layers, {x: "month", y1: "low", y2: "high", stroke: color, strokeWidth: 14})
        : null,
      Plot.ruleY([0], {stroke: foreground}),
      ends.map(({row, at}) => [
        Plot.dot([row], {
          frameAnchor: "bottom-right",
          symbol: "square",
          r: 4,
          fill: color(row),
          dx: 12,
          dy: -at,
        }),
        Plot.text([row], {
          frameAnchor: "bottom-right",
          textAnchor: "start",
          lineAnchor: "middle",
          dx: 20,
          dy: -at,
          text: () => endLabel(row, narrow, voice),
          fontSize: 12,
          fill: foreground,
        }),
      ]),
      Plot.tip(
        layers,
        Plot.pointer({
          x: "month",
          y: (row: Layer) => (row.low + row.high) / 2,
          channels: {series: "stage"},
          ...tipSays((row: Layer) => stockSentence(row, voice)),
          ...tipStyle,
        }),
      ),
    ],
  });
}

function endLabel(row: Stock, narrow: boolean, {language, terms}: Voice): string {
  const name = terms.label("stage", row.stage);
  return narrow ? name : `${name} ${number(row.customers_at_end, language)}`;
}

function stockSentence(row: Stock, {language, terms}: Voice): string {
  const when = month(row.month, language);
  const name = terms.label("stage", row.stage);
  const count = number(row.customers_at_end, language);
  const difference = row.customers_at_end - row.customers_at_start;
  const size = number(Math.abs(difference), language);
  if (language === "zh") {
    const how = difference === 0 ? "与月初相同" : `比月初${difference > 0 ? "多" : "少"} ${size}`;
    return `${when}末，${name}：${count} 位，${how}`;
  }
  const how = difference === 0 ? "as many as" : `${size} ${difference > 0 ? "more" : "fewer"} than`;
  return `${name}, end of ${when}: ${count}, ${how} at the start`;
}

/** Moves labels apart so that none touch, from the bottom up, keeping their order. */
function spread<R>(rows: readonly R[], place: (row: R) => number, gap: number) {
  const placed = rows.map((row) => ({row, at: place(row)})).sort((a, b) => a.at - b.at);
  placed.forEach((label, i) => {
    const below = placed[i - 1];
    if (below) label.at = Math.max(label.at, below.at + gap);
  });
  return placed;
}
