import {absent} from "./format.js";
import type {Language} from "./language.js";

// Days are stored as midnight UTC; a reader's own time zone must not shift them.

// A page writes thousands of them, and a formatter of the browser's own takes longer to make than the whole page.
const monthNames =
  "January February March April May June July August September October November December".split(
    " ",
  );
const shortNames = "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec".split(" ");

const isAbsent = (date: Date | null | undefined): date is null | undefined =>
  date === null || date === undefined || Number.isNaN(date.getTime());

/** Returns a day: "9 December 2011", "2011 年 12 月 9 日". */
export function day(date: Date | null | undefined, language: Language): string {
  if (isAbsent(date)) return absent;
  if (language === "zh") return `${month(date, language)} ${date.getUTCDate()} 日`;
  return `${date.getUTCDate()} ${monthNames[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Returns a day as it stands in tables: "2011-12-09" in both languages. */
export function isoDay(date: Date | null | undefined): string {
  return isAbsent(date) ? absent : date.toISOString().slice(0, 10);
}

/** Returns a month: "Dec 2011", "2011 年 12 月". */
export function month(date: Date | null | undefined, language: Language): string {
  if (isAbsent(date)) return absent;
  if (language === "zh") return `${date.getUTCFullYear()} 年 ${date.getUTCMonth() + 1} 月`;
  return `${shortNames[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Returns a month for an axis, the year only where it begins: "Dec" or "Jan\n2012"; "12 月", "1 月\n2012". */
export function monthTick(date: Date, language: Language, isFirst = false): string {
  const name = language === "zh" ? `${date.getUTCMonth() + 1} 月` : shortNames[date.getUTCMonth()]!;
  return isFirst || date.getUTCMonth() === 0 ? `${name}\n${date.getUTCFullYear()}` : name;
}

/** Returns whole days from one day to another; negative when `to` comes first. */
export function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) =>
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

/** Returns the same day so many months earlier, or the last one of a shorter month, as the database counts. */
export function monthsBefore(date: Date, months: number): Date {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), last)));
}
