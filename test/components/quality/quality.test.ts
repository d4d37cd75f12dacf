import {describe, expect, it} from "vitest";
import {definitionValue} from "../../../src/components/quality/build-tables.js";
import {booksOf} from "../../../src/components/quality/quality-books.js";
import * as say from "../../../src/components/quality/quality-sentences.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {marts} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;

describe("the books", () => {
  it("add outcomes up to what came in, in rows and money", () => {
    const [orders, products] = booksOf(marts.quality);
    expect(orders).toMatchObject({
      table: "orders",
      read: 11_000,
      used: 10_710,
      duplicates: 60,
      quarantined: 100,
      byRule: 130,
      addsUp: true,
    });
    expect(orders?.moneySum).toBeCloseTo(1_250_000.55, 6);
    expect(products).toMatchObject({used: 118, byRule: 0, moneyRead: null, addsUp: true});
  });

  it("notice a row or a hundredth that is missing", () => {
    const less = (rows: number, money: number) =>
      marts.quality.map((row) =>
        row.outcome === "order"
          ? {...row, rows: row.rows - rows, net_amount: (row.net_amount ?? 0) - money}
          : row,
      );
    expect(booksOf(less(1, 0))[0]?.addsUp).toBe(false);
    expect(booksOf(less(0, 0.01))[0]?.addsUp).toBe(false);
    expect(say.mismatchSentence(less(0, 0.01), en)).toBe(
      "These tables do not add up: Orders. Do not use the figures; look at the build’s log.",
    );
    expect(say.mismatchSentence(marts.quality, en)).toBeNull();
  });
});

it("tells what counts, who is unknown and what is faulty", () => {
  expect(plain(say.usedSentence(marts.quality, en))).toBe(
    "97.4 % of the order rows count in the figures; 130 do not count by rule. " +
      "In all tables 61 rows are exact copies and do not count twice.",
  );
  expect(say.usedSentence(marts.quality, zh)).toBe(
    "97.4% 的订单行计入指标，130 行按规则不计；各表共有 61 行为完全重复，只计一次。",
  );
  const uncopied = marts.quality.filter(({outcome}) => outcome !== "duplicate");
  expect(say.usedSentence(uncopied, en)).not.toContain("exact cop");
  expect(say.usedSentence(uncopied, zh)).toBe("97.4% 的订单行计入指标，130 行按规则不计。");
  expect(plain(say.anonymousSentence(marts.quality, en))).toBe(
    "3.8 % of valid orders have no customer: their ¥60K is in net sales, but in no figure about customers.",
  );
  expect(say.anonymousSentence(marts.quality, zh)).toBe(
    "3.8% 的有效订单没有客户：其金额 6 万元计入销售额，但不计入客户指标。",
  );
  expect(say.reasonSentence(marts.quarantine_summary, en)).toBe(
    "The most frequent fault is “Not a date”, in 80 rows of orders.",
  );
  expect(say.reasonSentence(marts.quarantine_summary.slice(1, 2), zh)).toBe(
    `最常见的问题是订单中的“${hostile[0]}”，共 30 行。`,
  );
  expect(say.reasonSentence([], en)).toBeNull();
});

it("does not count the one row that came in", () => {
  const total = marts.quality.find(({table_name: table}) => table === "orders")!;
  const quality = ["read", "order"].map((outcome) => ({
    ...{...total, outcome, rows: 1, net_amount: 5},
  }));
  expect(say.faultsSentence(quality, en)).toBe(
    "The one row that came in did not have to be set aside as faulty; rows and money add up.",
  );
  expect(say.faultsSentence(quality, zh)).toBe("输入的 1 行没有因错误被隔离；行数与金额逐项相符。");
});

it("says in words what the source lacks", () => {
  const told = say.lacks(marts.quality, en);
  expect(told).toContain("No feedback: the report cannot tell satisfaction and complaints.");
  expect(told.length).toBe(8);
  const bare = voiceOf({...marts, build_info: []}, {language: "zh"});
  expect(say.lacks([], bare)).toContain("未注明货币：金额不带符号。请在 source.yaml 中注明。");
  expect(say.lacks([], bare)).toContain("没有商品：无法得知商品的品类、品牌与成本。");
});

it("writes definitions with their unit", () => {
  const text = (value: number, unit: string) =>
    plain(definitionValue({definition: "x", origin: "data", value, unit}, en));
  expect([
    text(1, "days"),
    text(52, "days"),
    text(3, "months"),
    text(0.8, "share"),
    text(5, "customers"),
  ]).toEqual(["1 day", "52 days", "3 months", "80 %", "5"]);
});
