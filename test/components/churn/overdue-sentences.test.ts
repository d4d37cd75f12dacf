import {describe, expect, it} from "vitest";
import {
  lateBySegment,
  lateTitle,
  overdueBySegment,
} from "../../../src/components/churn/overdue-segments.js";
import * as overdue from "../../../src/components/churn/overdue-sentences.js";
import {en, late, plain, zh} from "./churn-voices.js";

const lateIn = (group_name: string, customers: number, net_amount_at_stake: number) => ({
  ...{division: "segment", position: 1, group_name, customers, net_amount_at_stake},
  amount_at_risk: null,
});

describe("sentences of the overdue", () => {
  it("tell how many there are and what is at stake, if anything is", () => {
    expect(overdue.overdueSentence({customers: 2, net_amount_at_stake: 1000}, en)).toBe(
      "2 customers are overdue; ¥1,000 of sales in the last twelve months is at stake.",
    );
    expect(overdue.overdueSentence({customers: 1, net_amount_at_stake: 700}, zh)).toBe(
      "1 位客户已逾期；其近 12 个月的净销售额 700 元面临风险。",
    );
    // Returns may outweigh what they bought: they are overdue all the same.
    expect(overdue.overdueSentence({customers: 1, net_amount_at_stake: -5}, en)).toBe(
      "1 customer is overdue, with no sales of the last twelve months at stake.",
    );
    expect(overdue.overdueSentence({customers: 3, net_amount_at_stake: 0}, zh)).toBe(
      "3 位客户已逾期，近 12 个月无净销售额面临风险。",
    );
    expect(overdue.overdueSentence({customers: 0, net_amount_at_stake: 0}, zh)).toBeNull();
    expect(overdue.overdueSentence(undefined, zh)).toBeNull();
  });

  it("say that the list holds those with most at stake, where it cannot hold all", () => {
    const all = {...lateIn("", 112_701, 5), division: "total", group_name: null};
    expect(overdue.overduePartSentence(20_000, all, en)).toBe(
      "Of 112,701 overdue the 20,000 with the largest sums are listed. The whole list: npm run marts, file overdue.parquet.",
    );
    expect(overdue.overduePartSentence(20_000, all, zh)).toBe(
      "逾期客户共 112,701 位，仅列出金额最大的 20,000 位。完整名单：npm run marts，文件 overdue.parquet。",
    );
    expect(overdue.overduePartSentence(112_701, all, en)).toBeNull();
    expect(overdue.overduePartSentence(0, undefined, zh)).toBeNull();
  });

  it("say that few hold most only where a quarter of them hold half", () => {
    const rows = [late(600), late(200), late(100), late(100)];
    expect(plain(overdue.fewHoldMostSentence(rows, en))).toBe(
      "The first alone holds 60 % of it: begin there.",
    );
    expect(overdue.fewHoldMostSentence([late(10), late(10), late(10), late(10)], zh)).toBeNull();
  });

  it("tell whose sales are most at stake", () => {
    const rows = lateBySegment([
      lateIn("at_risk", 3, 500),
      lateIn("champions", 1, 500),
      {...lateIn("gold", 4, 1000), division: "tier"},
    ]);
    expect(rows.map(({segment, customers, amount}) => [segment, customers, amount])).toEqual([
      ["at_risk", 3, 500],
      ["champions", 1, 500],
    ]);
    expect(plain(lateTitle(rows, en))).toBe(
      "“At risk” are 75 % of the overdue and hold 50 % of the sales at stake",
    );
    expect(lateTitle(rows.slice(0, 1), en)).toBeNull();
    expect(overdueBySegment([lateIn("at_risk", 2, 300)], en)).toBeNull();
  });
});
