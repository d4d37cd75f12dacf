import * as Plot from "@observablehq/plot";
import {amountAxis} from "../figures/amount-axis.js";
import {notesOfMonths} from "../figures/annotations.js";
import {chosenFigure} from "../filters/chosen-figure.js";
import {cakeOf, layersOf} from "./cohort-cake.js";
import type {CakeLayers, CakeMonth, CakePart} from "./cohort-cake.js";
import {amountColor, background, foreground} from "../figures/colors.js";
import {month} from "../words/dates.js";
import {figure} from "../figures/figure.js";
import {percent} from "../words/format.js";
import {paragraph} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {monthAxis} from "../figures/month-axis.js";
import {isLastWhole, monthSpan} from "../words/month-span.js";
import {spreadLabels} from "../figures/spread-labels.js";
import {tipStyle, tipSays} from "../figures/tip.js";
import type {Voice} from "../words/voice.js";

const words = {
  layers: {en: "Layers", zh: "分层"},
  year: {en: "By year of first order", zh: "按首单年份"},
  quarter: {en: "By quarter", zh: "按首单季度"},
  month: {en: "Month", zh: "月份"},
  known: {en: "All known customers", zh: "全部已知客户"},
  chosen: {en: "All customers chosen", zh: "全部所选客户"},
  beside: {en: "In no cohort", zh: "不属任何同期群"},
  adds: {
    en: "The layers of a month add up to its net sales less the anonymous.",
    zh: "每月各层之和等于当月净销售额减去匿名部分。",
  },
  addsChosen: {
    en: "The layers of a month add up to the net sales of the customers chosen.",
    zh: "每月各层之和等于所选客户当月的净销售额。",
  },
  plain: {en: "Net sales by when customers first bought", zh: "按客户首单时间划分的净销售额"},
  empty: {en: "No month is over yet.", zh: "尚无已结束的月份。"},
};

/** How much of the last twelve whole months came from customers won before them. */
export function cakeTitle(
  cohorts: Marts["cohorts"],
  months: Marts["months"],
  {language, facts}: Voice,
): string {
  const whole = months.filter((row) => row.is_complete).map((row) => row.month.getTime());
  const from = whole.at(-12);
  const last = whole.at(-1);
  if (last === undefined) return words.plain[language];
  if (from === undefined || whole.length < 18) {
    return firstYearTitle(cohorts, last, language) ?? words.plain[language];
  }
  let [all, old] = [0, 0];
  for (const row of cohorts) {
    const start = row.cohort_month;
    const time = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + row.age_months, 1);
    if (time < from || time > last) continue;
    all += row.net_amount;
    if (start.getTime() < from) old += row.net_amount;
  }
  if (!(all > 0) || old < 0 || old > all) return words.plain[language];
  const share = percent(old / all, language);
  const until = isLastWhole(new Date(last), facts) ? null : month(new Date(last), language);
  if (language === "zh") {
    const span = until === null ? "近 12 个整月" : `截至 ${until}的 12 个整月`;
    return `${span}的净销售额中，${share} 来自此前赢得的客户`;
  }
  const span =
    until === null
      ? "the last twelve whole months' net sales"
      : `net sales of the twelve months to ${until}`;
  return `${share} of ${span} come from customers won before them`;
}

/** Where the history is short: how much of its last whole month the customers of its first year make. */
function firstYearTitle(
  cohorts: Marts["cohorts"],
  last: number,
  language: Voice["language"],
): string | null {
  const years = cohorts.map(({cohort_month: start}) => start.getUTCFullYear());
  const first = Math.min(...years);
  const then = new Date(last);
  if (!(first < then.getUTCFullYear())) return null;
  let [all, old] = [0, 0];
  for (const {cohort_month: start, age_months: age, net_amount: net} of cohorts) {
    if (Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + age, 1) !== last) continue;
    all += net;
    if (start.getUTCFullYear() === first) old += net;
  }
  if (!(all > 0) || !(old > 0) || old > all) return null;
  const [share, when] = [percent(old / all, language), month(then, language)];
  return language === "zh"
    ? `${first} 年首次下单的客户贡献 ${when}净销售额的 ${share}`
    : `Customers won in ${first} make ${share} of net sales in ${when}`;
}

