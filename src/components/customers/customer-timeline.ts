import {notesWithin} from "../figures/annotations.js";
import type {Rhythm} from "./customer-rhythm.js";
import type {StageSpan} from "./customer-stages.js";
import {day, isoDay} from "../words/dates.js";
import {figure} from "../figures/figure.js";
import {days as inDays, number} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {timelineChart} from "./customer-timeline-chart.js";
import {leastWidth} from "./time-ticks.js";
import type {Voice} from "../words/voice.js";

type Day = Marts["customer_days"][number];

export interface TimelineOptions {
  readonly asOf: Date;
  readonly spans: readonly StageSpan[];
  readonly rhythm: Rhythm;
}

const words = {
  amount: {en: "Order amount", zh: "订单金额"},
  day: {en: "Day", zh: "日期"},
  orders: {en: "Orders", zh: "订单数"},
  gap: {en: "Since the one before", zh: "距上一购买日"},
  days: {en: "days", zh: "天"},
  stage: {en: "Stage from that day", zh: "当日起的阶段"},
  note: {
    en: "The band below shows the stages. Amounts are before returns.",
    zh: "下方色带为所处阶段。金额未减退货。",
  },
  empty: {
    en: "There is no valid order to draw.",
    zh: "没有可绘制的有效订单。",
  },
};

/** How many purchase days there are and the longest pause between two of them. */
export function timelineTitle(
  days: readonly Day[],
  gaps: readonly number[],
  {language}: Voice,
): string {
  const count = number(days.length, language);
  const longest = gaps.length > 0 ? inDays(Math.max(...gaps), language) : null;
  if (language === "zh") {
    return longest === null ? "只在一天购买过" : `${count} 个购买日，最长间隔 ${longest}`;
  }
  return longest === null
    ? "Bought on one day"
    : `${count} purchase days, the longest pause ${longest}`;
}

/** Returns the customer's purchase days in time, with the stages they led to and the day of the next one. */
export function customerTimeline(
  rows: readonly Day[],
  {asOf, spans, rhythm}: TimelineOptions,
  voice: Voice,
): HTMLElement {
  const {language, money, terms} = voice;
  const title = timelineTitle(rows, rhythm.gaps, voice);
  const stageOn = (date: Date) => spans.filter(({from}) => from <= date).at(-1)?.stage ?? null;
  return figure(rows, {
    ...{language, title, isWide: true, file: "customer-orders", empty: words.empty[language]},
    subtitle: [words.amount[language], money.unit, period(rows, asOf, voice)].join(
      language === "zh" ? "，" : ", ",
    ),
    summary: `${title}${language === "zh" ? "。" : "."}`,
    note: words.note[language],
    events: {...notesWithin(voice, rows[0]?.order_date, asOf), lift: 18},
    chart: (width) =>
      timelineChart(
        rows,
        {asOf, spans, dueDate: rhythm.dueDate, width: Math.max(leastWidth, width)},
        voice,
      ),
    columns: [
      {
        head: words.day[language],
        value: (row) => row.order_date,
        show: (row) => isoDay(row.order_date),
      },
      {head: words.orders[language], value: (row) => row.orders},
      {
        head: words.amount[language],
        unit: money.unit,
        value: (row) => row.net_amount,
        show: (row) => money.exact(row.net_amount),
      },
      {
        head: words.gap[language],
        unit: words.days[language],
        kind: "number",
        value: (row) => rhythm.gaps[rows.indexOf(row) - 1] ?? null,
      },
      {head: words.stage[language], value: (row) => terms.label("stage", stageOn(row.order_date))},
    ],
  });
}

function period(rows: readonly Day[], asOf: Date, {language}: Voice): string {
  const dash = language === "zh" ? "至 " : " – ";
  return `${day(rows[0]?.order_date, language)}${dash}${day(asOf, language)}`;
}
