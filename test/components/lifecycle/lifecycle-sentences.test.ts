import {describe, expect, it} from "vitest";
import {originText} from "../../../src/components/lifecycle/lifecycle-definitions.js";
import {stockLines} from "../../../src/components/lifecycle/lifecycle-month.js";
import * as say from "../../../src/components/lifecycle/lifecycle-sentences.js";
import {rooms} from "../rooms.js";
import {churn, en, month, plain, zh} from "./lifecycle-voices.js";

describe("sentences of the lifecycle", () => {
  it("tell the churn of the last whole month", () => {
    const rows = [churn("2025-10", 200, 10, 1500), churn("2025-11", 190, 1, 9, false)];
    expect(plain(say.churnedSentence(rows, en))).toBe(
      "10 customers (5 %) churned in Oct 2025; together they had spent ¥1,500 a year.",
    );
    expect(say.churnedSentence(rows, zh)).toBe(
      "2025 年 10 月流失 10 位客户，流失率 5%，此前年均购买额合计 1,500 元。",
    );
    expect(say.churnedSentence([churn("2025-10", 5, 0)], en)).toBe("Nobody churned in Oct 2025.");
    expect(say.churnedSentence([churn("2025-10", 0, 0)], en)).toBeNull();
    expect(say.churnedSentence([churn("2025-10", 5, 1, 9, false)], zh)).toBeNull();
    const gone = [churn("2025-09", 5, 5), churn("2025-10", 0, 0)];
    expect(say.nobodyLeftSentence(gone, en)).toBe(
      "Everybody who ever bought has churned, the last of them in Sept 2025.",
    );
    expect(say.nobodyLeftSentence(gone, zh)).toBe(
      "所有购买过的客户均已流失，最后一批在 2025 年 9 月。",
    );
    const chosen = {filters: "North"};
    expect(say.nobodyLeftSentence(gone, {...en, ...chosen})).toBe(
      "By the start of Oct 2025 all of the customers chosen who had bought had churned, the last in Sept 2025.",
    );
    expect(say.nobodyLeftSentence(gone, {...zh, ...chosen})).toBe(
      "到 2025 年 10 月初，所选客户中购买过的均已流失，最后一批在 2025 年 9 月。",
    );
    expect(say.nobodyLeftSentence(rows, en)).toBeNull();
    expect(say.nobodyLeftSentence([churn("2025-10", 0, 0)], zh)).toBeNull();
  });

  it("tell what the churned of a year had bought per year, not in all", () => {
    const rows = [churn("2025-09", 200, 3, 700), churn("2025-10", 200, 10, 1500)];
    expect(say.lostTitle(rows, en)).toBe(
      "13 churned in the last 2 whole months, who had spent ¥2,200 a year",
    );
    expect(say.lostTitle(rows.slice(1), en)).toBe(
      "10 churned in the last whole month, who had spent ¥1,500 a year",
    );
    expect(say.lostTitle(rows, zh)).toBe("近 2 个整月流失 13 人次，此前年均购买额合计 2,200 元");
  });

  it("tell the stock: active, fading, gone", () => {
    expect(say.stockTitle(rooms.lifecycle, en)).toBe(
      "At the end of Oct 2025, 4 customers are active, 5 at risk or dormant, 24 churned",
    );
    expect(say.stockTitle(rooms.lifecycle, zh)).toBe(
      "2025 年 10 月末：活跃 4 位，预警或沉默 5 位，已流失 24 位",
    );
    const one = rooms.lifecycle.map((row) => ({
      ...row,
      customers_at_end: row.stage === "new" ? 1 : 0,
    }));
    expect(say.stockTitle(one, en)).toBe(
      "At the end of Oct 2025, 1 customer is active, 0 at risk or dormant, 0 churned",
    );
    const open = rooms.lifecycle.map((row) => ({...row, is_complete: false}));
    expect(say.stockTitle(open, en)).toBeNull();
  });

  it("tell the flows of a month, prospects being no buyers", () => {
    expect(say.flowTitle(rooms.lifecycle_flows, month("2025-10"), false, en)).toBe(
      "Oct 2025 so far: 2 bought for the first time, 4 churned, 0 came back",
    );
  });

  it("find the first month in which somebody can have churned", () => {
    // 2 January 2024 + 172 days is 22 June 2024.
    expect(say.churnBegins(new Date("2024-01-02"), rooms.definitions)).toEqual(month("2024-06"));
    expect(say.churnBegins(null, rooms.definitions)).toBeNull();
    expect(say.churnBegins(new Date("2024-01-02"), [])).toBeNull();
  });

  it("compare a year with the year before, and else tell the last month", () => {
    const year = (from: number, churned: number) =>
      Array.from({length: 12}, (_, i) =>
        churn(`20${from}-${String(i + 1).padStart(2, "0")}`, 100, churned),
      );
    const two = [...year(24, 4), ...year(25, 5)];
    expect(plain(say.churnTitle(two, null, en))).toBe(
      "Churn averages 5 % a month over the last twelve whole months, up from 4 % in the twelve before",
    );
    expect(say.churnTitle([...year(24, 5), ...year(25, 4)], null, zh)).toBe(
      "近 12 个整月平均每月流失 4%，低于此前 12 个月的 5%",
    );
    // The first months do not count: nobody could have churned.
    expect(plain(say.churnTitle(two, month("2024-06"), en))).toBe("5 % churned in Dec 2025");
    expect(say.churnTitle([], null, en)).toBeNull();
  });

  it("name the month that a chosen period ends with", () => {
    const year = (n: number) =>
      Array.from({length: 12}, (_, i) =>
        churn(`20${n}-${String(i + 1).padStart(2, "0")}`, 100, 5, 10),
      );
    const rows = [...year(23), ...year(24)];
    expect(plain(say.churnTitle(rows, null, en))).toBe(
      "Churn averages 5 % a month over the twelve months to Dec 2024, as in the twelve before",
    );
    expect(say.churnTitle(rows, null, zh)).toBe(
      "截至 2024 年 12 月的 12 个整月平均每月流失 5%，与此前 12 个月持平",
    );
    expect(say.lostTitle(rows, en)).toBe(
      "60 churned in the 12 months to Dec 2024, who had spent ¥120 a year",
    );
    expect(say.lostTitle(rows.slice(0, 1), en)).toBe(
      "5 churned in Jan 2023, who had spent ¥10 a year",
    );
    expect(say.lostTitle(rows, zh)).toBe(
      "截至 2024 年 12 月的 12 个整月流失 60 人次，此前年均购买额合计 120 元",
    );
  });

  it("begin with the first order of the customers chosen, where the rows hold it", () => {
    const stock = (at: string, start: number, end: number, stage = "new") => ({
      ...rooms.lifecycle[0]!,
      ...{month: month(at), stage, customers_at_start: start, customers_at_end: end},
    });
    const rows = [stock("2024-01", 0, 0), stock("2024-02", 0, 3), stock("2024-03", 3, 4)];
    expect(say.firstStock([stock("2024-01", 0, 9, "prospect"), ...rows])).toEqual(month("2024-02"));
    expect(say.firstStock(rows.slice(2))).toBeNull();
  });

  it("say where a threshold comes from, never more than is true", () => {
    expect(say.definitionTitle(rooms.definitions, en)).toBe(
      "Churned means more than 171 days without an order, read from the gaps between purchases in this source up to 17 November 2025",
    );
    const set = rooms.definitions.map((row) => ({...row, origin: "set"}));
    expect(say.definitionTitle(set, zh)).toBe("超过 171 天未下单即为流失");
    expect(originText(set[0]!, en)).toBe("Set in source.yaml");
  });
});

it("adds up in every row and in the sum", () => {
  const lines = stockLines(rooms.lifecycle);
  for (const {start, in: come, out, end} of lines) expect(start + come - out).toBe(end);
  expect(lines.at(-1)).toEqual({stage: null, start: 41, in: 13, out: 9, end: 45});
});
