import {chosenFigure} from "../filters/chosen-figure.js";
import {forecastPanel} from "./clv-forecast-panel.js";
import {gainWord} from "./clv-models.js";
import {element} from "../page/element.js";
import {figure} from "../figures/figure.js";
import {fixed, number} from "../words/format.js";
import {paragraph} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

type Month = Marts["clv_forecast"][number];

const words = {
  of: {en: "Customers", zh: "客户"},
  all: {en: "All buyers", zh: "全部购买客户"},
  title: {en: "Orders and money of the coming months", zh: "未来各月的订单与金额"},
  month: {en: "Month ahead", zh: "第几个月"},
  from: {en: "From", zh: "起始日"},
  orders: {en: "Orders", zh: "订单"},
  low: {en: "lower bound", zh: "下界"},
  high: {en: "upper bound", zh: "上界"},
  noBand: {
    en: "Money has no interval here, because no model of spend is trusted.",
    zh: "没有可信的消费金额模型，因此金额不带区间。",
  },
  note: {
    en: "Band: where the month lies nine times in ten, if the model holds. Only those who are customers now; those who come later are on top. No season is drawn; months differ in length.",
    zh: "色带：若模型成立，十个月中有九个落在其中。只含现有客户，其后新来者另计。不含季节变化；各月天数不同。",
  },
  empty: {
    en: "No model of future purchases is trusted, so nothing is forecast.",
    zh: "没有可信的购买模型，因此没有预测。",
  },
};

/**
 * Returns the forecast of orders and money by month, of all customers or of a segment by choice, with a
 * sentence on how often such intervals held on the past where that is known.
 */
export function forecastFigure(
  rows: Marts["clv_forecast"],
  voice: Voice,
  coverage: string | null,
): HTMLElement {
  const {language, terms} = voice;
  const known = new Set(rows.map(({segment}) => segment));
  const segments = terms.ids("segment").filter((id) => known.has(id));
  const rest = [...known].filter((id) => id !== "total" && !segments.includes(id));
  return chosenFigure({
    label: words.of[language],
    items: ["total", ...segments, ...rest].map((id) => ({id, label: nameOf(id, voice)})),
    initial: "total",
    name: "forecast",
    draw: (id, width) => oneForecast(rows, id, {voice, width, coverage}),
  });
}

function nameOf(id: string, {language, terms}: Voice): string {
  return id === "total" ? words.all[language] : terms.label("segment", id);
}

/** How the money of the first month compares with that of the last. */
export function forecastTitle(months: readonly Month[], voice: Voice): string | null {
  const {language, money} = voice;
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last || first === last) return null;
  const [a, b] = [first, last].map((row) => money.short(row.expected_amount));
  const gain = gainWord(voice);
  const who = nameOf(first.segment, voice);
  const ratio = first.expected_amount > 0 ? last.expected_amount / first.expected_amount : 1;
  const end = number(last.month_number, language);
  const isLevel = ratio >= 0.95 && ratio <= 1.05;
  if (language === "zh") {
    return isLevel
      ? `${who}：每月${gain}大致持平，首月 ${a}，第 ${end} 个月 ${b}`
      : `${who}：每月${gain}由首月的 ${a}${ratio < 1 ? "降" : "升"}至第 ${end} 个月的 ${b}`;
  }
  return isLevel
    ? `${who}: monthly ${gain} stays about level, ${a} in the first month and ${b} in month ${end}`
    : `${who}: monthly ${gain} ${ratio < 1 ? "falls" : "rises"} from ${a} in the first month to ${b} in month ${end}`;
}

function oneForecast(
  all: Marts["clv_forecast"],
  segment: string,
  {voice, width, coverage}: {voice: Voice; width: number | undefined; coverage: string | null},
): HTMLElement {
  const {language, money} = voice;
  const rows = all
    .filter((row) => row.segment === segment)
    .sort((a, b) => a.month_number - b.month_number);
  const title = forecastTitle(rows, voice) ?? words.title[language];
  const gain = gainWord(voice);
  const head = `${gain[0]?.toUpperCase() ?? ""}${gain.slice(1)}`;
  const count = number(rows[0]?.customers ?? 0, language);
  const orders = (value: number | null) => fixed(value, language, 1);
  const hasBand = rows.some((row) => row.expected_amount_low !== null);
  return figure(rows, {
    language,
    title,
    isWide: true,
    subtitle:
      language === "zh"
        ? `每月预期${gain}（${money.unit}，未折现）与订单数，截止日后 ${rows.length} 个月，n\u00a0=\u00a0${count}`
        : `Expected ${gain}, ${money.unit}, not discounted, and orders per month, ${rows.length} months from the as-of date, n\u00a0=\u00a0${count}`,
    summary: title,
    note: paragraph(
      [
        ...(hasBand ? [] : [words.noBand[language]]),
        words.note[language],
        ...(coverage === null ? [] : [coverage]),
      ],
      language,
    ),
    empty: words.empty[language],
    file: `forecast-${segment.replaceAll("_", "-")}`,
    width,
    chart: (room) => {
      const isBeside = room >= 720;
      const each = isBeside ? Math.floor((room - 24) / 2) : room;
      const panel = (name: string, kind: "amount" | "orders") =>
        element(
          "div",
          {style: isBeside ? "flex: 1" : null},
          element("p", {class: "small muted", style: "margin: 0"}, name),
          forecastPanel(rows, kind, each, voice),
        );
      return element(
        "div",
        {style: isBeside ? "display: flex; gap: 24px" : null},
        panel(language === "zh" ? `${head}（${money.unit}）` : `${head}, ${money.unit}`, "amount"),
        panel(words.orders[language], "orders"),
      );
    },
    columns: [
      {head: words.month[language], value: (row) => row.month_number},
      {head: words.from[language], value: (row) => row.from_date},
      {
        head: words.orders[language],
        value: (row) => row.expected_orders,
        show: (row) => orders(row.expected_orders),
      },
      {
        head: `${words.orders[language]}: ${words.low[language]}`,
        kind: "number",
        value: (row) => row.expected_orders_low,
        show: (row) => orders(row.expected_orders_low),
      },
      {
        head: `${words.orders[language]}: ${words.high[language]}`,
        kind: "number",
        value: (row) => row.expected_orders_high,
        show: (row) => orders(row.expected_orders_high),
      },
      {
        head,
        unit: money.unit,
        value: (row) => row.expected_amount,
        show: (row) => money.exact(row.expected_amount),
      },
      {
        head: `${head}: ${words.low[language]}`,
        unit: money.unit,
        kind: "number",
        value: (row) => row.expected_amount_low,
        show: (row) => money.exact(row.expected_amount_low),
      },
      {
        head: `${head}: ${words.high[language]}`,
        unit: money.unit,
        kind: "number",
        value: (row) => row.expected_amount_high,
        show: (row) => money.exact(row.expected_amount_high),
      },
    ],
  });
}
