import {describe, expect, test} from "vitest";
import {martRows, withMarts, writeSource} from "../pipeline/source.js";

// Six buyers: days since, orders and money as in the comments.
const day = (customer_id: string, order_id: string, ordered_at: string, net_amount: number) => ({
  order_id,
  customer_id,
  ordered_at,
  net_amount,
});
const orders = [
  day("a", "1", "2024-06-30", 10), // 0 days, 1 order, 10
  day("b", "2", "2024-06-23", 49.99), // 7 days, 1 order, 49.99
  day("c", "3", "2024-06-22", 50), // 8 days, 1 order, 50
  day("d", "4", "2024-05-01", 60),
  day("d", "5", "2024-05-02", 140), // 59 days, 2 orders, 200
  day("e", "6", "2024-01-02", 1000), // 180 days, 1 order, 1000
  day("f", "7", "2024-01-01", 500), // 181 days, 1 order, 500
];

describe("definitions in force", () => {
  test("score_cuts decide the scores, bounds included", async () => {
    const settings = `definitions:
  score_cuts: {recency_days: [7, 30, 90, 180], order_count: [2, 3, 5, 10], net_amount: [50, 200, 500, 1000]}
`;
    await withMarts(writeSource({orders}, settings), async (computed) => {
      const rfm = await martRows(computed, "rfm");
      expect(
        rfm.map(({customer_id, recency_score, frequency_score, monetary_score}) =>
          [customer_id, recency_score, frequency_score, monetary_score].join(" "),
        ),
      ).toEqual(["a 5 1 1", "b 5 1 1", "c 4 1 2", "d 3 2 3", "e 2 1 5", "f 1 1 4"]);
    });
  });

  test("segments and tiers of one's own are published with their names", async () => {
    const settings = `definitions:
  segments:
    - {id: lately, en: Lately, zh: 近期, rules: [{r: 4-5}]}
    - {id: long_ago, en: Long ago, zh: 久远, rules: [{r: 1-3}]}
  tiers:
    - {id: vip, en: VIP, zh: 贵宾, lower_rank: 0.8}
    - {id: plain, en: Plain, zh: 普通, lower_rank: 0}
`;
    await withMarts(writeSource({orders}, settings), async (computed) => {
      // Of six, the better half but one scores 4 or 5 on recency: ranks 3/5, 4/5 and 5/5.
      const segments = await martRows(computed, "segments");
      expect(segments.map(({segment, customers}) => [segment, customers])).toEqual([
        ["lately", 3],
        ["long_ago", 3],
      ]);
      const tiers = await martRows(computed, "tiers");
      expect(tiers.map(({tier, customers}) => [tier, customers])).toEqual([
        ["vip", 2],
        ["plain", 4],
      ]);
      const terms = await martRows(computed, "terms");
      expect(terms.filter(({kind}) => kind === "segment").map(({label_zh}) => label_zh)).toEqual([
        "近期",
        "久远",
      ]);
      const info = await martRows(computed, "build_info");
      expect(info.find(({item}) => item === "segment_preset")?.value).toBe("custom");
    });
  });

  test("thresholds are read from 100 gaps or more: percentiles 80, 90 and 95", async () => {
    // One customer buys on 101 days: 100 gaps of 1 to 100 days, in any order.
    const start = Date.UTC(2000, 0, 1);
    let days = 0;
    const rows = Array.from({length: 101}, (_, i) => {
      days += i;
      return day("a", String(i), new Date(start + days * 864e5).toISOString().slice(0, 10), 1);
    });
    await withMarts(writeSource({orders: rows}), async (computed) => {
      const found = await martRows(computed, "definitions");
      const told = found.filter(({definition}) => String(definition).endsWith("_after_days"));
      expect(told.map(({definition, value, origin}) => [definition, value, origin])).toEqual([
        ["at_risk_after_days", 80, "data"],
        ["churned_after_days", 95, "data"],
        ["dormant_after_days", 90, "data"],
      ]);
    });
  });

  test("with fewer gaps, 90, 180 and 365 days", async () => {
    await withMarts(writeSource({orders}), async (computed) => {
      const found = await martRows(computed, "definitions");
      const told = found.filter(({definition}) => String(definition).endsWith("_after_days"));
      expect(told.map(({definition, value, origin}) => [definition, value, origin])).toEqual([
        ["at_risk_after_days", 90, "default"],
        ["churned_after_days", 365, "default"],
        ["dormant_after_days", 180, "default"],
      ]);
    });
  });

  test("without a gap longer than a day, churn takes a month all the same", async () => {
    const rows = Array.from({length: 101}, (_, i) =>
      day("a", String(i), new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10), 1),
    );
    await withMarts(writeSource({orders: rows}), async (computed) => {
      const found = await martRows(computed, "definitions");
      const told = found.filter(({definition}) => String(definition).endsWith("_after_days"));
      expect(told.map(({definition, value}) => [definition, value])).toEqual([
        ["at_risk_after_days", 1],
        ["churned_after_days", 32],
        ["dormant_after_days", 2],
      ]);
    });
  });

  test("a threshold that cannot be kept beside those from the data is refused", async () => {
    // Fewer than 100 gaps: at risk after 90 days, so dormant cannot begin after 60.
    const settings = "definitions: {dormant_after_days: 60}\n";
    await expect(
      withMarts(writeSource({orders}, settings), () => Promise.resolve()),
    ).rejects.toThrow(
      "source.yaml, column definitions.dormant_after_days: stages must follow each other; " +
        'more days than the stage before (90) were expected: "60"',
    );
    const kept = "definitions: {dormant_after_days: 120}\n";
    await expect(
      withMarts(writeSource({orders}, kept), () => Promise.resolve()),
    ).resolves.toBeUndefined();
  });
});
