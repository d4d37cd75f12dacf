import {describe, expect, it} from "vitest";
import * as risk from "../../../src/components/overview/brief-risk.js";
import * as why from "../../../src/components/overview/brief-why.js";
import {marts} from "../fixtures.js";
import {asOf, chinese, en, plain, zh} from "./brief-voices.js";

describe("the overdue", () => {
  const group = (
    division: string,
    position: number,
    name: string | null,
    of: [number, number],
  ) => ({
    ...{division, position, group_name: name, customers: of[0], net_amount_at_stake: of[1]},
    amount_at_risk: division === "total" ? 900 : null,
  });
  const rows = [
    group("total", 1, null, [3, 1500]),
    group("tier", 1, "diamond", [2, 1200]),
    group("tier", 2, "gold", [1, 300]),
    group("segment", 1, "champions", [1, 400]),
    group("segment", 2, "at_risk", [2, 1100]),
  ];

  it("are counted with what they spent and what of the future goes with them", () => {
    expect(plain(risk.overdueTold(rows, en))).toBe(
      "Past their own rhythm are 3 customers, who spent ¥1,500 in the last twelve months; ¥900 of future profit is at risk with them.",
    );
    expect(chinese(risk.overdueTold(rows, zh))).toBe(
      "已超出自身购买节奏的客户有 3 位，近十二个月曾消费 1,500 元，未来 900 元利润也因此面临风险。",
    );
    expect(risk.overdueTold([], en)).toBeNull();
    expect(risk.overdueTold([group("total", 1, null, [2, 0])], en)).toBeNull();
  });

  it("are to be met from the highest tier down", () => {
    expect(plain(risk.startTold(rows, en))).toBe(
      "Start with the 2 overdue diamond customers, who stand for ¥1,200, 80 % of what all the overdue spent.",
    );
    expect(chinese(risk.startTold(rows, zh))).toBe(
      "先联系逾期的 2 位钻石客户：他们近一年消费 1,200 元，占逾期客户消费的 80%。",
    );
    expect(plain(risk.startTold([rows[0]!, group("tier", 2, "gold", [3, 1500])], en))).toBe(
      "Start with the 3 overdue gold customers, who stand for ¥1,500.",
    );
    expect(plain(risk.startTold([rows[0]!, group("tier", 2, "gold", [1, 500])], en))).toBe(
      "Start with the 1 overdue gold customer, who stands for ¥500, 33.3 % of what all the overdue spent.",
    );
    expect(plain(risk.nextTold(rows, en))).toBe(
      "By segment, most is at stake among “At risk”: 2 overdue, ¥1,100.",
    );
  });
});

it("tells churn of the last whole month, the rate before, the cost and who came back", () => {
  expect(plain(risk.churnTold(marts.churn_rates, en))).toBe(
    "Churn took 42 customers in Oct 2025 (2 % of those there, after 2 % the month before), who had spent ¥4,001 a year; 10 came back.",
  );
  expect(chinese(risk.churnTold(marts.churn_rates, zh))).toBe(
    "2025 年 10 月有 42 位客户流失（流失率 2%，上月为 2%），他们此前每年消费 4,001 元；10 位流失客户回流。",
  );
  expect(risk.churnTold(marts.churn_rates.slice(0, 1), en)).toBeNull();
  const quiet = marts.churn_rates.map((row) => ({
    ...row,
    ...{churned: 0, churn_rate: 0, reactivated: 0, net_amount_lost: 0},
  }));
  expect(plain(risk.churnTold(quiet, en))).toBe("Nobody churned in Oct 2025.");
  expect(chinese(risk.churnTold(quiet, zh))).toBe("2025 年 10 月没有客户流失，没有流失客户回流。");
});

it("foretells a year with its interval, and ninety days of it", () => {
  const ahead = (days_ahead: number, amount: number, spread: number | null) => ({
    ...{days_ahead, customers: 9, to_date: asOf},
    ...{expected_orders: 1, expected_orders_low: null, expected_orders_high: null},
    expected_amount: amount,
    expected_amount_low: spread === null ? null : amount - spread,
    expected_amount_high: spread === null ? null : amount + spread,
  });
  const rows = [ahead(90, 400, 50), ahead(365, 1000, 100)];
  expect(plain(risk.aheadTold(rows, en))).toBe(
    "Today’s customers are expected to bring ¥1,000 of profit over the next 365 days (nine times in ten between ¥900 and ¥1,100), ¥400 of it within 90.",
  );
  expect(chinese(risk.aheadTold(rows, zh))).toBe(
    "未来 365 天，现有客户预计带来 1,000 元利润（九成可能在 900 元至 1,100 元之间），其中 400 元在 90 天之内。",
  );
  expect(plain(risk.aheadTold([ahead(90, 400, null), ahead(365, 1000, null)], en))).toBe(
    "Today’s customers are expected to bring ¥1,000 of profit over the next 365 days, ¥400 of it within 90.",
  );
  expect(risk.aheadTold([], en)).toBeNull();
});

it("names a segment only where it makes more than its share", () => {
  expect(plain(why.segmentTold(marts.segments, en))).toBe(
    "Over the whole history “Champions” are 12.4 % of buyers and make 31 % of what buyers spend.",
  );
  const even = marts.segments.map((row) => ({...row, net_share: row.customers_share}));
  expect(why.segmentTold(even, en)).toBeNull();
  expect(why.segmentTold([], en)).toBeNull();
});
