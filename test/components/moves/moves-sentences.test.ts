import {describe, expect, it} from "vitest";
import {gainOf, sumOf, waysOf} from "../../../src/components/moves/moves-between.js";
import {
  leftOutSentence,
  overlapSentence,
  seasonsSentence,
  uncoveredSentence,
} from "../../../src/components/moves/moves-limits.js";
import {cameSentence, wentSentence} from "../../../src/components/moves/moves-node-sentences.js";
import {
  costliestWay,
  driftedSentence,
  gainsSentence,
  movedBetweenSentence,
  moveSentence,
} from "../../../src/components/moves/moves-sentences.js";
import {rooms} from "../rooms.js";
import {en, moves, plain, span, ways, yearMoves, yearSpan, zh} from "./made-up-moves.js";

describe("moves between two dates", () => {
  it("are those of the two dates, each way summed over its kinds", () => {
    expect(moves.length).toBe(6);
    expect(ways.length).toBe(5);
    expect(ways.find((way) => way.to_segment === "promising")).toEqual({
      ...{from_segment: "hibernating", to_segment: "promising", customers: 2},
      ...{net_amount_before: 4, net_amount: 19},
    });
    expect(sumOf(ways)).toEqual({customers: 8, net_amount_before: 154, net_amount: 154});
    expect(gainOf({net_amount_before: 0.1, net_amount: 0.3})).toBe(0.2);
    // To the last digit that is published, so that the three columns add up.
    expect(gainOf({net_amount_before: 3246.091, net_amount: 0.0004})).toBe(-3246.0906);
    expect(gainOf({net_amount_before: null, net_amount: 1})).toBeNull();
  });

  it("are told in words, whose money adds up to all", () => {
    expect(movedBetweenSentence(moves, span, true, en)).toBe(
      "From 17 August 2025 to 17 November 2025, 1 of 7 buyers was upgraded and none downgraded; 3 were lost and 1 won back.",
    );
    expect(movedBetweenSentence(moves, span, true, zh)).toBe(
      "2025 年 8 月 17 日至 2025 年 11 月 17 日，7 位老客户中有 1 位升级、0 位降级，3 位流失、1 位赢回。",
    );
    expect(movedBetweenSentence(moves, span, false, en)).toBe(
      "From 17 August 2025 to 17 November 2025, 1 of 7 buyers was upgraded and none downgraded.",
    );
    const fresh = moves.filter(({move}) => move === "arrived");
    expect(movedBetweenSentence(fresh, span, true, en)).toBeNull();
    // 20 + 20 + 15 − 10 − 45 = 0, nothing from the one who drifted.
    expect(plain(gainsSentence(moves, span, en))).toBe(
      "Net sales in the 12 months to 17 November 2025 are as high as in those to 17 August 2025: first bought +¥20, upgraded +¥20, won back +¥15, stayed −¥10 and lost −¥45.",
    );
    const more = moves.map((row) =>
      row.move === "drifted" ? {...row, net_amount_before: 1} : {...row},
    );
    expect(plain(gainsSentence(more, span, zh))).toBe(
      "截至 2025 年 11 月 17 日的 12 个月净销售额，与截至 2025 年 8 月 17 日的等长期间相比多 3 元：首次购买 +20 元、升级 +20 元、赢回 +15 元、未变 −10 元、流失 −45 元和其余 +3 元。",
    );
    expect(gainsSentence(yearMoves, yearSpan, en)).toBeNull();
    expect(driftedSentence(moves, en)).toContain("1 more stands better without having bought");
    expect(driftedSentence(yearMoves, zh)).toBeNull();
  });

  it("name the costliest way, where one fell, and say what each way bought", () => {
    expect(plain(costliestWay(ways, span, en))).toBe(
      "The costliest way: the 3 who went from At risk to Lost bought for ¥45 less in 12 months",
    );
    expect(costliestWay(ways, span, zh)).toBe(
      "代价最大的变动：由“有流失风险”转为“已流失”的 3 位客户，12 个月净销售额减少 45 元",
    );
    expect(costliestWay(ways.slice(1, 2), span, en)).toBeNull();
    expect(costliestWay(waysOf(yearMoves), yearSpan, en)).toBeNull();
    expect(plain(moveSentence(ways[1]!, span, en))).toBe(
      "1 went from Loyal customers to Champions; net sales over 12 months: ¥10 before, ¥30 after.",
    );
    expect(moveSentence(waysOf(yearMoves)[0]!, yearSpan, zh)).toBe(
      "1 位前后均为“冠军客户”；其后 12 个月净销售额 80 元，此前期间早于数据起点。",
    );
  });

  it("say where the people of one segment went and came from", () => {
    expect(wentSentence("at_risk", ways, span, en)).toBe(
      "At risk on 17 August 2025: 3. By 17 November 2025, 0 stayed, 3 went to Lost.",
    );
    expect(wentSentence("none", ways, span, zh)).toBe(
      "2025 年 8 月 17 日之后首次购买：1 位；至 2025 年 11 月 17 日，人数最多的是“新近客户”，1 位。",
    );
    expect(cameSentence("champions", ways, span, en)).toBe(
      "Champions on 17 November 2025: 2. On 17 August 2025, 1 stood here, 1 elsewhere; 0 had not bought yet.",
    );
  });

  it("say what is not known or left out", () => {
    expect(uncoveredSentence(rooms.segment_dates, span, en)).toBeNull();
    expect(uncoveredSentence(rooms.segment_dates, yearSpan, en)).toMatch(
      /^What the moves gained or lost is not told: the data begin on .*, after the 12 months to 17 November 2024 do\.$/,
    );
    expect(leftOutSentence(rooms.segment_dates, en)).toBe(
      "With more than 200,000 buyers, the date 24 months back is left out.",
    );
    expect(leftOutSentence(rooms.segment_dates, zh)).toContain("24 个月前");
    expect(leftOutSentence(rooms.segment_dates.slice(0, 3), zh)).toBeNull();
    expect(seasonsSentence(span, en)).toBeNull();
    expect(seasonsSentence({...span, months: 1}, en)).toContain("money is that of one month each");
    expect(seasonsSentence({...span, months: 6}, zh)).toContain("金额比较各 6 个月");
  });
});

