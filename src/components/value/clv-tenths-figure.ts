import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import {clvMonths} from "./clv-answer.js";
import {gainWord} from "./clv-models.js";
import {tenths} from "./clv-sentences.js";
import {accent, foreground} from "../figures/colors.js";
import {figure} from "../figures/figure.js";
import {number, percent, percentFixed} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

interface Tenth {
  readonly row: Marts["clv_groups"][number];
  readonly place: number;
  /** Share of CLV of this tenth and all before it; null where nothing is expected of anybody. */
  readonly cumulative: number | null;
}

const words = {
  title: {en: "Customer lifetime value by tenths of buyers", zh: "客户生命周期价值的十分位分布"},
  tenth: {en: "Tenth of buyers", zh: "十分位"},
  customers: {en: "Customers", zh: "客户数"},
  mean: {en: "CLV per customer", zh: "人均 CLV"},
  median: {en: "Median", zh: "中位数"},
  least: {en: "Least", zh: "最低"},
  share: {en: "Share of CLV", zh: "CLV 占比"},
  cumulative: {en: "Cumulative share", zh: "累计占比"},
  axis: {en: "Tenths of buyers, most valuable first →", zh: "购买客户十分位，由高到低 →"},
  empty: {
    en: "No model of future purchases is trusted, so no value is foretold.",
    zh: "没有可信的购买模型，因此不预测价值。",
  },
};

/** Returns what customers are worth in the future by tenths, with the share that each tenth carries. */
export function tenthsFigure(
  rows: Marts["clv_groups"],
  definitions: Marts["definitions"],
  voice: Voice,
): HTMLElement {
  const {language, money} = voice;
  const all = withSums(tenths(rows));
  const title = tenthsTitle(all, voice) ?? words.title[language];
  const count = number(
    all.reduce((sum, {row}) => sum + row.customers, 0),
    language,
  );
  const gain = gainWord(voice);
  const span = clvMonths(definitions) ?? "";
  return figure(all, {
    language,
    title,
    subtitle:
      language === "zh"
        ? `人均预期${gain}（${money.unit}，未来 ${span} 个月，已折现）；柱上为所占份额；n\u00a0=\u00a0${count}`
        : `Expected ${gain} per customer, ${money.unit}, next ${span} months, discounted; above the bars the share of all; n\u00a0=\u00a0${count}`,
    summary: title,
    empty: words.empty[language],
    file: "clv-tenths",
    chart: (width) => bars(all, width, voice),
    columns: [
      {head: words.tenth[language], value: ({place}) => place},
      {head: words.customers[language], value: ({row}) => row.customers},
      {
        head: words.mean[language],
        unit: money.unit,
        value: ({row}) => row.clv_per_customer,
        show: ({row}) => money.exact(row.clv_per_customer),
      },
      {
        head: words.median[language],
        unit: money.unit,
        value: ({row}) => row.clv_median,
        show: ({row}) => money.exact(row.clv_median),
      },
      {
        head: words.least[language],
        unit: money.unit,
        value: ({row}) => row.clv_least,
        show: ({row}) => money.exact(row.clv_least),
      },
      {
        head: words.share[language],
        kind: "number",
        value: ({row}) => row.clv_share,
        show: ({row}) => percentFixed(row.clv_share, language),
      },
      {
        head: words.cumulative[language],
        kind: "number",
        value: ({cumulative}) => cumulative,
        show: ({cumulative}) => percentFixed(cumulative, language),
      },
    ],
  });
}

function withSums(rows: Marts["clv_groups"]): Tenth[] {
  let sum = 0;
  return rows.map((row, i) => {
    sum += row.clv_share ?? 0;
    return {row, place: i + 1, cumulative: row.clv_share === null ? null : Math.min(1, sum)};
  });
}

/** What the top tenth carries and what the lower half. */
function tenthsTitle(all: readonly Tenth[], voice: Voice): string | null {
  const {language} = voice;
  const [top, half] = [all[0]?.cumulative ?? null, all[4]?.cumulative ?? null];
  if (top === null || half === null || all.length !== 10) return null;
  const [first, rest] = [percent(top, language), percent(1 - half, language)];
  const gain = gainWord(voice);
  return language === "zh"
    ? `最有价值的十分之一占预期${gain}的 ${first}，较低的一半占 ${rest}`
    : `The most valuable tenth carries ${first} of the expected ${gain}, the lower half ${rest}`;
}

function bars(all: readonly Tenth[], width: number, {language, money}: Voice): Element {
  const worth = ({row}: Tenth) => row.clv_per_customer;
  const share = ({row}: Tenth) => {
    if (row.clv_share === null || (width < 420 && row.clv_share < 0.005)) return "";
    const least = percent(0.01, language);
    return row.clv_share > 0 && row.clv_share < 0.005
      ? `<${least}`
      : percent(row.clv_share, language, 0);
  };
  return Plot.plot({
    width,
    height: Math.min(420, Math.max(260, width * 0.7)),
    marginLeft: 52,
    marginRight: 4,
    marginTop: 24,
    marginBottom: 40,
    x: {type: "band", domain: all.map(({place}) => place), padding: 0.15},
    y: {zero: true, nice: true},
    marks: [
      amountAxis(money.plain, {ticks: 5}),
      Plot.axisX({
        tickSize: 0,
        label: words.axis[language],
        labelAnchor: "center",
        labelArrow: "none",
        fontSize: 12,
      }),
      Plot.barY(all, {
        x: "place",
        y: worth,
        fill: accent,
        fillOpacity: ({place}: Tenth) => (place === 1 ? 1 : 0.55),
      }),
      Plot.ruleY([0], {stroke: foreground}),
      Plot.text(all, {
        x: "place",
        y: worth,
        text: share,
        dy: -9,
        fontSize: width < 420 ? 10.5 : 12,
        fill: foreground,
      }),
      Plot.tip(
        all,
        Plot.pointerX({
          x: "place",
          y: worth,
          ...tipSays((tenth: Tenth) => sentence(tenth, {language, money})),
          ...tipStyle,
        }),
      ),
    ],
  });
}

function sentence(
  {row, place, cumulative}: Tenth,
  {language, money}: Pick<Voice, "language" | "money">,
) {
  const [mean, least] = [row.clv_per_customer, row.clv_least].map((value) => money.short(value));
  const count = number(row.customers, language);
  const upTo = percent(cumulative, language);
  return language === "zh"
    ? `第 ${place} 个十分位（${count} 位）：人均 ${mean}，最低 ${least}；至此累计 ${upTo}`
    : `Tenth ${place} (${count} customers): ${mean} each, ${least} at least; up to here ${upTo} of all`;
}
