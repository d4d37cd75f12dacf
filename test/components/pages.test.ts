// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {dictionaryPage, matches} from "../../src/components/methods/dictionary.js";
import {rangeOf} from "../../src/components/methods/dictionary-tables.js";
import type {Language} from "../../src/components/words/language.js";
import {overviewPage} from "../../src/components/overview/overview.js";
import {qualityPage} from "../../src/components/quality/quality.js";
import {emptyMarts, marts, today} from "./fixtures.js";
import {hostile} from "./fixtures/hostile.js";

const pages = {overviewPage, qualityPage, dictionaryPage};
const languages: Language[] = ["en", "zh"];

describe.each(Object.entries(pages))("%s", (_, page) => {
  it.each(languages)("draws every number and name as text (%s)", (language) => {
    const drawn = page(marts, {language, today});
    expect(drawn.querySelector("img, script")).toBeNull();
    expect(drawn.textContent).toContain(hostile[0]);
    expect(drawn.textContent).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
    expect(drawn.querySelector(".answer")?.textContent).toMatch(/\d.*[.。]$/);
  });

  it.each(languages)(
    "has words, and no empty axis, for a source with nothing in it (%s)",
    (language) => {
      const drawn = page(emptyMarts, {language, today});
      expect(drawn.querySelector("svg")).toBeNull();
      expect(drawn.querySelector(".answer")?.textContent).toMatch(/\w{3}|[一-龥]{5}/);
      expect(drawn.textContent).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
    },
  );

  it("speaks one language at a time", () => {
    const english = page({...marts, dictionary: []}, {language: "en", today}).textContent ?? "";
    expect(english.replaceAll(/虚构的商店/g, "")).not.toMatch(/[一-龥]/);
  });
});

it("shows six figures and three pictures on the overview", () => {
  const drawn = overviewPage(marts, {language: "en", today});
  expect(
    [...drawn.querySelectorAll(".key-figure-label")].map((label) => label.textContent),
  ).toEqual([
    "Active customers",
    "Orders",
    "Net sales",
    "Average order",
    "New customers",
    "Repurchase rate",
  ]);
  expect(drawn.querySelectorAll("figure").length).toBe(3);
  const sentences = drawn.querySelectorAll(".story li").length;
  expect(sentences).toBe(4);
});

it("adds up on the quality page, visibly", () => {
  const drawn = qualityPage(marts, {language: "en", today});
  const totals = [...drawn.querySelectorAll(".is-total")].map((row) =>
    [...row.children].slice(0, 4).map((cell) => cell.textContent),
  );
  expect(totals).toEqual([
    ["Sum of the outcomes", "11,000", "100.00\u00a0%", "1,250,000.55"],
    ["Came in", "11,000", "100.00\u00a0%", "1,250,000.55"],
  ]);
});

describe("the dictionary", () => {
  it("finds columns and terms by any of their words", () => {
    expect(matches("NET sales", ["net_amount", "Net sales", null])).toBe(true);
    expect(matches("net churn", ["net_amount", "Net sales"])).toBe(false);
    const drawn = dictionaryPage(marts, {language: "zh", today});
    const search = drawn.querySelector("input");
    if (!search) throw new Error("no search");
    search.value = "预期间隔";
    search.dispatchEvent(new Event("input"));
    expect([...drawn.querySelectorAll("section")].map((section) => section.id)).toEqual([
      "overdue",
    ]);
    search.value = "没有这个词";
    search.dispatchEvent(new Event("input"));
    expect(drawn.textContent).toContain("没有匹配的内容");
  });

  it("writes bounds that tell something", () => {
    expect(rangeOf({lowest: 0, highest: 1}, "en")).toBe("0 – 1");
    expect(rangeOf({lowest: 0, highest: 2147483647}, "en")).toBe("≥ 0");
    expect(rangeOf({lowest: -1e15, highest: 0}, "en")).toBe("≤ 0");
    expect(rangeOf({lowest: null, highest: null}, "zh")).toBeNull();
  });
});
