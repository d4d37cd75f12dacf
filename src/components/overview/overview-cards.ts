import {cards} from "../figures/cards.js";
import type {Card, CardChange} from "../figures/cards.js";
import {month} from "../words/dates.js";
import {element} from "../page/element.js";
import {change, number, percent, points, relativeChange} from "../words/format.js";
import {paragraph} from "../words/language.js";
import type {Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import type {SparkPoint} from "../figures/sparkline.js";
import type {Voice} from "../words/voice.js";

export type CardData = Pick<Marts, "figures" | "months" | "lifecycle">;

type Figure = Marts["figures"][number];

const words = {
  previous: {en: "vs prior 90 d", zh: "较前 90 天"},
  yearBefore: {en: "vs last year", zh: "较去年同期"},
  previously: {
    en: "Changes are against the 90 days before.",
    zh: "变化与此前 90 天相比。",
  },
  both: {
    en: "Changes are against the 90 days before and the same days a year earlier.",
    zh: "变化分别与此前 90 天和去年同期相比。",
  },
  lines: {
    en: "Lines run month by month, 24 at most, from zero.",
    zh: "折线按月，最多 24 个月，自零起。",
  },
  dashed: {
    en: "The dashed end is a month that is not over.",
    zh: "虚线末端为尚未结束的月份。",
  },
  targets: {
    en: "A dotted line is a target.",
    zh: "点线为目标。",
  },
  spread: {
    en: "Targets set for a month, a quarter or a year are spread evenly over its days.",
    zh: "按月、季或年设定的目标按天平均分摊。",
  },
  active: {
    en: "Active customers are those not yet at risk on the date; buyers are all who ordered within the 90 days.",
    zh: "活跃客户指当日尚未进入预警者，购买客户则指 90 天内下过单者，故两者人数不同。",
  },
  short: {en: "Too little history to compare", zh: "历史不足，无法比较"},
  zero: {en: "No orders in the 90 days before", zh: "此前 90 天没有订单"},
};

/** Returns the six figures with their changes, targets and courses, and what the lines mean. */
export function figureCards(data: CardData, voice: Voice): HTMLElement {
  const {language} = voice;
  const note = cardsNote(data, language);
  return element(
    "div",
    {class: "figures"},
    cards(cardsOf(data, voice), {language}),
    note !== null && element("p", {class: "cards-note"}, note),
  );
}

function cardsNote({months, figures}: CardData, language: Spoken["language"]): string | null {
  const isCompared = months.length > 1;
  const hasBefore = figures.some((row) => row.previous_value !== null);
  const hasYear = figures.some((row) => row.year_before_value !== null);
  const notes = [
    (hasBefore || hasYear) && words[hasYear ? "both" : "previously"],
    isCompared && words.lines,
    isCompared && months.some((row) => !row.is_complete) && words.dashed,
    isCompared && figures.some((row) => sparkTarget(row) !== null) && words.targets,
    figures.some(({target_per: per}) => per !== null && per !== "period") && words.spread,
    figures.some(({figure, value}) => figure === "active_customers" && value) && words.active,
  ];
  const told = notes.flatMap((note) => (note ? [note[language]] : []));
  return told.length > 0 ? paragraph(told, language) : null;
}

/** How a figure is written: money, shares and counts each in their own way. */
export function shownAs(row: Figure, {language, money}: Voice): (value: number | null) => string {
  if (row.unit === "money") return money.short;
  if (row.unit === "share") return (value) => percent(value, language);
  return (value) => number(value, language);
}

function cardsOf(data: CardData, voice: Voice): Card[] {
  const {language, terms} = voice;
  const order = terms.ids("figure");
  const rows = [...data.figures].sort((a, b) => order.indexOf(a.figure) - order.indexOf(b.figure));
  return rows.map((row) => {
    const spark = sparkOf(row.figure, data);
    const target = sparkTarget(row);
    const summary = spark && sparkSummary(spark, row, data, voice);
    return {
      id: `figure-${row.figure}`,
      label: terms.label("figure", row.figure),
      meaning: terms.meaning("figure", row.figure),
      value: shownAs(row, voice)(row.value),
      marts: ["figures", "months", ...(row.figure === "active_customers" ? ["lifecycle"] : [])] as (
        "figures" | "months" | "lifecycle"
      )[],
      changes: [...changesOf(row, data.figures, language), ...targetOf(row, voice)],
      ...(spark && {spark}),
      ...(summary && {sparkSummary: summary}),
      ...(target !== null && {sparkTarget: target}),
    };
  });
}

function changesOf(
  row: Figure,
  figures: CardData["figures"],
  language: Spoken["language"],
): CardChange[] {
  const bases = [
    [row.previous_value, words.previous],
    [row.year_before_value, words.yearBefore],
  ] as const;
  const told = bases.flatMap(([before, label]) => {
    const difference =
      row.unit === "share" && row.value !== null && before !== null
        ? row.value - before
        : relativeChange(row.value, before);
    if (difference === null) return [];
    const text =
      row.unit === "share" ? points(difference, language) : change(row.value, before, language);
    const tone = Math.abs(difference) < 0.0005 ? "none" : difference > 0 ? "good" : "bad";
    return [{text, label: label[language], tone} as const];
  });
  if (told.length > 0) return told;
  const orders = figures.find(({figure}) => figure === "orders");
  const why = orders?.previous_value === 0 ? words.zero : words.short;
  return [{text: "", label: why[language]}];
}

/** How far a figure is from its target: amounts and counts as a part of it, shares in points. */
export function targetOf(row: Figure, voice: Voice): CardChange[] {
  const {value, target_value: target, unit} = row;
  const {language} = voice;
  if (value === null || target === null || !(target > 0)) return [];
  const aim = shownAs(row, voice)(target);
  const tone = value >= target ? "good" : "bad";
  if (unit !== "share") {
    const label = language === "zh" ? `对目标 ${aim}` : `of target, ${aim}`;
    return [{text: percent(value / target, language), label, tone}];
  }
  const away = Math.abs(value - target);
  if (away < 0.0005) {
    return [{text: "", label: language === "zh" ? `达到目标 ${aim}` : `on target, ${aim}`}];
  }
  const text = points(away, language).replace("+", "");
  const isAbove = value > target;
  const label =
    language === "zh"
      ? `${isAbove ? "高于" : "低于"}目标 ${aim}`
      : `${isAbove ? "above" : "below"} target, ${aim}`;
  return [{text, label, tone}];
}

/** A target stands on the line only where both are on one scale: not 90 days on a line of months. */
function sparkTarget({unit, figure, target_value: target}: Figure): number | null {
  const isLevel =
    unit === "share" || figure === "active_customers" || figure === "average_order_amount";
  return isLevel ? target : null;
}

const notActive = new Set(["prospect", "at_risk", "dormant", "churned"]);
const sparkMonths = 24;

/** The course of a figure over the last months. */
function sparkOf(figure: string, {months, lifecycle}: CardData): SparkPoint[] | null {
  const take = (value: (row: Marts["months"][number]) => number | null) =>
    months.slice(-sparkMonths).map((row) => ({value: value(row), isComplete: row.is_complete}));
  switch (figure) {
    case "orders":
      return take((row) => row.orders);
    case "net_amount":
      return take((row) => row.net_amount);
    case "average_order_amount":
      return take((row) => row.average_order_amount);
    case "new_customers":
      return take((row) => row.new_customers);
    case "repurchase_rate":
      return take((row) => row.repurchase_rate);
    case "active_customers": {
      const stock = new Map<number, number>();
      for (const row of lifecycle) {
        if (notActive.has(row.stage)) continue;
        const at = row.month.getTime();
        stock.set(at, (stock.get(at) ?? 0) + row.customers_at_end);
      }
      return take((row) => stock.get(row.month.getTime()) ?? null);
    }
    default:
      return null;
  }
}

/** What a screen reader hears in place of the line: its ends, the last of them a month that is over. */
function sparkSummary(
  spark: readonly SparkPoint[],
  row: Figure,
  {months}: CardData,
  voice: Voice,
): string | null {
  const {language} = voice;
  const shown = shownAs(row, voice);
  const drawn = months.slice(-sparkMonths);
  const first = spark.findIndex(({value}) => value !== null);
  const last = spark.findLastIndex(({value, isComplete}) => value !== null && isComplete);
  const [from, to] = [spark[first], spark[last]];
  if (!from || !to || first >= last) return null;
  const [start, end] = [month(drawn[first]?.month, language), month(drawn[last]?.month, language)];
  return language === "zh"
    ? `${start} ${shown(from.value)}，${end} ${shown(to.value)}`
    : `${shown(from.value)} in ${start}, ${shown(to.value)} in ${end}`;
}
