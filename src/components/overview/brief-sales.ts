import {isSomething, numbersIn, unchanged} from "./brief-numbers.js";
import type {Origin} from "./brief-numbers.js";
import {day} from "../words/dates.js";
import {relativeChange} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {tell} from "../words/told.js";
import type {Told} from "../words/told.js";
import type {Voice} from "../words/voice.js";

// Each function returns one sentence with its numbers bound, or null where the data cannot carry it.

export type Figure = Marts["figures"][number];

export const find = (figures: readonly Figure[], name: string) =>
  figures.find(({figure}) => figure === name);

export const origin = (row: Figure, column: string, {terms}: Voice): Origin => ({
  mart: "figures",
  at: `${row.figure}.${column}`,
  name: terms.label("figure", row.figure),
});

/** The period that changes are told against first: the one before, else the year before. */
export function leadBase(figures: readonly Figure[]): "previous" | "year_before" | null {
  const sales = find(figures, "net_amount");
  if (!sales) return null;
  if (relativeChange(sales.value, sales.previous_value) !== null) return "previous";
  return relativeChange(sales.value, sales.year_before_value) !== null ? "year_before" : null;
}

/** The relative change of net sales against the leading base; null without one. */
export function leadChange(figures: readonly Figure[]): number | null {
  const base = leadBase(figures);
  const sales = find(figures, "net_amount");
  if (!sales || base === null) return null;
  return relativeChange(sales.value, sales[`${base}_value`]);
}

/** How far a change goes, in words: nothing, a little, plainly, sharply. */
function verbs(ratio: number | null): {en: string; zh: string} {
  const size = Math.abs(ratio ?? 0);
  if (ratio === null) return {en: "came to", zh: ""};
  if (size < unchanged) return {en: "held at", zh: ""};
  const isUp = ratio > 0;
  if (size < 0.03)
    return isUp ? {en: "edged up to", zh: "略增"} : {en: "edged down to", zh: "略降"};
  if (size < 0.15) return isUp ? {en: "rose to", zh: "增长"} : {en: "fell to", zh: "下降"};
  return isUp ? {en: "rose sharply to", zh: "大幅增长"} : {en: "fell sharply to", zh: "大幅下降"};
}

/** How net sales went in the last 90 days, against the 90 before and the same days a year earlier. */
export function salesTold(
  figures: readonly Figure[],
  asOf: Date | null,
  voice: Voice,
): Told | null {
  const {language} = voice;
  const sales = find(figures, "net_amount");
  if (!asOf || !sales || sales.value === null) return null;
  const numbers = numbersIn(voice);
  const until = day(asOf, language);
  const amount = numbers.money(sales.value, origin(sales, "value", voice));
  const bases = [
    ["previous_value", {en: "the 90 days before", zh: "此前 90 天"}],
    ["year_before_value", {en: "the same days a year earlier", zh: "去年同期"}],
  ] as const;
  const compared = bases.flatMap(([column, base]) => {
    const ratio = relativeChange(sales.value, sales[column]);
    if (ratio === null) return [];
    if (Math.abs(ratio) < unchanged) {
      const level = {en: tell`level with ${base.en}`, zh: tell`与${base.zh}基本持平`};
      return [{sign: 0, told: level[language]}];
    }
    const size = numbers.share(Math.abs(ratio), origin(sales, `value/${column}`, voice));
    const told = {
      en: tell`${size} ${ratio > 0 ? "above" : "below"} ${base.en}`,
      zh: tell`比${base.zh}${verbs(ratio).zh} ${size}`,
    };
    return [{sign: Math.sign(ratio), told: told[language]}];
  });
  const [first, second] = compared;
  const isOpposed = first && second && first.sign * second.sign < 0;
  if (language === "zh") {
    const head = tell`截至 ${until}的 90 天内，净销售额为 ${amount}`;
    if (!first) return tell`${head}。`;
    if (!second) return tell`${head}，${first.told}。`;
    return tell`${head}，${first.told}，${isOpposed ? "但" : ""}${second.told}。`;
  }
  const verb = verbs(leadChange(figures)).en;
  const head = tell`Net sales ${verb} ${amount} in the 90 days to ${until}`;
  if (!first) return tell`${head}.`;
  if (!second) return tell`${head}, ${first.told}.`;
  return tell`${head}, ${first.told} ${isOpposed ? "but" : "and"} ${second.told}.`;
}

