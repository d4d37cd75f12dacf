import {locale} from "./language.js";
import type {Language} from "./language.js";

/** What stands where a value is absent or not finite. Elements add words for screen readers. */
export const absent = "—";

type Value = number | null | undefined;

const isAbsent = (value: Value): value is null | undefined =>
  value === null || value === undefined || !Number.isFinite(100 * value);

const formats = new Map<string, Intl.NumberFormat>();

/** Writes a number with at least and at most so many decimals. */
function format(value: number, language: Language, least: number, most: number): string {
  const id = `${language}${least} ${most}`;
  let made = formats.get(id);
  if (!made) {
    const digits = {minimumFractionDigits: least, maximumFractionDigits: most};
    made = new Intl.NumberFormat(locale(language), digits);
    formats.set(id, made);
  }
  const text = made.format(value);
  return text.startsWith("-") ? text.replace("-", /[1-9]/.test(text) ? "−" : "") : text;
}

/** Returns a number in full, grouped, with at most so many decimals: "12,345". */
export function number(value: Value, language: Language, digits = 0): string {
  return isAbsent(value) ? absent : format(value, language, 0, digits);
}

/** Returns a number with exactly so many decimals, so that a column's points stand in line. */
export function fixed(value: Value, language: Language, digits: number): string {
  if (isAbsent(value)) return absent;
  return format(value, language, digits, digits);
}

const scales = {
  en: [
    [1e12, "T"],
    [1e9, "B"],
    [1e6, "M"],
    [1e3, "K"],
  ],
  zh: [
    [1e12, " 万亿"],
    [1e8, " 亿"],
    [1e4, " 万"],
  ],
} as const;

/**
 * Returns a number in three significant figures with the language's large units: "1.24M", "124 万".
 * Below 10,000 it stands in full, without decimals from 100 on.
 */
export function compact(value: Value, language: Language): string {
  if (isAbsent(value)) return absent;
  const size = Math.abs(value);
  if (size < 9999.5) {
    const digits = size >= 99.95 || Number.isInteger(value) ? 0 : 1;
    return format(value, language, 0, digits);
  }
  const found = scales[language].find(([least]) => Number((size / least).toPrecision(3)) >= 1);
  const [least, name] = found ?? [1, ""];
  const shown = Number((value / least).toPrecision(3));
  return `${format(shown, language, 0, 2)}${name}`;
}

/** Returns a share in per cent: 0.183 → "18.3 %" or "18.3%"; whole per cents without a decimal. */
export function percent(value: Value, language: Language, digits = 1): string {
  if (isAbsent(value)) return absent;
  return `${format(100 * value, language, 0, digits)}${percentSign(language)}`;
}

/** Returns a share in per cent with exactly so many decimals, for columns. */
export function percentFixed(value: Value, language: Language, digits = 1): string {
  return isAbsent(value)
    ? absent
    : `${fixed(100 * value, language, digits)}${percentSign(language)}`;
}

const percentSign = (language: Language) => (language === "zh" ? "%" : "\u00a0%");

const signed = (value: number, text: string) =>
  value > 0 && /[1-9]/.test(text) ? `+${text}` : text;

/** Returns a relative change with its sign: "+3.2 %", "−0.4%"; absent where the base is not positive. */
export function change(now: Value, before: Value, language: Language): string {
  const ratio = relativeChange(now, before);
  return ratio === null ? absent : signed(ratio, percent(ratio, language));
}

/** Returns the change relative to what was before; null where either is absent or the base not positive. */
export function relativeChange(now: Value, before: Value): number | null {
  return isAbsent(now) || isAbsent(before) || before <= 0 ? null : now / before - 1;
}

/** Returns a difference of two shares in percentage points: "+1.2 pp", "+1.2 个百分点". */
export function points(difference: Value, language: Language): string {
  if (isAbsent(difference)) return absent;
  const text = format(100 * difference, language, 0, 1);
  return `${signed(difference, text)}${language === "zh" ? " 个百分点" : "\u00a0pp"}`;
}

/** Returns days with their noun: "1 day", "3 days", "3 天". */
export function days(value: Value, language: Language, digits = 0): string {
  return counted(value, language, ["day", "days", "天"], digits);
}

/** Returns months with their noun: "1 month", "3 个月". */
export function months(value: Value, language: Language): string {
  return counted(value, language, ["month", "months", "个月"], 1);
}

function counted(
  value: Value,
  language: Language,
  [one, many, chinese]: readonly [string, string, string],
  digits: number,
): string {
  if (isAbsent(value)) return absent;
  const text = number(value, language, digits);
  return `${text}\u00a0${language === "zh" ? chinese : text === "1" ? one : many}`;
}

/** Returns what stands in brackets behind a value, in the language's own: " (679)", "（679）". */
export function inBrackets(text: string, language: Language): string {
  return language === "zh" ? `（${text}）` : ` (${text})`;
}
