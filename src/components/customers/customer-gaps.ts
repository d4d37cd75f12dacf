import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import {accent, estimate, foreground, muted} from "../figures/colors.js";
import type {Rhythm} from "./customer-rhythm.js";
import {day, daysBetween, isoDay} from "../words/dates.js";
import {figure} from "../figures/figure.js";
import {days, number} from "../words/format.js";
import {textWidth} from "../figures/text-width.js";
import {leastWidth} from "./time-ticks.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

interface Wait {
  readonly from: Date;
  readonly to: Date;
  readonly days: number;
  /** The one that goes on: no order has ended it. */
  readonly isOpen: boolean;
}

const words = {
  subtitle: {
    en: "Days from each purchase day to the next; the last bar, in grey, is the wait that goes on",
    zh: "相邻两个购买日相隔的天数；末尾灰色为仍在继续的等待",
  },
  from: {en: "From", zh: "起"},
  to: {en: "To", zh: "止"},
  gap: {en: "Gap", zh: "间隔"},
  days: {en: "days", zh: "天"},
  open: {en: "Ended by an order", zh: "以下单结束"},
  yes: {en: "yes", zh: "是"},
  no: {en: "no", zh: "否"},
  usually: {en: "usually within", zh: "通常在"},
};

/** The own rhythm and the wait of today beside it. */
export function gapsTitle({expectedGap}: Rhythm, waiting: number, {language}: Voice): string {
  const wait = days(waiting, language);
  if (expectedGap === null) {
    return language === "zh" ? `已等待 ${wait}` : `Waiting for ${wait} now`;
  }
  const usual = days(expectedGap, language);
  return language === "zh"
    ? `通常在 ${usual}内再次购买，现已等待 ${wait}`
    : `Usually back within ${usual}; waiting for ${wait} now`;
}

export interface GapsOptions {
  readonly rhythm: Rhythm;
  readonly asOf: Date;
  /** No other picture stands beside it. */
  readonly isWide: boolean;
}

/**
 * Returns the gaps between purchase days in order, the own rhythm as a line, and the wait of today; nothing
 * for one purchase day: the page says in words that it has no gap.
 */
export function gapsFigure(
  purchases: readonly Date[],
  {rhythm, asOf, isWide}: GapsOptions,
  voice: Voice,
): HTMLElement | null {
  if (rhythm.gaps.length === 0) return null;
  const {language} = voice;
  const last = purchases.at(-1);
  const waiting = last ? daysBetween(last, asOf) : 0;
  const ended: Wait[] = rhythm.gaps.map((gap, i) => ({
    from: purchases[i] ?? asOf,
    to: purchases[i + 1] ?? asOf,
    ...{days: gap, isOpen: false},
  }));
  const open = {from: last ?? asOf, to: asOf, days: waiting, isOpen: true};
  const title = gapsTitle(rhythm, waiting, voice);
  return figure([...ended, open], {
    ...{language, title, summary: title, isWide, file: "customer-gaps", empty: title},
    subtitle: words.subtitle[language],
    chart: (width) =>
      draw(
        [...ended, open],
        {expected: rhythm.expectedGap, width: Math.max(leastWidth, width)},
        voice,
      ),
    columns: [
      {head: words.from[language], value: (row) => row.from, show: (row) => isoDay(row.from)},
      {head: words.to[language], value: (row) => row.to, show: (row) => isoDay(row.to)},
      {head: words.gap[language], unit: words.days[language], value: (row) => row.days},
      {head: words.open[language], value: (row) => words[row.isOpen ? "no" : "yes"][language]},
    ],
  });
}

/** "usually within", "41 days". */
function usualRows(expected: number, {language}: Voice): string[] {
  const long = days(expected, language);
  return [words.usually[language], language === "zh" ? `${long}内` : long];
}

function draw(
  rows: readonly Wait[],
  {expected, width}: {expected: number | null; width: number},
  voice: Voice,
): Element {
  const {language} = voice;
  const most = Math.max(1, expected ?? 0, ...rows.map((row) => row.days));
  // The line's name stands behind its end, in two rows, clear of the bars.
  const named = expected === null ? [] : usualRows(expected, voice);
  const marginRight = Math.max(8, ...named.map((row) => textWidth(row) + 8));
  const sentence = (row: Wait) =>
    language === "zh"
      ? `${day(row.from, language)}至 ${day(row.to, language)}：${days(row.days, language)}${row.isOpen ? "，仍在等待" : ""}`
      : `${day(row.from, language)} to ${day(row.to, language)}: ${days(row.days, language)}${row.isOpen ? ", not over" : ""}`;
  const at = (row: Wait) => rows.indexOf(row) + 0.5;
  return Plot.plot({
    ...{width, height: 250, marginLeft: 44, marginRight, marginTop: 22, marginBottom: 24},
    x: {domain: [0, rows.length], axis: null},
    y: {domain: [0, most * 1.05]},
    marks: [
      amountAxis((value) => number(value, language)),
      Plot.rect(rows, {
        x1: (row: Wait) => rows.indexOf(row),
        x2: (row: Wait) => rows.indexOf(row) + 1,
        ...{
          y1: 0,
          y2: "days",
          insetLeft: rows.length > 80 ? 0 : 0.75,
          insetRight: rows.length > 80 ? 0 : 0.75,
        },
        fill: (row: Wait) => (row.isOpen ? estimate : accent),
      }),
      Plot.ruleY([0], {stroke: foreground}),
      ...(expected === null
        ? []
        : [
            Plot.ruleY([expected], {stroke: foreground, strokeDasharray: "4 3"}),
            Plot.text([expected], {
              ...{x: rows.length, y: expected, dx: 6, textAnchor: "start", fontSize: 12},
              ...{fill: foreground, text: () => named.join("\n")},
            }),
          ]),
      Plot.text([rows[0]?.from ?? null], {
        ...{x: 0, y: 0, dy: 14, fontSize: 12, fill: muted, textAnchor: "start"},
        text: (date: Date | null) => isoDay(date),
      }),
      Plot.text([rows.at(-1)?.to ?? null], {
        ...{x: rows.length, y: 0, dy: 14, fontSize: 12, fill: muted, textAnchor: "end"},
        text: (date: Date | null) => isoDay(date),
      }),
      Plot.tip(
        rows,
        Plot.pointerX({
          x: at,
          y: "days",
          ...tipSays((row: Wait) => sentence(row)),
          ...tipStyle,
        }),
      ),
    ],
  });
}