/** Returns the layer cake: net sales by month, stacked by when the customers first bought. */
export function cohortCakeFigure(
  cohorts: Marts["cohorts"],
  months: Marts["months"],
  voice: Voice,
): HTMLElement {
  const {language} = voice;
  return chosenFigure({
    label: words.layers[language],
    items: (["year", "quarter"] as const).map((id) => ({id, label: words[id][language]})),
    initial: "year",
    name: "layers",
    draw: (id, width) => cakeFigure(cohorts, months, id as CakeLayers, width, voice),
  });
}

function cakeFigure(
  cohorts: Marts["cohorts"],
  months: Marts["months"],
  layers: CakeLayers,
  width: number | undefined,
  voice: Voice,
): HTMLElement {
  const {language, money} = voice;
  const cake = cakeOf(cohorts, months, layers);
  const whole = cake.filter(({isComplete}) => isComplete);
  const names = layersOf(cake);
  const title = cakeTitle(cohorts, months, voice);
  const hasBeside = cake.some(({beside}) => beside !== 0);
  const early = cake.find(({isComplete}) => !isComplete);
  const of = (row: CakeMonth, layer: string) =>
    row.parts.find((part) => part.layer === layer)?.net ?? null;
  return figure(whole.length > 0 ? cake : [], {
    language,
    title,
    width,
    isWide: true,
    subtitle: {
      en: `Net sales of known customers, ${money.unit}, by month and ${layers} of their first order, ${monthSpan(whole, language)}`,
      zh: `已知客户的净销售额，${money.unit}，按月份与首单${layers === "year" ? "年份" : "季度"}，${monthSpan(whole, language)}`,
    }[language],
    summary: title,
    note: paragraph(
      [
        words[voice.filters ? "addsChosen" : "adds"][language],
        hasBeside &&
          {
            en: "Returns of people who never bought, or before they first did, are in no cohort; the table tells them.",
            zh: "从未购买者的退货及早于首单的退货不属任何同期群，见数据表。",
          }[language],
        early &&
          {
            en: `${month(early.month, language)} is not over and not drawn; the table has it.`,
            zh: `${month(early.month, language)}尚未结束，图中不画，见数据表。`,
          }[language],
      ].filter((text) => typeof text === "string"),
      language,
    ),
    empty: words.empty[language],
    file: "revenue-by-cohort",
    events: notesOfMonths(
      voice,
      whole.map((row) => row.month),
    ),
    chart: (size) => chart(whole, names, layers, Math.max(160, size), voice),
    columns: [
      {
        head: words.month[language],
        value: (row) => row.month,
        show: (row) => month(row.month, language),
        kind: "text",
      },
      ...names.map((name) => ({
        head: layerName(name, language),
        kind: "number" as const,
        value: (row: CakeMonth) => of(row, name),
        show: (row: CakeMonth) => money.plain(of(row, name)),
      })),
      ...(hasBeside
        ? [
            {
              head: words.beside[language],
              kind: "number" as const,
              value: (row: CakeMonth) => row.beside,
              show: (row: CakeMonth) => money.plain(row.beside),
            },
          ]
        : []),
      {
        head: words[voice.filters ? "chosen" : "known"][language],
        kind: "number",
        value: (row) => row.known,
        show: (row) => money.plain(row.known),
      },
    ],
  });
}

/** Returns a layer's name: "2024", "Q3 2024", "2024 年三季度". */
function layerName(layer: string, language: Voice["language"]): string {
  const [year = "", place] = layer.split(" Q");
  if (place === undefined) return language === "zh" ? `${year} 年` : year;
  return language === "zh" ? `${year} 年${" 一二三四"[Number(place)]}季度` : `Q${place} ${year}`;
}

