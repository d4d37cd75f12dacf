import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import {gainWord} from "./clv-models.js";
import {concentrationTitle, partsOf} from "./clv-concentration.js";
import type {Part} from "./clv-concentration.js";
import {accent, estimate, faint, foreground, muted} from "../figures/colors.js";
import {figure} from "../figures/figure.js";
import {number, percent, percentFixed} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

const words = {
  title: {en: "How concentrated the future is", zh: "未来价值的集中度"},
  part: {en: "Most valuable so many of the buyers", zh: "最有价值的客户占比"},
  customers: {en: "Customers", zh: "客户数"},
  past: {en: "Share of net sales so far", zh: "至今净销售额占比"},
  sofar: {en: "net sales so far", zh: "至今净销售额"},
  even: {en: "if all were alike", zh: "若人人相同"},
  empty: {
    en: "Nothing is expected of anybody, so there is no value to rank.",
    zh: "没有预期价值，因此无法排序。",
  },
};

/** Returns the curve of concentration of CLV, with that of net sales so far behind it. */
export function clvConcentrationFigure(
  rows: Marts["clv_groups"],
  past: Marts["concentration"],
  voice: Voice,
): HTMLElement {
  const {language} = voice;
  const parts = partsOf(rows, past);
  const title = concentrationTitle(parts, voice) ?? words.title[language];
  const gain = gainWord(voice);
  const count = number(parts.at(-1)?.customers ?? 0, language);
  return figure(parts, {
    language,
    title,
    subtitle:
      language === "zh"
        ? `累计占比，各自由大到小排列，%：预期${gain}与至今净销售额，n\u00a0=\u00a0${count}`
        : `Cumulative share, each ranked largest first, %: expected ${gain}, and net sales so far, n\u00a0=\u00a0${count}`,
    summary: title,
    empty: words.empty[language],
    file: "clv-concentration",
    chart: (width) => curves(parts, width, voice),
    columns: [
      {
        head: words.part[language],
        value: ({percentile}) => percentile / 100,
        show: ({percentile}) => percent(percentile / 100, language),
      },
      {head: words.customers[language], value: ({customers}) => customers},
      {
        head: language === "zh" ? `预期${gain}占比` : `Share of expected ${gain}`,
        kind: "number",
        value: ({future}) => future,
        show: ({future}) => percentFixed(future, language),
      },
      {
        head: words.past[language],
        kind: "number",
        value: (part) => part.past,
        show: (part) => percentFixed(part.past, language),
      },
    ],
  });
}

function curves(parts: readonly Part[], width: number, voice: Voice): Element {
  const {language} = voice;
  const known = parts.filter(({past}) => past !== null);
  const gain = gainWord(voice);
  const label = parts.find(({percentile}) => percentile === 30);
  const share = (value: number) => percent(value, language);
  const under = Math.min(label?.future ?? 0, label?.past ?? 1);
  const names = [
    {text: language === "zh" ? `预期${gain}` : `expected ${gain}`, color: accent},
    ...(known.length > 0 ? [{text: words.sofar[language], color: muted}] : []),
  ];
  return Plot.plot({
    width,
    height: Math.min(420, Math.max(260, width * 0.7)),
    marginLeft: 52,
    marginRight: 12,
    marginTop: 16,
    marginBottom: 40,
    x: {domain: [0, 100]},
    y: {domain: [0, Math.max(1, ...known.map(({past}) => past ?? 0))]},
    marks: [
      amountAxis(share, {ticks: 5}),
      Plot.axisX({
        ticks: [0, 20, 40, 60, 80, 100],
        tickFormat: (value: number) => share(value / 100),
        label: null,
        fontSize: 12,
        tickSize: 3,
      }),
      Plot.line([0, 100], {
        x: (d: number) => d,
        y: (d: number) => d / 100,
        stroke: faint,
        strokeDasharray: "4 3",
      }),
      Plot.text([words.even[language]], {
        x: 62,
        y: 0.55,
        fontSize: 12,
        fill: muted,
        textAnchor: "start",
      }),
      Plot.line(known, {x: "percentile", y: "past", stroke: estimate, strokeWidth: 2}),
      Plot.line(parts, {x: "percentile", y: "future", stroke: accent, strokeWidth: 2.5}),
      Plot.ruleY([0], {stroke: foreground}),
      Plot.dot(parts, {x: "percentile", y: "future", r: 3, fill: accent}),
      names.map(({text, color}, i) =>
        Plot.text([30], {
          x: (percentile: number) => percentile,
          y: under,
          text: () => text,
          dx: 8,
          dy: 20 + 17 * i,
          textAnchor: "start",
          fontSize: 12.5,
          fontWeight: 600,
          fill: color,
        }),
      ),
      Plot.tip(
        parts,
        Plot.pointerX({
          x: "percentile",
          y: "future",
          ...tipSays((part: Part) => sentence(part, voice)),
          ...tipStyle,
        }),
      ),
    ],
  });
}

function sentence({percentile, customers, future, past}: Part, voice: Voice): string {
  const {language} = voice;
  const [people, share] = [percentile / 100, future].map((value) => percent(value, language));
  const count = number(customers, language);
  const gain = gainWord(voice);
  if (language === "zh") {
    const so = past === null ? "" : `；至今消费最多的同样多客户贡献 ${percent(past, language)}`;
    return `最有价值的 ${people}（${count} 位）占预期${gain}的 ${share}${so}`;
  }
  const so =
    past === null ? "" : `; so far as many have made ${percent(past, language)} of net sales`;
  return `The most valuable ${people} (${count} buyers) carry ${share} of the expected ${gain}${so}`;
}
