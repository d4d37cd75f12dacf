import {describe, expect, it} from "vitest";
import type {Marts} from "../../../src/components/marts/marts.js";
import * as sales from "../../../src/components/overview/brief-sales.js";
import {asOf, chinese, en, figure, plain, zh} from "./brief-voices.js";

describe("net sales", () => {
  const told = (...values: [number, number | null, number | null]) =>
    plain(sales.salesTold([figure("net_amount", ...values)], asOf, en));

  it("are told by how far they went, against both periods", () => {
    expect(told(120_000, 100_000, 96_000)).toBe(
      "Net sales rose sharply to ¥120K in the 90 days to 17 November 2025, 20 % above the 90 days before and 25 % above the same days a year earlier.",
    );
    expect(told(90, 100, 60)).toBe(
      "Net sales fell to ¥90 in the 90 days to 17 November 2025, 10 % below the 90 days before but 50 % above the same days a year earlier.",
    );
    expect(told(101, 100, null)).toContain("Net sales edged up to ¥101 in the 90 days");
    expect(told(98, 100, null)).toContain("Net sales edged down to ¥98 in the 90 days");
    expect(told(80, 100, null)).toContain("Net sales fell sharply to ¥80 in");
    expect(told(105, 100, null)).toContain("Net sales rose to ¥105 in");
  });

  it("hold where less than half a per cent changed, and just are where nothing can be compared", () => {
    expect(told(100.4, 100, 80)).toBe(
      "Net sales held at ¥100 in the 90 days to 17 November 2025, level with the 90 days before and 25.5 % above the same days a year earlier.",
    );
    expect(told(90, null, -5)).toBe("Net sales came to ¥90 in the 90 days to 17 November 2025.");
    expect(told(90, null, 100)).toBe(
      "Net sales fell to ¥90 in the 90 days to 17 November 2025, 10 % below the same days a year earlier.",
    );
    expect(sales.salesTold([figure("net_amount", null)], asOf, en)).toBeNull();
    expect(sales.salesTold([figure("net_amount", 5)], null, en)).toBeNull();
    expect(sales.salesTold([], asOf, zh)).toBeNull();
  });

  it("are told in Chinese as Chinese is written", () => {
    const row = figure("net_amount", 120_000, 122_000, 96_000);
    expect(chinese(sales.salesTold([row], asOf, zh))).toBe(
      "截至 2025 年 11 月 17 日的 90 天内，净销售额为 12 万元，比此前 90 天略降 1.6%，但比去年同期大幅增长 25%。",
    );
    expect(chinese(sales.salesTold([figure("net_amount", 100, 100)], asOf, zh))).toBe(
      "截至 2025 年 11 月 17 日的 90 天内，净销售额为 100 元，与此前 90 天基本持平。",
    );
  });
});

describe("targets", () => {
  const told = (rows: Marts["figures"]) => [
    plain(sales.targetTold(rows, en)),
    chinese(sales.targetTold(rows, zh)),
  ];

  it("are told of net sales and of what is farthest from its own", () => {
    const rows = [
      figure("net_amount", 96, null, null, 100),
      figure("active_customers", 1050, null, null, 1000),
      figure("new_customers", 80, null, null, 100),
    ];
    expect(told(rows)).toEqual([
      "That is 4 % short of the target of ¥100; new customers, at 80, are 20 % below their target of 100.",
      "距目标 100 元还差 4%；新客户为 80 位，比目标的 100 位低 20%。",
    ]);
    expect(told(rows.slice(1, 2))).toEqual([
      "Active customers, at 1,050, are 5 % above their target of 1,000.",
      "活跃客户为 1,050 位，比目标的 1,000 位高 5%。",
    ]);
    expect(told([figure("net_amount", 110, null, null, 100)])[0]).toBe(
      "That beats the target of ¥100 by 10 %.",
    );
    expect(told([figure("net_amount", 100, null, null, 100)])).toEqual([
      "That meets the target of ¥100.",
      "达到了 100 元的目标。",
    ]);
  });

  it("of shares are told in points, and none where none is set", () => {
    expect(told([figure("repurchase_rate", 0.419, null, null, 0.45)])).toEqual([
      "The repurchase rate, at 41.9 %, is 3.1 pp below its target of 45 %.",
      "复购率为 41.9%，比目标的 45%低 3.1 个百分点。".replace("45%低", "45% 低"),
    ]);
    expect(told([figure("net_amount", 96)])).toEqual([null, null]);
  });
});
