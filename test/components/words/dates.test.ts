import {expect, it} from "vitest";
import {day, daysBetween, isoDay, month, monthTick} from "../../../src/components/words/dates.js";
import {monthTicks} from "../../../src/components/figures/month-axis.js";
import {monthSpan} from "../../../src/components/words/month-span.js";

const date = (text: string) => new Date(`${text}T00:00:00Z`);

it("writes days and months as each language does, in no reader's time zone", () => {
  expect(day(date("2011-12-09"), "en")).toBe("9 December 2011");
  expect(day(date("2011-12-09"), "zh")).toBe("2011 年 12 月 9 日");
  expect(month(date("2011-12-01"), "en")).toBe("Dec 2011");
  expect(month(date("2011-12-01"), "zh")).toBe("2011 年 12 月");
  expect(isoDay(date("2011-12-09"))).toBe("2011-12-09");
  expect([day(null, "en"), month(undefined, "zh"), isoDay(new Date(NaN))]).toEqual(["—", "—", "—"]);
});

it("writes every month as the browser's own formatter of British English does", () => {
  for (let i = 0; i < 12; i++) {
    const date = new Date(Date.UTC(2026, i, 20 + (i % 9)));
    const own = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat("en-GB", {timeZone: "UTC", ...options}).format(date);
    expect(day(date, "en")).toBe(own({day: "numeric", month: "long", year: "numeric"}));
    expect(month(date, "en")).toBe(own({month: "short", year: "numeric"}));
    expect(monthTick(date, "en").split("\n")[0]).toBe(own({month: "short"}));
  }
});

it("names the year where it begins on an axis", () => {
  expect(monthTick(date("2011-12-01"), "en")).toBe("Dec");
  expect(monthTick(date("2012-01-01"), "en")).toBe("Jan\n2012");
  expect(monthTick(date("2011-12-01"), "zh", true)).toBe("12 月\n2011");
});

it("labels fewer months where there is less room", () => {
  const year = Array.from({length: 12}, (_, i) => new Date(Date.UTC(2024, i, 1)));
  expect(monthTicks(year, 600).length).toBe(12);
  expect(monthTicks(year, 180).map((tick) => tick.getUTCMonth())).toEqual([0, 3, 6, 9]);
});

it("spans months in words", () => {
  const rows = [{month: date("2024-01-01")}, {month: date("2025-11-01")}];
  expect(monthSpan(rows, "en")).toBe("Jan 2024 – Nov 2025");
  expect(monthSpan(rows, "zh")).toBe("2024 年 1 月至 2025 年 11 月");
  expect(monthSpan(rows.slice(0, 1), "zh")).toBe("2024 年 1 月");
});

it("counts whole days, over leap days too", () => {
  expect(daysBetween(date("2024-02-28"), date("2024-03-01"))).toBe(2);
  expect(daysBetween(date("2024-03-01"), date("2024-02-28"))).toBe(-2);
});