const nouns: Readonly<Record<string, Record<"en" | "verb" | "whose" | "zh" | "each", string>>> = {
  active_customers: {
    en: "active customers",
    verb: "are",
    whose: "their",
    zh: "活跃客户",
    each: "位",
  },
  orders: {en: "orders", verb: "are", whose: "their", zh: "订单", each: "笔"},
  average_order_amount: {en: "the average order", verb: "is", whose: "its", zh: "客单价", each: ""},
  new_customers: {en: "new customers", verb: "are", whose: "their", zh: "新客户", each: "位"},
  repurchase_rate: {en: "the repurchase rate", verb: "is", whose: "its", zh: "复购率", each: ""},
};

/** How far net sales and the figure that is farthest from its target are from theirs. */
export function targetTold(figures: readonly Figure[], voice: Voice): Told | null {
  const {language} = voice;
  const aimed = figures.flatMap((row) => {
    const {value, target_value: target} = row;
    if (value === null || target === null || !(target > 0)) return [];
    return [{row, value, target, ratio: value / target - 1}];
  });
  const sales = aimed.find(({row}) => row.figure === "net_amount");
  const [other] = aimed
    .filter((each) => each !== sales && nouns[each.row.figure])
    .sort((a, b) => Math.abs(b.ratio) - Math.abs(a.ratio));
  const ofSales = sales && salesTarget(sales, voice);
  const ofOther = other && otherTarget(other, voice);
  if (ofSales && ofOther) {
    return language === "zh" ? tell`${ofSales}；${ofOther}。` : tell`${ofSales}; ${ofOther}.`;
  }
  if (ofSales) return language === "zh" ? tell`${ofSales}。` : tell`${ofSales}.`;
  if (!ofOther) return null;
  return language === "zh" ? tell`${ofOther}。` : capital(tell`${ofOther}.`);
}

interface Aimed {
  readonly row: Figure;
  readonly value: number;
  readonly target: number;
  readonly ratio: number;
}

function salesTarget({row, target, ratio}: Aimed, voice: Voice): Told | null {
  const {language} = voice;
  const numbers = numbersIn(voice);
  const aim = numbers.money(target, origin(row, "target_value", voice));
  if (!isSomething(aim)) return null;
  if (Math.abs(ratio) < unchanged) {
    return language === "zh" ? tell`达到了 ${aim}的目标` : tell`That meets the target of ${aim}`;
  }
  const size = numbers.share(Math.abs(ratio), origin(row, "value/target_value", voice));
  if (language === "zh") {
    return ratio > 0 ? tell`比目标 ${aim}高 ${size}` : tell`距目标 ${aim}还差 ${size}`;
  }
  return ratio > 0
    ? tell`That beats the target of ${aim} by ${size}`
    : tell`That is ${size} short of the target of ${aim}`;
}

function otherTarget({row, value, target, ratio}: Aimed, voice: Voice): Told | null {
  const {language} = voice;
  const noun = nouns[row.figure];
  if (!noun) return null;
  const numbers = numbersIn(voice);
  const isShare = row.unit === "share";
  const write = isShare ? numbers.share : row.unit === "money" ? numbers.money : numbers.count;
  const now = write(value, origin(row, "value", voice));
  const aim = write(target, origin(row, "target_value", voice));
  const away = isShare
    ? numbers.points(Math.abs(value - target), origin(row, "value-target_value", voice))
    : numbers.share(Math.abs(ratio), origin(row, "value/target_value", voice));
  if (!isSomething(now) || !isSomething(aim)) return null;
  if (Math.abs(ratio) < unchanged || !isSomething(away)) {
    return language === "zh"
      ? tell`${noun.zh}为 ${now}${noun.each}，达到目标`
      : tell`${noun.en}, at ${now}, ${noun.verb} on target`;
  }
  return language === "zh"
    ? tell`${noun.zh}为 ${now}${noun.each}，比目标的 ${aim}${noun.each}${ratio > 0 ? "高" : "低"} ${away}`
    : tell`${noun.en}, at ${now}, ${noun.verb} ${away} ${ratio > 0 ? "above" : "below"} ${noun.whose} target of ${aim}`;
}

/** The same sentence with a capital to begin with. */
export function capital(told: Told): Told {
  const [first, ...rest] = told;
  if (typeof first !== "string") return told;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest];
}
