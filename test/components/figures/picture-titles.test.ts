import {describe, expect, it} from "vitest";
import {faultsSentence} from "../../../src/components/quality/quality-sentences.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {salesTitle} from "../../../src/components/overview/sales-figure.js";
import {buyersTitle} from "../../../src/components/overview/buyers-figure.js";
import {segmentsTitle} from "../../../src/components/segments/segments-figure.js";
import type {Marts} from "../../../src/components/marts/marts.js";
import {marts} from "../fixtures.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
/** English per cents carry a no-break space; tests read better without. */
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;

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

  it("say that nothing was sold in the last year, where there was something before", () => {
    const rows = Array.from({length: 24}, (_, i) => month(i, i < 12 ? 100 : 0));
    expect(plain(salesTitle(rows, en))).toBe(
      "The last twelve whole months have no net sales, after ¥1,200 in the twelve before",
    );
    expect(plain(salesTitle(rows, zh))).toBe("近 12 个整月没有净销售额，此前 12 个月为 1,200 元");
  });

  it("name the best whole month while there are not", () => {
    const rows = [month(0, 100), month(1, 300), month(2, 900, false)];
    expect(salesTitle(rows, en)).toBe("Net sales were highest in Feb 2024, at ¥300");
    expect(salesTitle(rows, zh)).toBe("2024 年 2 月净销售额最高，为 300 元");
    expect(salesTitle([month(0, 5, false)], en)).toBe("Net sales");
  });

  it("tell what the segment with most of the money brings, or who has the most customers", () => {
    expect(plain(segmentsTitle(marts.segments, en))).toBe(
      "“Champions” are 12.4 % of buyers and bring 31 % of their money",
    );
    expect(segmentsTitle(marts.segments, zh)).toBe(
      "“冠军客户”占购买客户的 12.4%，贡献 31% 的销售额",
    );
    const even = marts.segments.map((row) => ({...row, net_share: row.customers_share / 2}));
    expect(segmentsTitle(even, en)).toBe(
      "“Loyal customers” has the most customers and brings the most money",
    );
    const alone = marts.segments.map((row, i) => ({
      ...{...row, customers_share: i === 2 ? 1 : 0, net_share: i === 2 ? 1 : 0},
    }));
    expect(segmentsTitle(alone, en)).toBe("All buyers are “Potential loyalists”");
    expect(segmentsTitle(alone, zh)).toBe("购买客户均为“潜力忠诚客户”");
    expect(segmentsTitle([], zh)).toBe("客户类型");
  });
});
