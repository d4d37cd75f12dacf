import {month} from "./dates.js";
import type {Facts} from "./facts.js";
import type {Language} from "./language.js";

/** Returns the first and last month of rows: "Jan 2024 – Nov 2025", "2024 年 1 月至 2025 年 11 月". */
export function monthSpan(rows: readonly {month: Date}[], language: Language): string {
  const [from, to] = [rows[0]?.month, rows.at(-1)?.month].map((date) => month(date, language));
  return from === to ? `${from}` : [from, to].join(language === "zh" ? "至 " : " – ");
}

/** Whether no whole month follows a month up to the as-of date: whether "the last months" end with it. */
export function isLastWhole(month: Date, {asOfDate}: Pick<Facts, "asOfDate">): boolean {
  const nextEnd = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 2, 0));
  return asOfDate === null || nextEnd > asOfDate;
}
