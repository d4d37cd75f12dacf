import {describe, expect, it} from "vitest";
import * as say from "../../src/components/overview-sentences.js";
import * as risk from "../../src/components/risk-sentences.js";
import {faultsSentence} from "../../src/components/quality-sentences.js";
import {voiceOf} from "../../src/components/voice.js";
import {salesTitle} from "../../src/components/sales-figure.js";
import {buyersTitle} from "../../src/components/buyers-figure.js";
import {segmentsTitle} from "../../src/components/segments-figure.js";
import type {Marts} from "../../src/components/marts.js";
import {marts} from "./fixtures.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
const asOf = new Date("2025-11-17");
const figure = (
  name: string,
  value: number | null,
  previous_value: number | null = null,
  year_before_value: number | null = null,
): Marts["figures"][number] => ({
  figure: name,
  unit: "money",
  value,
  previous_value,
  year_before_value,
  target_per: null,
  target_value: null,
});
/** English per cents carry a no-break space; tests read better without. */
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;

describe("net sales", () => {
  it("are compared with both periods", () => {
    const rows = [figure("net_amount", 120_000, 100_000, 96_000)];
    expect(plain(say.salesSentence(rows, asOf, en))).toBe(
      "Net sales were ¥120K in the 90 days to 17 November 2025, 20 % more than in the 90 days before and 25 % more than a year earlier.",
    );
    expect(say.salesSentence(rows, asOf, zh)).toBe(
      "截至 2025 年 11 月 17 日的 90 天内，净销售额为 12 万元，比此前 90 天增长 20%，比去年同期增长 25%。",
    );
  });

  it("say 'but' where the two disagree, and nothing where there is no base", () => {
    const opposed = [figure("net_amount", 90, 100, 60)];
    expect(plain(say.salesSentence(opposed, asOf, en))).toContain(
      ", 10 % less than in the 90 days before but 50 % more than a year earlier.",
    );
    expect(say.salesSentence(opposed, asOf, zh)).toContain("下降 10%，但比去年同期增长 50%。");
    const alone = [figure("net_amount", 90, null, -5)];
    expect(say.salesSentence(alone, asOf, en)).toBe(
      "Net sales were ¥90 in the 90 days to 17 November 2025.",
    );
    expect(say.salesSentence(alone, asOf, zh)).toBe(
      "截至 2025 年 11 月 17 日的 90 天内，净销售额为 90 元。",
    );
  });

  it("call less than half a per cent no change", () => {
    const rows = [figure("net_amount", 100.4, 100)];
    expect(say.salesSentence(rows, asOf, en)).toContain(
      ", about as much as in the 90 days before.",
    );
    expect(say.salesSentence(rows, asOf, zh)).toContain("，与此前 90 天基本持平。");
  });

  it("are not told where they are absent", () => {
    expect(say.salesSentence([figure("net_amount", null)], asOf, en)).toBeNull();
    expect(say.salesSentence([figure("net_amount", 5)], null, en)).toBeNull();
    expect(say.salesSentence([], asOf, zh)).toBeNull();
  });
});

it("tells more orders from larger ones", () => {
  const rows = [figure("orders", 110, 100), figure("average_order_amount", 45, 50)];
  expect(plain(say.driverSentence(rows, en))).toBe(
    "Known customers placed 10 % more orders than in the 90 days before (110), but the average order was 10 % smaller (¥45).",
  );
  expect(say.driverSentence(rows, zh)).toBe(
    "已知客户的订单增加 10%，为 110 笔；但客单价降低 10%，为 45 元。",
  );
  const still = [figure("orders", 100, 100), figure("average_order_amount", 55, 50)];
  expect(plain(say.driverSentence(still, en))).toBe(
    "Known customers placed about as many orders as in the 90 days before (100), and the average order was 10 % larger (¥55).",
  );
  expect(say.driverSentence([figure("orders", 110, 100)], en)).toBeNull();
});

it("counts active and new customers", () => {
  const rows = [figure("active_customers", 970, 1000), figure("new_customers", 1)];
  expect(plain(say.customersSentence(rows, en))).toBe(
    "970 customers are active, 3 % fewer than 90 days before; 1 bought for the first time.",
  );
  expect(say.customersSentence(rows, zh)).toBe(
    "活跃客户 970 位，比 90 天前少 3%；期内有 1 位首次购买。",
  );
});

it("names the segment with most of the money only where it makes more than its share", () => {
  expect(plain(say.segmentSentence(marts.segments, en))).toBe(
    "“Champions” are 12.4 % of buyers and make 31 % of what all buyers spend.",
  );
  expect(say.segmentSentence(marts.segments, zh)).toBe(
    "“冠军客户”占购买客户的 12.4%，贡献净销售额的 31%。",
  );
  const even = marts.segments.map((row) => ({...row, net_share: row.customers_share}));
  expect(say.segmentSentence(even, en)).toBeNull();
  expect(say.segmentSentence([], en)).toBeNull();
});

