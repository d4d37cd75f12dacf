import {describe, expect, it} from "vitest";
import {
  cameTitle,
  changeSentence,
  partSentence,
  sizeSentence,
  wentTitle,
} from "../../../src/components/segments/segment-sentences.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {rooms} from "../rooms.js";
import {champions, en, plain, ways, zh} from "./segments-voices.js";

describe("sentences of one segment", () => {
  it("tell the size of one segment and how it changed", () => {
    expect(plain(sizeSentence(champions, en))).toBe(
      "Champions: 310 customers, 12.4 % of buyers, with net sales of ¥372K, 31 % of all.",
    );
    expect(sizeSentence({...champions, customers: 0}, zh)).toBe(
      "冠军客户：2025 年 11 月 17 日没有客户。",
    );
    expect(changeSentence({...champions, customers_before: 310}, true, en)).toBe(
      "As many as on 17 August 2025.",
    );
    const empty = {...champions, customers: 0, customers_before: 0};
    expect(changeSentence(empty, true, en)).toBe("Nor on 17 August 2025.");
    expect(changeSentence(empty, true, zh)).toBe("2025 年 8 月 17 日也没有。");
    expect(changeSentence({...champions, customers_before: 300}, true, zh)).toBe(
      "比 2025 年 8 月 17 日多 10 位。",
    );
    expect(changeSentence(champions, false, en)).toBeNull();
  });

  it("say of whom they tell a share where filters choose customers", () => {
    const chosen = voiceOf(rooms, {language: "en", filters: "region North"});
    const zhChosen = voiceOf(rooms, {language: "zh", filters: "地区为北"});
    expect(plain(sizeSentence(champions, chosen))).toBe(
      "Champions: 310 customers, 12.4 % of the buyers chosen, with net sales of ¥372K, 31 % of theirs.",
    );
    expect(sizeSentence(champions, zhChosen)).toBe(
      "冠军客户：310 位客户，占所选购买客户的 12.4%，带来净销售额 37.2 万元，占其总额的 31%。",
    );
    expect(sizeSentence({...champions, customers: 0}, chosen)).toBe(
      "Champions: none of the customers chosen on 17 November 2025.",
    );
    expect(sizeSentence({...champions, customers: 0}, zhChosen)).toBe(
      "冠军客户：2025 年 11 月 17 日，所选客户中无人属于此类。",
    );
    expect(partSentence(2, 310, chosen)).toBe(
      "Of the 310 customers who match the filters the 2 with the largest net sales are listed; figures and pictures above count all 310.",
    );
    expect(partSentence(2, 310, zhChosen)).toBe(
      "符合筛选条件的 310 位中，仅列出净销售额最大的 2 位；上方数字与图统计全部 310 位。",
    );
    expect(partSentence(310, 310, chosen)).toBeNull();
  });

  it("tell where they came from and went", () => {
    const row = {...champions, customers: 2, moved_in: 1, arrived: 0, customers_before: 1};
    expect(cameTitle(row, en)).toBe(
      "Of 2 now here, 1 was here on 17 August 2025, 1 moved in and none is new",
    );
    expect(cameTitle(row, zh)).toMatch(/1 位由其他类型转入，没有新客户$/u);
    expect(wentTitle(row, ways, en)).toBe("The one customer of 17 August 2025 is still here");
    const left = {...champions, segment: "loyal_customers", customers_before: 2, moved_out: 1};
    expect(wentTitle(left, ways, en)).toBe(
      "Of 2 here on 17 August 2025, 1 has left, for Champions",
    );
    expect(wentTitle(left, ways, zh)).toMatch(/1 位已离开，转为“冠军客户”$/u);
    const lost = {...champions, segment: "at_risk", customers_before: 3, moved_out: 3};
    expect(wentTitle(lost, ways, zh)).toBe("2025 年 8 月 17 日的 3 位已全部离开，均转为“已流失”");
  });

  it("say nobody and all in words rather than in noughts", () => {
    const fresh = {...champions, customers: 2, moved_in: 0, arrived: 2};
    expect(cameTitle(fresh, en)).toBe("All 2 now here are new");
    expect(cameTitle(fresh, zh)).toBe("现有 2 位均为新客户");
    expect(cameTitle({...fresh, customers: 1, arrived: 1}, en)).toBe(
      "The one customer here is new",
    );
    const moved = {...champions, customers: 3, moved_in: 2, arrived: 1};
    expect(cameTitle(moved, zh)).toBe(
      "现有 3 位：2025 年 8 月 17 日时无一属于此类，2 位由其他类型转入，1 位为新客户",
    );
    const scattered = ["lost", "hibernating"].map((to_segment, i) => ({
      ...{...ways[0]!, from_segment: "at_risk", to_segment, customers: i + 1},
    }));
    const emptied = {...champions, segment: "at_risk", customers_before: 3, moved_out: 3};
    expect(wentTitle(emptied, scattered, en)).toBe(
      "Of 3 here on 17 August 2025, all have left, 2 of them for Hibernating",
    );
    expect(wentTitle(emptied, scattered, zh)).toMatch(
      /的 3 位已全部离开，其中 2 位转为“休眠客户”$/u,
    );
  });
});
