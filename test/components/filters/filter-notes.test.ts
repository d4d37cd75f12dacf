import {describe, expect, it} from "vitest";
import {cohortsLeftOutSentence} from "../../../src/components/filters/cohorts-left-out.js";
import {noteOf} from "../../../src/components/filters/filter-notes.js";
import {everybody} from "../../../src/components/filters/filters.js";

describe("what is left out of cohorts under a filter", () => {
  const withMargin = [{margin_amount: null}, {margin_amount: 12.5}];
  const without = [{margin_amount: null}];
  const both = ["acquisition_channel", "first_promotion"] as const;

  it("is told of what the source has, and of nothing else", () => {
    expect(cohortsLeftOutSentence(withMargin, both, "en")).toBe(
      "Left out under a filter: margin, which is not published by day; acquisition channel and first promotion, which are not published by customer.",
    );
    expect(cohortsLeftOutSentence(withMargin, [], "en")).toBe(
      "Left out under a filter: margin, which is not published by day.",
    );
    expect(cohortsLeftOutSentence(without, ["first_promotion"], "en")).toBe(
      "Left out under a filter: first promotion, which is not published by customer.",
    );
    expect(cohortsLeftOutSentence(without, [], "en")).toBeNull();
  });

  it("in Chinese too", () => {
    expect(cohortsLeftOutSentence(withMargin, both, "zh")).toBe(
      "毛利未按日公布，获客渠道和首单促销未按客户公布，故此时不列出。",
    );
    expect(cohortsLeftOutSentence(withMargin, [], "zh")).toBe("毛利未按日公布，故此时不列出。");
    expect(cohortsLeftOutSentence(without, [], "zh")).toBeNull();
  });
});

describe("notes of filters", () => {
  const gold = {...everybody, kept: {...everybody.kept, tier: ["gold"]}};
  const since = {...everybody, from: "2025-01"};

  it("are told of customers or of a period, whichever is chosen", () => {
    const note = noteOf(["fitted", "cohortMonths"]);
    expect(note(gold, "en")).toBe(
      "What is fitted to everybody, such as survival, is left out under a filter.",
    );
    expect(note(since, "zh")).toMatch(/^期间按首单月份/);
    expect(note(everybody, "en")).toBe("");
  });
});