describe("overdue customers", () => {
  const template = marts.overdue[0];
  if (!template) throw new Error("the fixture has no overdue customer");
  const customer = (tier: string, stake: number) => ({
    ...template,
    tier,
    net_amount_at_stake: stake,
  });
  const rows = [customer("gold", 300), customer("diamond", 500), customer("diamond", 700)];

  it("are counted with the money at stake", () => {
    expect(risk.overdueSentence(rows, en)).toBe(
      "3 customers are past their own rhythm; net sales of ¥1,500 in the last twelve months are at stake.",
    );
    expect(risk.overdueSentence(rows, zh)).toBe(
      "3 位客户已超出自身的购买节奏；他们近十二个月的净销售额为 1,500 元。",
    );
    expect(risk.overdueSentence([], en)).toBeNull();
  });

  it("are to be contacted from the highest tier down", () => {
    expect(risk.startSentence(rows, en)).toBe(
      "Contact the 2 overdue diamond customers first: they stand for ¥1,200 of it.",
    );
    expect(risk.startSentence(rows, zh)).toBe("先联系逾期的 2 位钻石客户：其中涉及金额 1,200 元。");
    expect(risk.startSentence([customer("gold", 0)], en)).toBeNull();
  });
});

it("tells churn of the last month that is over", () => {
  expect(plain(risk.churnSentence(marts.churn_rates, en))).toBe(
    "42 customers (2 %) churned in Oct 2025; 10 who had churned came back.",
  );
  expect(risk.churnSentence(marts.churn_rates, zh)).toBe(
    "2025 年 10 月流失 42 位客户，流失率 2%；10 位流失客户回流。",
  );
  expect(risk.churnSentence(marts.churn_rates.slice(0, 1), en)).toBeNull();
  const quiet = marts.churn_rates.map((row) => ({
    ...row,
    churned: 0,
    churn_rate: 0,
    reactivated: 0,
  }));
  expect(risk.churnSentence(quiet, en)).toBe(
    "Nobody churned in Oct 2025; nobody who had churned came back.",
  );
  expect(risk.churnSentence(quiet, zh)).toBe("2025 年 10 月没有客户流失；没有流失客户回流。");
});

it("tells how much was set aside, and whether the books add up", () => {
  expect(plain(faultsSentence(marts.quality, en))).toBe(
    "Of 11,120 rows that came in, 101 (0.9 %) were set aside as faulty; rows and money add up.",
  );
  const off = marts.quality.map((row) =>
    row.outcome === "order" ? {...row, rows: row.rows - 1} : row,
  );
  expect(faultsSentence(off, en)).toContain("but the books do not add up.");
  expect(faultsSentence(off, zh)).toContain("但行数或金额不相符。");
  expect(faultsSentence([], zh)).toBeNull();
});

describe("titles of pictures", () => {
  const month = (i: number, net_amount: number, is_complete = true): Marts["months"][number] => ({
    ...(marts.months[0] ?? ({} as Marts["months"][number])),
    month: new Date(Date.UTC(2024, i, 1)),
    net_amount,
    buyers: 50,
    new_customers: i < 12 ? 20 : 10,
    is_complete,
  });

  it("compare the last year with the one before, once there are two", () => {
    const rows = Array.from({length: 24}, (_, i) => month(i, i < 12 ? 100 : 110));
    const withEarly = [...rows, month(24, 1, false)];
    expect(plain(salesTitle(withEarly, en))).toBe(
      "Net sales of the last twelve whole months are 10 % above the twelve before",
    );
    expect(salesTitle(withEarly, zh)).toBe("近 12 个整月的净销售额比此前 12 个月增长 10%");
    expect(plain(buyersTitle(withEarly, en))).toBe(
      "20 % of the buyers in Dec 2025 were new, against 40 % a year earlier",
    );
  });

  it("name the best whole month while there are not", () => {
    const rows = [month(0, 100), month(1, 300), month(2, 900, false)];
    expect(salesTitle(rows, en)).toBe("Net sales were highest in Feb 2024, at ¥300");
    expect(salesTitle(rows, zh)).toBe("2024 年 2 月净销售额最高，为 300 元");
    expect(salesTitle([month(0, 5, false)], en)).toBe("Net sales");
  });

  it("name the largest segments by people and by money", () => {
    expect(segmentsTitle(marts.segments, en)).toBe(
      "“Loyal customers” has the most customers, “Champions” brings the most money",
    );
    expect(segmentsTitle([], zh)).toBe("客户类型");
  });
});
