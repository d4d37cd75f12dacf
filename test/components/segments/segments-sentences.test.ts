import {describe, expect, it} from "vitest";
import {
  countsOfSegments,
  countsOfWays,
  movedSentence,
  movesTitle,
  richestSentence,
} from "../../../src/components/segments/segments-sentences.js";
import {rooms} from "../rooms.js";
import {champions, en, plain, ways, zh} from "./segments-voices.js";

describe("sentences of the segments", () => {
  it("tell who brings most, and that all are alike where they are", () => {
    expect(plain(richestSentence(rooms.segments, en))).toBe(
      "Champions bring the most: 12.4 % of buyers, 31 % of net sales.",
    );
    expect(richestSentence(rooms.segments, zh)).toBe(
      "“冠军客户”占购买客户的 12.4%，贡献净销售额的 31%，居各类型之首。",
    );
    const one = [{...champions, customers_share: 1, net_share: 1}];
    expect(richestSentence(one, en)).toBe("All buyers are in one segment, Champions.");
    expect(richestSentence([{...champions, net_share: null}], zh)).toBeNull();
  });

  it("count who moved and who is new, and are silent without a past", () => {
    expect(plain(movedSentence(countsOfWays(ways), en))).toBe(
      "Since 17 August 2025, 6 of 7 earlier buyers (85.7 %) changed segment; 1 bought for the first time.",
    );
    expect(movedSentence(countsOfWays(ways), zh)).toBe(
      "自 2025 年 8 月 17 日以来，7 位老客户中有 6 位（85.7%）换了类型，另有 1 位首次购买。",
    );
    expect(countsOfSegments(rooms.segments.slice(0, 2))).toEqual({
      before: champions.customers_before + rooms.segments[1]!.customers_before,
      moved: champions.moved_out + rooms.segments[1]!.moved_out,
      arrived: 10,
    });
    const fresh = ways.filter((way) => way.from_segment === "none");
    expect(movedSentence(countsOfWays(fresh), en)).toBeNull();
    expect(movesTitle(fresh, zh)).toBeNull();
    expect(movesTitle(ways, en)).toBe(
      "The most travelled way: 3 customers went from At risk to Lost",
    );
  });
});
