import {absent} from "./format.js";
import {locale} from "./language.js";
import type {Language} from "./language.js";

// Days are stored as midnight UTC; a reader's own time zone must not shift them.

const monthNames = {timeZone: "UTC", month: "short", year: "numeric"} as const;

const isAbsent = (date: Date | null | undefined): date is null | undefined =>
  date === null || date === undefined || Number.isNaN(date.getTime());

/** Returns a day: "9 December 2011", "2011 年 12 月 9 日". */
export function day(date: Date | null | undefined, language: Language): string {
  if (isAbsent(date)) return absent;
  if (language === "zh") return `${month(date, language)} ${date.getUTCDate()} 日`;
  return new Intl.DateTimeFormat(locale(language), {
    ...monthNames,
    month: "long",
    day: "numeric",
  }).format(date);
}

/** Returns a day as it stands in tables: "2011-12-09" in both languages. */
export function isoDay(date: Date | null | undefined): string {
  return isAbsent(date) ? absent : date.toISOString().slice(0, 10);
}

/** Returns a month: "Dec 2011", "2011 年 12 月". */
export function month(date: Date | null | undefined, language: Language): string {
  if (isAbsent(date)) return absent;
  if (language === "zh") return `${date.getUTCFullYear()} 年 ${date.getUTCMonth() + 1} 月`;
  return new Intl.DateTimeFormat(locale(language), monthNames).format(date);
}

/** Returns a month for an axis, the year only where it begins: "Dec" or "Jan\n2012"; "12 月", "1 月\n2012". */
export function monthTick(date: Date, language: Language, isFirst = false): string {
  const name =
    language === "zh"
      ? `${date.getUTCMonth() + 1} 月`
      : new Intl.DateTimeFormat(locale(language), {timeZone: "UTC", month: "short"}).format(date);
  return isFirst || date.getUTCMonth() === 0 ? `${name}\n${date.getUTCFullYear()}` : name;
}

/** Returns whole days from one day to another; negative when `to` comes first. */
export function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) =>
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}
