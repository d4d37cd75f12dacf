import {number} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {moneyRange} from "../words/money-range.js";
import type {Voice} from "../words/voice.js";

type Measure = "recency" | "frequency" | "monetary";

const words = {
  nobody: {en: "nobody", zh: "无人"},
};

const units: Record<"recency" | "frequency", {en: readonly [string, string]; zh: string}> = {
  recency: {en: ["day", "days"], zh: "天"},
  frequency: {en: ["order", "orders"], zh: "单"},
};

/** Returns the least and greatest value of a score in words: "0–12 days", "1 order"; "nobody" where none has it. */
export function boundsText(
  thresholds: Marts["rfm_thresholds"],
  measure: Measure,
  score: number,
  voice: Voice,
): string {
  return rangeText(thresholds, measure, [score, score], voice);
}

/** Returns the least and greatest value of all scores between two, in words. */
export function rangeText(
  thresholds: Marts["rfm_thresholds"],
  measure: Measure,
  [from, to]: readonly [number, number],
  {language, money}: Voice,
): string {
  const rows = thresholds.filter(
    (one) => one.measure === measure && one.score >= from && one.score <= to,
  );
  if (rows.length === 0) return words.nobody[language];
  const low = Math.min(...rows.map((row) => row.lowest_value));
  const high = Math.max(...rows.map((row) => row.highest_value));
  if (measure === "monetary") {
    const [least, most] = [money.short(low), money.short(high)];
    if (least === most) return most;
    return language === "zh" ? moneyRange(low, high, money) : `${least} to ${most}`;
  }
  const shown = (value: number) => number(value, language);
  const range = low === high ? shown(low) : `${shown(low)}–${shown(high)}`;
  const {en, zh} = units[measure];
  return `${range} ${language === "zh" ? zh : high === 1 ? en[0] : en[1]}`;
}
