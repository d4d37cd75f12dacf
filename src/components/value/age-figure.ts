import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import {estimate, foreground, series} from "../figures/colors.js";
import {figure} from "../figures/figure.js";
import {number, percentFixed} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {textWidth} from "../figures/text-width.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import {ageSentence, fewestCohorts, fewestCustomers, isWellFounded} from "./value-sentences.js";
import type {Voice} from "../words/voice.js";

type Age = Marts["value_by_age"][number];

const words = {
  title: {en: "Value by age", zh: "按月龄的价值"},
  age: {en: "Age", zh: "月龄"},
  months: {en: "months", zh: "个月"},
  since: {en: "Months since the first order", zh: "首单后月数"},
  cohorts: {en: "Cohorts", zh: "同期群数"},
  customers: {en: "Customers", zh: "客户数"},
  retained: {en: "Buying at this age", zh: "该月龄购买占比"},
  sales: {en: "Net sales", zh: "净销售额"},
  margin: {en: "Margin", zh: "毛利"},
  cumulativeSales: {en: "Cumulative net sales per customer", zh: "人均累计净销售额"},
  cumulativeMargin: {en: "Cumulative margin per customer", zh: "人均累计毛利"},
  empty: {
    en: "No cohort has completed its first month yet. Come back when a whole month has passed.",
    zh: "尚无同期群完整经历首月，请在满一个整月后再看。",
  },
};

/** Returns what a customer has brought by each age, in net sales and, where known, margin. */
export function ageFigure(rows: Marts["value_by_age"], voice: Voice): HTMLElement {
  const {language, money} = voice;
  const hasMargin = rows.some((row) => row.cumulative_margin_per_customer !== null);
  const title = ageSentence(rows, voice)?.replace(/[.。]$/, "") ?? words.title[language];
  const few = rows.some((row) => !isWellFounded(row));
  const count = number(rows[0]?.customers ?? 0, language);
  return figure(rows, {
    language,
    title,
    subtitle:
      language === "zh"
        ? `人均累计金额（${money.unit}），各月龄平均值逐月相加（每个月龄只计已完整经历的同期群），按距首单的自然月数，首月 n\u00a0=\u00a0${count}`
        : `Cumulative amount per customer, ${money.unit}, by calendar months since the first order: the means of the months added up, each over the cohorts old enough for it; n\u00a0=\u00a0${count} at age 0`,
    summary: title,
    note: few
      ? {
          en: `Grey and dashed: fewer than ${fewestCohorts} cohorts or ${fewestCustomers} customers are that old.`,
          zh: `灰色虚线：达到该月龄的同期群不足 ${fewestCohorts} 个或客户不足 ${fewestCustomers} 位。`,
        }[language]
      : undefined,
    empty: words.empty[language],
    file: "value-by-age",
    chart: (width) => lines(rows, width, hasMargin, voice),
    columns: [
      {head: words.age[language], unit: words.months[language], value: (row) => row.age_months},
      {head: words.cohorts[language], value: (row) => row.cohorts},
      {head: words.customers[language], value: (row) => row.customers},
      {
        head: words.retained[language],
        value: (row) => row.retained_share,
        show: (row) => percentFixed(row.retained_share, language),
        kind: "number",
      },
      {
        head: words.cumulativeSales[language],
        unit: money.unit,
        value: (row) => row.cumulative_net_amount_per_customer,
        show: (row) => money.exact(row.cumulative_net_amount_per_customer),
        kind: "number",
      },
      ...(hasMargin
        ? [
            {
              head: words.cumulativeMargin[language],
              unit: money.unit,
              value: (row: Age) => row.cumulative_margin_per_customer,
              show: (row: Age) => money.exact(row.cumulative_margin_per_customer),
              kind: "number" as const,
            },
          ]
        : []),
    ],
  });
}

function lines(
  rows: Marts["value_by_age"],
  width: number,
  hasMargin: boolean,
  {language, money}: Voice,
): Element {
  const firm = rows.filter(isWellFounded);
  const soft = rows.slice(Math.max(0, firm.length - 1));
  const drawn = [
    {y: "cumulative_net_amount_per_customer", name: words.sales[language], color: series[0]},
    ...(hasMargin
      ? [{y: "cumulative_margin_per_customer", name: words.margin[language], color: series[2]}]
      : []),
  ] as const;
  const last = rows.at(-1);
  return Plot.plot({
    width,
    height: Math.min(420, Math.max(260, width * 0.7)),
    marginLeft: 52,
    marginRight: 12 + Math.max(...drawn.map(({name}) => textWidth(name))),
    marginTop: 16,
    marginBottom: 40,
    x: {domain: [0, Math.max(1, last?.age_months ?? 1)]},
    y: {zero: true, nice: true},
    marks: [
      amountAxis(money.plain, {ticks: 5}),
      Plot.axisX({
        ticks: ageTicks(last?.age_months ?? 1, width),
        tickFormat: String,
        label: words.since[language],
        labelAnchor: "center",
        labelArrow: "none",
        fontSize: 12,
        tickSize: 3,
      }),
      Plot.ruleY([0], {stroke: foreground}),
      drawn.map(({y, name, color}) => [
        Plot.line(soft, {
          x: "age_months",
          y,
          stroke: estimate,
          strokeWidth: 2,
          strokeDasharray: "4 3",
        }),
        Plot.line(firm, {x: "age_months", y, stroke: color, strokeWidth: 2.5}),
        rows.length === 1 ? Plot.dot(rows, {x: "age_months", y, fill: color, r: 4}) : null,
        Plot.text(last ? [last] : [], {
          x: "age_months",
          y,
          text: () => name,
          dx: 8,
          textAnchor: "start",
          fontSize: 12.5,
          fontWeight: 600,
          fill: foreground,
        }),
      ]),
      Plot.tip(
        rows,
        Plot.pointerX({
          x: "age_months",
          y: "cumulative_net_amount_per_customer",
          ...tipSays((row: Age) => sentence(row, {language, money})),
          ...tipStyle,
        }),
      ),
    ],
  });
}

function sentence(row: Age, {language, money}: Pick<Voice, "language" | "money">): string {
  const sales = money.short(row.cumulative_net_amount_per_customer);
  const count = number(row.customers, language);
  return language === "zh"
    ? `${row.age_months} 个月龄：人均累计 ${sales}（${row.cohorts} 个同期群，${count} 位客户）`
    : `By age ${row.age_months}: ${sales} per customer (${row.cohorts} ${row.cohorts === 1 ? "cohort" : "cohorts"}, ${count} ${row.customers === 1 ? "customer" : "customers"})`;
}

/** Returns ages to label: every year, half-year, quarter or month, as the width allows. */
export function ageTicks(oldest: number, width: number): number[] {
  const room = Math.max(2, Math.floor(width / 46));
  const step = [1, 3, 6, 12, 24, 60].find((size) => oldest / size + 1 <= room) ?? 120;
  return Array.from({length: Math.floor(oldest / step) + 1}, (_, i) => i * step);
}
