import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import {accent, background, estimate, faint, foreground, muted} from "../figures/colors.js";
import {figure} from "../figures/figure.js";
import {number, percent, percentFixed} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import {percentileMaking, topSentence} from "./value-sentences.js";
import type {Voice} from "../words/voice.js";

type Percentile = Marts["concentration"][number];

const words = {
  title: {en: "Money and people", zh: "金额与人数"},
  buyers: {en: "Largest so many of the buyers", zh: "消费最多的客户占比"},
  customers: {en: "Customers", zh: "客户数"},
  sales: {en: "Share of net sales", zh: "净销售额占比"},
  margin: {en: "Share of margin", zh: "毛利占比"},
  class: {en: "ABC class", zh: "ABC 类"},
  even: {en: "if all bought alike", zh: "若人人消费相同"},
  empty: {
    en: "There are no buyers with positive net sales yet, so there is nothing to rank.",
    zh: "尚无净销售额为正的购买客户，无法排序。",
  },
};

/** Returns the curve of concentration: what the largest share of buyers makes, with classes A, B and C. */
export function concentrationFigure(rows: Marts["concentration"], voice: Voice): HTMLElement {
  const {language} = voice;
  const told = rows.filter((row) => row.cumulative_net_share !== null);
  const title = topSentence(told, voice)?.replace(/[.。]$/, "") ?? words.title[language];
  const count = number(told.at(-1)?.customers ?? 0, language);
  const hasMargin = told.some((row) => row.cumulative_margin_share !== null);
  return figure(told, {
    language,
    title,
    subtitle:
      language === "zh"
        ? `累计净销售额占比，购买客户按金额由大到小，%，n\u00a0=\u00a0${count}`
        : `Cumulative share of net sales, buyers ranked largest first, %, n\u00a0=\u00a0${count}`,
    summary: `${title}${language === "zh" ? "。" : ". "}${classesInWords(told, voice)}`,
    note: classesInWords(told, voice),
    empty: words.empty[language],
    file: "concentration",
    chart: (width) => curve(told, width, voice),
    columns: [
      {
        head: words.buyers[language],
        value: (row) => row.percentile / 100,
        show: (row) => percent(row.percentile / 100, language),
      },
      {head: words.customers[language], value: (row) => row.customers},
      {
        head: words.sales[language],
        value: (row) => row.cumulative_net_share,
        show: (row) => percentFixed(row.cumulative_net_share, language),
        kind: "number",
      },
      ...(hasMargin
        ? [
            {
              head: words.margin[language],
              value: (row: Percentile) => row.cumulative_margin_share,
              show: (row: Percentile) => percentFixed(row.cumulative_margin_share, language),
              kind: "number" as const,
            },
          ]
        : []),
      {head: words.class[language], value: (row) => row.abc_class},
    ],
  });
}

/** A class's stretch of buyers and what they make, to the percentile. */
export function abcClasses(rows: Marts["concentration"]) {
  return (["A", "B", "C"] as const).flatMap((id) => {
    const own = rows.filter(({abc_class}) => abc_class === id);
    const last = own.at(-1);
    const first = own[0];
    if (!first || !last) return [];
    const before = rows[rows.indexOf(first) - 1];
    return [
      {
        id,
        from: before?.percentile ?? 0,
        to: last.percentile,
        customers: last.customers - (before?.customers ?? 0),
        share: (last.cumulative_net_share ?? 0) - (before?.cumulative_net_share ?? 0),
      },
    ];
  });
}

function classesInWords(rows: Marts["concentration"], {language}: Voice): string {
  const told = abcClasses(rows).map(({id, customers, share}) =>
    language === "zh"
      ? `${id} 类约 ${number(customers, language)} 位，占 ${percent(share, language)}`
      : `class ${id}, about ${number(customers, language)} ${customers === 1 ? "buyer" : "buyers"}, makes ${percent(share, language)}`,
  );
  if (told.length === 0) return "";
  const text = told.join(language === "zh" ? "；" : "; ");
  return language === "zh" ? `${text}。` : `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

function curve(rows: Marts["concentration"], width: number, {language}: Voice): Element {
  const eighty = percentileMaking(rows, 0.8);
  const top = Math.max(1, ...rows.map((row) => row.cumulative_net_share ?? 0));
  const share = (value: number) => percent(value, language);
  return Plot.plot({
    width,
    height: Math.min(420, Math.max(260, width * 0.7)),
    marginLeft: 52,
    marginRight: 12,
    marginTop: 16,
    marginBottom: 40,
    x: {domain: [0, 100]},
    y: {domain: [0, top]},
    marks: [
      amountAxis(share, {ticks: 5}),
      Plot.axisX({
        ticks: [0, 20, 40, 60, 80, 100],
        tickFormat: (value: number) => share(value / 100),
        label: null,
        fontSize: 12,
        tickSize: 3,
      }),
      abcClasses(rows).map(({id, from, to}) => [
        from > 0 ? Plot.ruleX([from], {stroke: faint, strokeDasharray: "2 3"}) : null,
        Plot.text([id], {
          x: (from + to) / 2,
          y: 0,
          dy: -9,
          fontSize: 12,
          fontWeight: 600,
          fill: muted,
        }),
      ]),
      Plot.line([0, 100], {
        x: (d: number) => d,
        y: (d: number) => d / 100,
        stroke: estimate,
        strokeDasharray: "4 3",
      }),
      Plot.text([words.even[language]], {
        x: 62,
        y: 0.55,
        fontSize: 12,
        fill: muted,
        textAnchor: "start",
      }),
      Plot.line(rows, {
        x: "percentile",
        y: "cumulative_net_share",
        stroke: accent,
        strokeWidth: 2.5,
      }),
      Plot.ruleY([0], {stroke: foreground}),
      eighty && [
        Plot.dot([eighty.row], {
          x: "percentile",
          y: "cumulative_net_share",
          r: 5,
          fill: accent,
          stroke: background,
          strokeWidth: 2,
        }),
        Plot.text([eighty.row], {
          x: "percentile",
          y: "cumulative_net_share",
          text: () => `${share(eighty.people)} → ${share(eighty.made)}`,
          dx: 10,
          dy: 10,
          textAnchor: "start",
          fontSize: 13,
          fontWeight: 600,
          fill: foreground,
        }),
      ],
      Plot.tip(
        rows,
        Plot.pointerX({
          x: "percentile",
          y: "cumulative_net_share",
          ...tipSays((row: Percentile) =>
            language === "zh"
              ? `消费最多的 ${share(row.percentile / 100)}（${number(row.customers, language)} 位）贡献 ${percent(row.cumulative_net_share, language)}`
              : `The largest ${share(row.percentile / 100)} (${number(row.customers, language)} buyers) make ${percent(row.cumulative_net_share, language)}`,
          ),
          ...tipStyle,
        }),
      ),
    ],
  });
}