describe("periods that overlap", () => {
  const rows = rooms.segment_dates;

  it("are said to, with the days that gains and losses then compare", () => {
    expect(overlapSentence(rows, span, en)).toBe(
      "The two periods overlap: 18 November 2024 to 17 August 2025 lies in both, so what moves gained or lost is the net sales of 18 August 2025 to 17 November 2025 less those of 18 August 2024 to 17 November 2024.",
    );
    expect(overlapSentence(rows, span, zh)).toBe(
      "两段期间有重叠：2024 年 11 月 18 日至 2025 年 8 月 17 日同时计入两段，因此得失实为 2025 年 8 月 18 日至 2025 年 11 月 17 日的净销售额减去 2024 年 8 月 18 日至 2024 年 11 月 17 日的净销售额。",
    );
    // A month that has no 31st ends on its last day, as in the database.
    const late = {from: new Date("2025-05-31"), to: new Date("2025-08-31"), months: 6};
    expect(overlapSentence(rows, late, en)).toContain(
      "1 March 2025 to 31 May 2025 lies in both, so what moves gained or lost is the net sales of 1 June 2025 to 31 August 2025 less those of 1 December 2024 to 28 February 2025.",
    );
  });

  it("are not told of where they only touch, lie apart, or are not told at all", () => {
    expect(overlapSentence(rows, {...span, months: 3}, en)).toBeNull();
    expect(overlapSentence(rows, {...span, months: 1}, zh)).toBeNull();
    expect(overlapSentence(rows, {...yearSpan, to: span.from}, en)).toBeNull();
  });
});
