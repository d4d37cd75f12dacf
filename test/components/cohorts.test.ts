// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {curvesTitle} from "../../src/components/cohorts-curves.js";
import {deepest} from "../../src/components/cohorts-measures.js";
import {
  fewSentence,
  newestFinding,
  newestSentence,
  retentionSentence,
  worthSentence,
} from "../../src/components/cohorts-sentences.js";
import {cohortsPage} from "../../src/components/cohorts.js";
import {cohortSentence} from "../../src/components/cohorts-triangle.js";
import type {Language} from "../../src/components/language.js";
import {voiceOf} from "../../src/components/voice.js";
import {today} from "./fixtures.js";
import {age, cohort, rooms} from "./rooms.js";

const en = voiceOf(rooms, {language: "en"});
const zh = voiceOf(rooms, {language: "zh"});
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;
const languages: Language[] = ["en", "zh"];

beforeEach(() => history.replaceState(null, "", "/cohorts"));

describe("sentences of the cohorts", () => {
  it("tell how many come back, as far as enough customers have come", () => {
    expect(plain(retentionSentence(rooms.value_by_age, en))).toBe(
      "25 % of customers buy again in the month after their first, 15 % in month 6.",
    );
    expect(retentionSentence(rooms.value_by_age, zh)).toBe(
      "首单后第 1 个月有 25% 的客户再次购买，第 6 个月为 15%。",
    );
    expect(retentionSentence([age(0, 9, 900, 1), age(1, 2, 800, 0.5)], en)).toBeNull();
    expect(retentionSentence([age(0, 9, 900, 1), age(1, 9, 99, 0.5)], zh)).toBeNull();
  });

  it("tell what a customer has brought, margin only where it is known", () => {
    expect(worthSentence(rooms.value_by_age, en)).toBe(
      "By month 6 a customer has brought ¥160 of net sales on average.",
    );
    const known = [{...age(3, 5, 300, 0.2), cumulative_margin_per_customer: 60}];
    expect(worthSentence(known, zh)).toBe(
      "到第 3 个月，平均每位客户累计带来净销售额 130 元，其中毛利 60 元。",
    );
    expect(worthSentence([age(0, 9, 900, 1)], en)).toBeNull();
  });

  it("set the newest whole cohort of enough people beside the mean", () => {
    // 60 of 200 is 30 %; twice the standard error of 25 % among 200 is 6.1 points, so: alike.
    expect(plain(newestSentence(rooms.cohorts, rooms.value_by_age, en))).toBe(
      "Customers of Sept 2025 (200 people): 30 % bought in month 1, in line with the mean of all cohorts, 25 %.",
    );
    const means = [age(1, 11, 800, 0.2)]; // 5.7 points: 30 % is above.
    expect(newestSentence(rooms.cohorts, means, zh)).toBe(
      "2025 年 9 月的新客户（200 位）在第 1 个月有 30% 再次购买，高于各群平均的 20%。",
    );
    expect(newestFinding(rooms.cohorts, [age(1, 11, 800, 0.4)])?.standing).toBe("below");
    expect(newestFinding(rooms.cohorts.slice(3), rooms.value_by_age)).toBeNull();
  });

  it("say which cohorts are too few, and nothing where none is", () => {
    expect(fewSentence(rooms.cohorts, en)).toMatch(/^1 cohort has fewer than 20 customers/);
    expect(fewSentence(rooms.cohorts, zh)).toMatch(/^1 个同期群不足 20 人/);
    expect(fewSentence(rooms.cohorts.slice(0, 3), en)).toBeNull();
  });

  it("call the first half-year the time of loss only where it is", () => {
    const fast = [age(1, 9, 900, 0.4), age(6, 6, 600, 0.2), age(12, 3, 300, 0.15)];
    expect(plain(curvesTitle(fast, en))).toBe(
      "Most of the fall comes in the first half-year: from 40 % in month 1 to 20 % in month 6, then 15 % in month 12",
    );
    const slow = [age(1, 9, 900, 0.4), age(6, 6, 600, 0.35), age(12, 3, 300, 0.1)];
    expect(curvesTitle(slow, zh)).toBe(
      "平均留存率第 1 个月为 40%，第 6 个月为 35%，第 12 个月为 10%",
    );
    const short = [age(1, 9, 900, 0.4), age(4, 6, 600, 0.35), age(5, 1, 300, 0.9)];
    expect(plain(curvesTitle(short, en))).toBe(
      "Retention is 40 % in month 1 and 35 % in month 4 on average",
    );
  });

  it("say of a cell how many of how many, and that a month is not over", () => {
    expect(plain(cohortSentence(cohort("2025-09-01", 2, 200, 10, false), "orders", en))).toBe(
      "Cohort of Sept 2025, month 2 (so far): 10 of 200 bought (5 %); orders 10.",
    );
  });
});

describe("the page of cohorts", () => {
  it.each(languages)(
    "marks what is early, what is few, and leaves the future empty (%s)",
    (language) => {
      const page = cohortsPage(rooms, {language, today});
      expect(page.textContent).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
      const rows = [...page.querySelectorAll(".heat-grid tbody tr")].map((row) =>
        [...row.querySelectorAll("td")].map(
          (cell) => `${cell.querySelector("span")?.textContent ?? ""} ${cell.className}`,
        ),
      );
      expect(rows).toEqual([
        ["100 ", "30 ", "5 is-early"],
        ["100 is-few", "20 is-few is-early", " is-none"],
        ["100 is-early", " is-none", " is-none"],
      ]);
    },
  );

  it("offers margin only where it is known, and keeps the measure in the address", () => {
    const page = cohortsPage(rooms, {language: "en", today});
    document.body.replaceChildren(page);
    const buttons = [...page.querySelectorAll<HTMLButtonElement>("figure .controls .button")];
    expect(buttons.map((button) => button.textContent).slice(0, 5)).toEqual([
      "Retained",
      "Active customers",
      "Orders",
      "Net sales",
      "Cumulative net sales per customer",
    ]);
    buttons[3]?.focus();
    buttons[3]?.click();
    expect(location.search).toBe("?measure=net_amount");
    expect(page.querySelector(".heat-grid td span")?.textContent).toBe("20K");
    expect(document.activeElement).toBe(buttons[3]);
  });

  it("colours by what can be compared: whole months of cohorts that are large enough", () => {
    expect(deepest(rooms.cohorts, "retained")).toBe(0.3);
    expect(deepest([], "retained")).toBe(0);
  });

  it("says that it is too early, or that there are too few", () => {
    const early = {...rooms, cohorts: rooms.cohorts.slice(5), value_by_age: []};
    expect(
      cohortsPage(early, {language: "en", today}).querySelector(".answer")?.textContent,
    ).toMatch(/^It is too early/);
    const few = {...rooms, value_by_age: [age(0, 2, 5, 1), age(1, 1, 3, 0.3)]};
    expect(cohortsPage(few, {language: "zh", today}).querySelector(".answer")?.textContent).toMatch(
      /^客户尚少/,
    );
    const none = {...rooms, cohorts: [], value_by_age: []};
    expect(cohortsPage(none, {language: "en", today}).querySelector("figure")).toBeNull();
  });
});