function chart(
  whole: readonly CakeMonth[],
  names: readonly string[],
  layers: CakeLayers,
  width: number,
  {language, money}: Voice,
): Element {
  const months = whole.map((row) => row.month);
  const years = [...new Set(names.map((name) => name.slice(0, 4)))];
  // The oldest is deepest; of more than six years the first share a colour.
  const color = (layer: string) => {
    const fromNewest = years.length - 1 - years.indexOf(layer.slice(0, 4));
    return amountColor(
      Math.min(6, 1 + Math.round((fromNewest * 5) / Math.max(1, Math.min(5, years.length - 1)))),
    );
  };
  const parts = whole.flatMap((row) => row.parts);
  const last = whole.at(-1);
  const height = Math.max(240, Math.min(360, width * 0.42));
  const totals = whole.map((row) =>
    row.parts.reduce((sum, part) => sum + Math.max(0, part.net), 0),
  );
  const top = Math.max(...totals, 1);
  const plotHeight = height - 16 - 36;
  let under = 0;
  const labels = years.map((year) => {
    const own = (last?.parts ?? []).filter(({layer}) => layer.startsWith(year));
    const net = own.reduce((sum, part) => sum + Math.max(0, part.net), 0);
    under += net;
    return {year, net, at: 16 + plotHeight * (1 - (under - net / 2) / top)};
  });
  const told = labels.filter(({net}) => net > 0);
  const places = spreadLabels(
    told.map(({at}) => at),
    {gap: 15, low: 16, high: height - 36},
  );
  const right = language === "zh" ? 58 : 44;
  return Plot.plot({
    width,
    height,
    marginLeft: 52,
    marginRight: right,
    marginTop: 16,
    marginBottom: 36,
    x: {type: "band", domain: months, padding: 0.06},
    y: {domain: [Math.min(0, ...parts.map(({net}) => net)), top]},
    color: {type: "identity"},
    marks: [
      amountAxis(money.plain),
      monthAxis(months, width - 52 - right, language),
      Plot.barY(
        parts,
        Plot.stackY({
          x: "month",
          y: "net",
          z: "layer",
          order: names as string[],
          fill: (part: CakePart) => color(part.layer),
          stroke: background,
          strokeWidth: layers === "year" ? 0 : 0.75,
          insetLeft: 0,
          insetRight: 0,
        }),
      ),
      Plot.ruleY([0], {stroke: foreground}),
      ...told.map(({year}, i) =>
        Plot.text([year], {
          frameAnchor: "top-right",
          text: () => layerName(year, language),
          textAnchor: "start",
          lineAnchor: "middle",
          dx: 6,
          dy: (places[i] ?? 0) - 16,
          fontSize: 12,
          fill: foreground,
        }),
      ),
      Plot.tip(
        whole,
        Plot.pointerX({
          x: "month",
          y: (row: CakeMonth) => row.parts.reduce((sum, part) => sum + part.net, 0),
          ...tipSays((row: CakeMonth) => cakeSentence(row, {language, money})),
          ...tipStyle,
        }),
      ),
    ],
  });
}

/** What is said of a month: its net sales and the share of each year's customers. */
export function cakeSentence(
  {month: date, parts, known}: CakeMonth,
  {language, money}: Pick<Voice, "language" | "money">,
): string {
  const years = [...new Set(parts.map(({layer}) => layer.slice(0, 4)))];
  const told = years.map((year) => {
    const net = parts
      .filter(({layer}) => layer.startsWith(year))
      .reduce((sum, part) => sum + part.net, 0);
    const shown = money.short(net);
    return language === "zh" ? `${year} 年客户 ${shown}` : `customers of ${year} ${shown}`;
  });
  return language === "zh"
    ? `${month(date, language)}：已知客户净销售额 ${money.short(known)}；${told.join("，")}`
    : `${month(date, language)}: net sales of known customers ${money.short(known)}; ${told.join(", ")}`;
}
