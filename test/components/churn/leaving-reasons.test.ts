// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {intervals, leavingReasons} from "../../../src/components/churn/leaving-reasons.js";
import * as say from "../../../src/components/churn/leaving-sentences.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {wilson} from "../../../src/components/filters/wilson.js";
import {marts} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
const rows = marts.leaving_reasons;
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;
const without = (side: string) => rows.filter((row) => row.side !== side);

describe("why customers leave", () => {
  it("gives the difference of two shares Newcombe's interval", () => {
    // Newcombe (1998), method 10: 56/70 against 48/80; with 95 % it is 0.0524 to 0.3339, so with 90 % inside.
    const group = (customers_gone: number, customers: number) => {
      const {low, high} = wilson(customers_gone, customers)!;
      return {
        ...rows[0]!,
        ...{customers, customers_gone, gone_share: customers_gone / customers},
        ...{gone_share_low: low, gone_share_high: high},
      };
    };
    const {difference, low, high} = say.differenceOf(group(56, 70), group(48, 80));
    expect(difference).toBeCloseTo(0.2, 12);
    expect(low).toBeGreaterThan(0.0524);
    expect(low).toBeLessThan(0.09);
    expect(high).toBeLessThan(0.3339);
    expect(high).toBeGreaterThan(0.29);
  });

  it("tells a clear difference with its size, and an unclear one as such", () => {
    expect(plain(say.reasonSentence(rows, "delivery", 166, en))).toBe(
      "After a late delivery, 50 % of 200 customers did not order again within 166 days, against 30 % after one in time: a difference of +20 pp (90 % interval +13.7 pp to +26.3 pp).",
    );
    expect(plain(say.reasonSentence(rows, "complaint", 166, en))).toBe(
      "After a purchase with a complaint, 32 % of 50 customers did not order again within 166 days, against 30 % after one without: no clear difference (90 % interval −8.2 pp to +14.2 pp).",
    );
    expect(say.reasonSentence(rows, "complaint", 166, zh)).toBe(
      "有投诉的购买后，50 位客户中有 32% 在 166 天内未再下单，无投诉时为 30%：差异不明确（90% 区间 −8.2 个百分点至 +14.2 个百分点）。",
    );
    expect(plain(say.leavingTitle(rows, en))).toBe(
      "After a late delivery 50 % did not order again, 30 % after one in time",
    );
    expect(say.leavingTitle(without("delivery"), en)).toBeNull();
    expect(say.reasonSentence(without("delivery"), "delivery", 166, en)).toBeNull();
  });

  it("tells categories apart only where their intervals do not meet", () => {
    expect(plain(say.categorySentence(rows, en))).toBe(
      `Fewest came back after buying ${hostile[0]} (40 % did not), most after Tea (25 % did not).`,
    );
    const near = rows.map((row) => ({...row, gone_share_low: 0, gone_share_high: 1}));
    expect(say.categorySentence(near, en)).toBeNull();
  });

  it("says what the source lacks", () => {
    expect(say.lackingSentences(rows, en)).toEqual([]);
    expect(say.lackingSentences(without("complaint"), en)).toEqual([
      "This source has no feedback.",
    ]);
    expect(say.lackingSentences(without("delivery"), zh)).toEqual([
      "本数据源没有承诺与实际送达日期。",
    ]);
    const none = rows.filter(({group_name}) => group_name !== "complaint");
    expect(say.lackingSentences(none, en)).toEqual([
      "Too few of these purchases had a complaint to compare.",
    ]);
    expect(leavingReasons([], marts.definitions, en).textContent).toContain(
      "nothing can be said of why customers leave",
    );
  });

  it("draws a dot and an interval for each group, hostile names as text", () => {
    const figure = leavingReasons(rows, marts.definitions, zh);
    expect(figure.querySelectorAll("svg circle")).toHaveLength(6);
    expect(figure.querySelector("img")).toBeNull();
    expect(figure.querySelectorAll("tbody tr")).toHaveLength(6);
    expect(figure.textContent).toContain("差异，并非因果证明");
  });

  it("writes no more percentages below a narrow picture than have room there", () => {
    const places = (width: number) => {
      const marks = [
        ...intervals(rows, width, en).querySelectorAll('[aria-label^="x-axis tick label"] text'),
      ];
      return marks.map((mark) =>
        Number(/translate\((-?[\d.]+)/.exec(mark.getAttribute("transform") ?? "")?.[1]),
      );
    };
    for (const width of [312, 360, 720]) {
      const at = places(width);
      expect(at.length).toBeGreaterThan(1);
      for (const [i, x] of at.entries()) if (i > 0) expect(x - at[i - 1]!).toBeGreaterThan(36);
    }
    expect(places(720).length).toBeGreaterThan(places(312).length);
  });
});
