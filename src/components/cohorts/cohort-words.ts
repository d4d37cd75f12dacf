import type {CohortStep} from "./cohort-cells.js";
import {isMoneyView, isShare, measureNames} from "./cohort-views.js";
import type {CohortView} from "./cohort-views.js";
import {number, percent} from "../words/format.js";
import type {Voice} from "../words/voice.js";

/** Returns what is shown, with its unit: "Net sales per customer, £". */
export function viewName(view: CohortView, step: CohortStep, {language, money}: Voice): string {
  if (isShare(view)) {
    return {
      en: `Retention, share of customers who buy in the ${step}, %`,
      zh: `留存率，当${step === "month" ? "月" : "季"}有购买的客户占比，%`,
    }[language];
  }
  const name = bareName(view, step, {language});
  const unit = view.unit === "percent" ? "%" : isMoneyView(view) ? money.unit : "";
  if (unit === "") return name;
  return language === "zh" ? `${name}，${unit}` : `${name}, ${unit}`;
}

/** Returns what is shown, without its unit. */
export function bareName(
  view: CohortView,
  step: CohortStep,
  {language}: Pick<Voice, "language">,
): string {
  const name = measureNames[view.measure][language];
  if (isShare(view)) {
    return {
      en: "Retention",
      zh: "留存率",
    }[language];
  }
  if (view.unit === "per_customer")
    return language === "zh" ? `人均${name}` : `${name} per customer`;
  if (view.unit === "percent") {
    return language === "zh"
      ? `${name}（相对首${step === "month" ? "月" : "季"}）`
      : `${name} relative to the first ${step}`;
  }
  return name;
}

/** Returns a value as it stands in a narrow cell, the unit being named above. */
export function shortValue(value: number | null, view: CohortView, voice: Voice): string {
  const {language, money} = voice;
  if (value === null) return "";
  if (view.unit === "percent") return number(100 * value, language);
  if (isMoneyView(view)) return money.plain(Math.abs(value) >= 10 ? Math.round(value) : value);
  return number(value, language, view.unit === "per_customer" ? 2 : 0);
}

/** Returns a value as it stands on an axis: of units only the per cent sign is written. */
export function axisValue(value: number, view: CohortView, voice: Voice): string {
  const text = shortValue(value, view, voice);
  if (view.unit !== "percent") return text;
  return voice.language === "zh" ? `${text}%` : `${text}\u00a0%`;
}

/** Returns a value in words, for sentences and tables. */
export function fullValue(
  value: number | null,
  view: CohortView,
  {language, money}: Voice,
): string {
  if (view.unit === "percent") return percent(value, language);
  if (isMoneyView(view)) {
    return value !== null && Math.abs(value) < 100 ? money.short(value) : money.full(value);
  }
  return number(value, language, view.unit === "per_customer" ? 2 : 0);
}

/** Returns a Chinese text with a space on the sides on which Latin letters or digits would touch Han. */
export function spaced(text = ""): string {
  const isHan = (character = "") => /[\p{Script=Han}）]/u.test(character);
  return `${isHan(text[0]) ? "" : " "}${text}${isHan(text.at(-1)) ? "" : " "}`;
}
