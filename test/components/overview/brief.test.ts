// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {briefOf} from "../../../src/components/overview/brief.js";
import * as risk from "../../../src/components/overview/brief-risk.js";
import * as sales from "../../../src/components/overview/brief-sales.js";
import * as why from "../../../src/components/overview/brief-why.js";
import {story} from "../../../src/components/words/story.js";
import {plainText, spacedTold} from "../../../src/components/words/told.js";
import type {Told} from "../../../src/components/words/told.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import type {Marts} from "../../../src/components/marts/marts.js";
import {marts} from "../fixtures.js";
import {driversOf} from "../fixtures/drivers.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
const asOf = new Date("2025-11-17");
const plain = (told: Told | null) =>
  told === null ? null : plainText(told).replaceAll("\u00a0", " ");
const chinese = (told: Told | null) => (told === null ? null : plainText(spacedTold(told)));

const figure = (
  name: string,
  value: number | null,
  previous_value: number | null = null,
  year_before_value: number | null = null,
  target_value: number | null = null,
): Marts["figures"][number] => ({
  ...{figure: name, value, previous_value, year_before_value, target_value},
  unit: name === "repurchase_rate" ? "share" : name.endsWith("amount") ? "money" : "customers",
  target_per: target_value === null ? null : "period",
});

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

describe("what changed net sales", () => {
  const side = (buyers: number, orders: number, orderAmount: number, besideAmount = 0) => ({
    ...{buyers, orders, orderAmount, besideAmount},
    newAmount: orderAmount / 4,
  });
  const told = (...[now, before]: [ReturnType<typeof side>, ReturnType<typeof side>]) => {
    const total = ({orderAmount, besideAmount}: ReturnType<typeof side>) =>
      orderAmount + besideAmount;
    const rows = [figure("net_amount", total(now), total(before))];
    const drivers = driversOf(now, before);
    return [why.driversTold(drivers, rows, en), why.driversTold(drivers, rows, zh)] as const;
  };

  it("is the part that changed most, with what ran against it", () => {
    // Twice the buyers, each order half as large and 10 % more of them: L = 1000 / ln(1.1) · …
    const [english, mandarin] = told(side(200, 440, 11_000), side(100, 200, 10_000));
    const mean = 1000 / Math.log(1.1);
    const money = [2, 0.5, 1.1].map((ratio) => Math.round(Math.abs(mean * Math.log(ratio))));
    expect(money).toEqual([7273, 7273, 1000]);
    expect(plain(english)).toBe(
      "The main cause is more buyers (200, after 100), which added ¥7,273; smaller orders (¥25, after ¥50) took back ¥7,273.",
    );
    expect(chinese(mandarin)).toBe(
      "主要原因是购买客户增加（200 位，此前 100 位），增收 7,273 元；客单价下降（25 元，此前 50 元）则减收 7,273 元。",
    );
  });

  it("names a second where it matters, and returns by their balance", () => {
    const [english] = told(side(90, 180, 7200, -500), side(100, 200, 10_000, 0));
    expect(plain(english)).toBe(
      "The main cause is smaller orders (¥40, after ¥50), which cost ¥1,902, then fewer buyers (90, after 100), worth ¥898.",
    );
    const [alone] = told(side(100, 200, 10_000, -900), side(100, 200, 10_000, 0));
    expect(plain(alone)).toBe(
      "The cause is a worse balance of returns and anonymous orders (−¥900, after ¥0), which cost ¥900.",
    );
    // Under a filter of customers there are no anonymous orders.
    const chosen = why.driversTold(
      driversOf(side(100, 200, 10_000, -900), side(100, 200, 10_000, 0)),
      [figure("net_amount", 9100, 10_000)],
      {...en, filters: "region Guangdong"},
    );
    expect(plain(chosen)).toBe("The cause is more returns (−¥900, after ¥0), which cost ¥900.");
  });

  it("is two forces where they cancel out, and nothing where all is still", () => {
    const [english, mandarin] = told(side(200, 400, 10_000), side(100, 200, 10_000));
    expect(plain(english)).toBe(
      "Beneath the calm two forces nearly cancel out: more buyers (200, after 100) added ¥6,931, smaller orders (¥25, after ¥50) cost ¥6,931.",
    );
    expect(chinese(mandarin)).toContain("平稳之下，两股力量大体相抵：购买客户增加");
    expect(told(side(100, 200, 10_000), side(100, 200, 10_000))).toEqual([null, null]);
  });
});

it("counts who came new, with their part of the money", () => {
  const rows = [figure("new_customers", 110, 100)];
  const drivers = marts.sales_drivers;
  expect(plain(why.newTold(drivers, rows, en))).toBe(
    "New customers numbered 110, 10 % more than in the 90 days before, and made 8.8 % of what known customers spent.",
  );
  expect(chinese(why.newTold(drivers, rows, zh))).toBe(
    "新客户有 110 位，比此前 90 天多 10%，贡献了已知客户消费额的 8.8%。",
  );
  expect(plain(why.newTold([], [figure("new_customers", 1)], en))).toBe("1 customer was new.");
  expect(plain(why.newTold([], [figure("new_customers", 0, 9)], en))).toBe(
    "Nobody bought for the first time in these 90 days.",
  );
});

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

it("puts sentences under their questions, and each number opens its receipt", () => {
  const {told} = briefOf(marts, en);
  const drawn = story(told, en);
  expect([...(drawn?.querySelectorAll("strong") ?? [])].map((each) => each.textContent)).toEqual([
    "What happened",
    "Why",
    "What is at risk",
    "What to do",
  ]);
  const numbers = [...(drawn?.querySelectorAll<HTMLElement>("[role=button].number-button") ?? [])];
  expect(numbers.length).toBeGreaterThan(10);
  for (const button of numbers) {
    expect(button.getAttribute("aria-label")).toContain(button.textContent ?? "-");
    expect(button.dataset.mart).toMatch(/^[a-z_]+$/);
    button.remove();
  }
  expect(drawn?.textContent?.replaceAll(/90 days|Oct 2025/g, "")).not.toMatch(/\d/);
});
