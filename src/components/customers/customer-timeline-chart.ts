import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import {accent, background, foreground, muted} from "../figures/colors.js";
import type {StageSpan} from "./customer-stages.js";
import {day, daysBetween} from "../words/dates.js";
import {number} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {textWidth} from "../figures/text-width.js";
import {timeAxis} from "./time-ticks.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

type Day = Marts["customer_days"][number];

export interface TimelineChartOptions {
  readonly asOf: Date;
  readonly spans: readonly StageSpan[];
  /** The day by which the next order is due by the customer's own rhythm. */
  readonly dueDate: Date | null;
  readonly width: number;
}

const words = {
  asOf: {en: "As of", zh: "截止日"},
  due: {en: "Due", zh: "应购日"},
};

const margin = {top: 34, bottom: 42};
const plotHeight = 170;
/** Pixels below the amounts: a gap, the band of stages, their names. */
const [gap, band, names] = [10, 12, 18];

/** Returns purchase days as stems, the stages as a band below, the as-of date and the day that is due as lines. */
export function timelineChart(
  rows: readonly Day[],
  {asOf, spans, dueDate, width}: TimelineChartOptions,
  voice: Voice,
): Element {
  const {language, money, terms} = voice;
  const first = rows[0]?.order_date ?? asOf;
  const end = dueDate && dueDate > asOf ? dueDate : asOf;
  // A customer of one day still needs a stretch of time to stand in.
  const pad = Math.max(1, daysBetween(first, end) * 0.02) * 86_400_000;
  const [from, to] = [new Date(first.getTime() - pad), new Date(end.getTime() + pad)];
  const most = Math.max(1, ...rows.map((row) => row.net_amount));
  const ticks = ticksUpTo(most);
  // The later line's name stands behind it.
  const marginRight =
    dueDate === null ? 14 : 8 + textWidth(words[dueDate > asOf ? "due" : "asOf"][language]);
  const marginLeft = 12 + Math.max(...ticks.map((tick) => textWidth(money.plain(tick))));
  const pixel = most / plotHeight;
  const [bandTop, bandFoot] = [-gap * pixel, -(gap + band) * pixel];
  const drawn = spans.map((span) => ({...span, to: span.to ?? asOf}));
  const perPixel = (to.getTime() - from.getTime()) / (width - marginLeft - marginRight);
  const wide = drawn.filter(
    (span) =>
      (span.to.getTime() - span.from.getTime()) / perPixel >
      textWidth(terms.label("stage", span.stage)) + 4,
  );
  const lines = [
    {date: asOf, label: words.asOf[language]},
    ...(dueDate ? [{date: dueDate, label: words.due[language]}] : []),
  ].sort((a, b) => a.date.getTime() - b.date.getTime());
  return Plot.plot({
    width,
    height: margin.top + plotHeight + gap + band + names + margin.bottom,
    marginLeft,
    marginRight,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: {type: "utc", domain: [from, to]},
    y: {domain: [-(gap + band + names) * pixel, most]},
    marks: [
      amountAxis(money.plain, {ticks}),
      timeAxis(from, to, {width: width - marginLeft - marginRight, language}),
      Plot.rect(drawn, {
        ...{x1: "from", x2: "to", y1: bandFoot, y2: bandTop, stroke: background, strokeWidth: 0.5},
        fill: (span: StageSpan) => terms.color("stage", span.stage),
        title: (span: StageSpan) =>
          language === "zh"
            ? `${terms.label("stage", span.stage)}，自 ${day(span.from, language)}起`
            : `${terms.label("stage", span.stage)} from ${day(span.from, language)}`,
      }),
      Plot.text(wide, {
        x: (span: {from: Date; to: Date}) =>
          new Date((span.from.getTime() + span.to.getTime()) / 2),
        y: bandFoot,
        text: (span: StageSpan) => terms.label("stage", span.stage),
        ...{dy: 10, fontSize: 12, fill: foreground},
      }),
      Plot.ruleX(lines, {x: "date", y1: 0, y2: most, stroke: muted, strokeDasharray: "3 3"}),
      lines.map((line, i) =>
        Plot.text([line], {
          ...{x: "date", y: most, text: "label", dy: -11, fontSize: 12, fill: muted},
          ...(i === 0 ? {textAnchor: "end", dx: -2} : {textAnchor: "start", dx: 2}),
        }),
      ),
      Plot.ruleY([0], {stroke: foreground, strokeOpacity: 0.5}),
      Plot.ruleX(rows, {
        x: "order_date",
        y1: 0,
        y2: "net_amount",
        stroke: accent,
        strokeWidth: 1.5,
      }),
      Plot.dot(rows, {x: "order_date", y: "net_amount", r: 3.5, fill: accent}),
      Plot.tip(
        rows,
        Plot.pointerX({
          ...{x: "order_date", y: "net_amount", ...tipStyle},
          ...tipSays((row: Day) => sentence(row, voice)),
        }),
      ),
    ],
  });
}

function sentence(row: Day, {language, money}: Voice): string {
  const count = number(row.orders, language);
  const amount = money.full(row.net_amount);
  return language === "zh"
    ? `${day(row.order_date, language)}：${count} 单，${amount}`
    : `${day(row.order_date, language)}: ${count} ${row.orders === 1 ? "order" : "orders"}, ${amount}`;
}

/** Zero and about three round amounts up to the greatest. */
function ticksUpTo(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(most / 3));
  const lead = most / 3 / power;
  const step = (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
  return Array.from({length: Math.floor(most / step) + 1}, (_, i) => i * step);
}
