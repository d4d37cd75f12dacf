// @vitest-environment jsdom
import {expect, it} from "vitest";
import {ageTicks} from "../../../src/components/value/age-figure.js";
import {abcClasses} from "../../../src/components/value/concentration-figure.js";
import type {Marts} from "../../../src/components/marts/marts.js";
import {pastCards} from "../../../src/components/value/past-cards.js";
import * as say from "../../../src/components/value/value-sentences.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {marts} from "../fixtures.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;

/** Ten buyers of 50, 20, 10, 5, 5, 2, 2, 2, 2, 2: worked by hand, a row per tenth. */
const spent = [50, 20, 10, 5, 5, 2, 2, 2, 2, 2];
const ten: Marts["concentration"] = [0, ...spent].map((_, i) => {
  const made = spent.slice(0, i).reduce((sum, amount) => sum + amount, 0);
  return {
    percentile: 10 * i,
    customers: i,
    cumulative_net_amount: made,
    cumulative_net_share: made / 100,
    cumulative_margin_share: null,
    abc_class: i === 0 ? null : made <= 80 ? "A" : made <= 95 ? "B" : "C",
  };
});

it("finds how few buyers make 80 %", () => {
  expect(plain(say.concentrationSentence(ten, en))).toBe(
    "30 % of buyers (3 of 10) make 80 % of net sales.",
  );
  expect(say.concentrationSentence(ten, zh)).toBe(
    "30% 的购买客户（10 位中的 3 位）贡献 80% 的净销售额。",
  );
  expect(plain(say.topSentence(ten, en))).toBe(
    "The largest 20 % of buyers (2 people) make 70 % of net sales.",
  );
  expect(say.topSentence(ten, zh)).toBe("消费最多的 20% 的购买客户（2 位）贡献净销售额的 70%。");
});

it("tells what is known of the past as figures, and of one buyer what that one brought", () => {
  const ages = Array.from({length: 15}, (_, i) => age(i, 100 + 20 * i));
  const figuresOf = (language: "en" | "zh", rows = ten, byAge = ages) =>
    [
      ...(pastCards({concentration: rows, value_by_age: byAge}, {en, zh}[language])?.children ??
        []),
    ].map((one) =>
      plain(
        [...one.querySelectorAll("[class^=key-figure]")].map((each) => each.textContent).join(" "),
      ),
    );
  expect(figuresOf("en")).toEqual([
    "Net sales so far ¥100 10 buyers",
    "Net sales per buyer ¥10",
    "Buyers who make 80 % of it 3 30 % of buyers",
    "In the first month ¥100 ¥320 within 12 months",
  ]);
  expect(figuresOf("zh")[2]).toBe("贡献其中 80% 的客户 3 30% 占购买客户");
  const one = [{...ten[1]!, percentile: 100, cumulative_net_share: 1}];
  expect(figuresOf("en", one, [])).toEqual([
    "Net sales so far ¥50 1 buyer",
    "Net sales per buyer ¥50",
  ]);
  expect(pastCards({concentration: [], value_by_age: []}, en)).toBeNull();
  expect(say.onlyBuyerSentence(one, en)).toBe(
    "The only buyer has brought ¥50 of net sales so far.",
  );
  expect(say.onlyBuyerSentence(one, zh)).toBe("唯一的购买客户至今带来净销售额 50 元。");
  expect(say.onlyBuyerSentence(one, {...en, filters: "North"})).toMatch(
    /^The only buyer chosen has/,
  );
  expect(say.onlyBuyerSentence(one, {...zh, filters: "North"})).toMatch(/^所选的唯一客户至今/);
  expect(say.onlyBuyerSentence(ten, en)).toBeNull();
});

it("takes the percentile that reads as 80 %, so that class A and the sentence agree", () => {
  const close = (made: number) =>
    ten.map((row, i) => (i === 2 ? {...row, cumulative_net_share: made} : row));
  expect(plain(say.concentrationSentence(close(0.7999), en))).toBe(
    "20 % of buyers (2 of 10) make 80 % of net sales.",
  );
  expect(plain(say.concentrationSentence(close(0.7994), en))).toBe(
    "30 % of buyers (3 of 10) make 80 % of net sales.",
  );
});

it("is true of few buyers, whose percentiles are whole people", () => {
  const six = [0, 17, 34, 51, 67, 84, 100].map((percentile, i) => ({
    ...(ten[0] ?? ({} as (typeof ten)[number])),
    percentile,
    customers: Math.min(6, i === 0 ? 0 : i + 1),
    cumulative_net_share: [0, 0.884, 0.95, 0.97, 0.99, 1, 1][i] ?? 1,
  }));
  expect(plain(say.concentrationSentence(six, en))).toBe(
    "33.3 % of buyers (2 of 6) make 88.4 % of net sales.",
  );
  expect(say.fewBuyersSentence(6, en)).toBe(
    "There are only 6 buyers: shares and changes say little.",
  );
  expect(say.fewBuyersSentence(1, zh)).toBe("只有 1 位购买客户：比例与变化说明不了什么。");
  expect([say.fewBuyersSentence(30, en), say.fewBuyersSentence(null, en)]).toEqual([null, null]);
});

it("tells what the tail is worth", () => {
  expect(plain(say.tailSentence(ten, en))).toBe(
    "The 3 smallest buyers (30 %) make 6 % of net sales.",
  );
  expect(say.tailSentence(ten, zh)).toBe("消费最少的 3 位客户（30%）只贡献净销售额的 6%。");
});

it("splits buyers into classes that add up", () => {
  const classes = abcClasses(ten);
  expect(classes.map(({id, customers}) => [id, customers])).toEqual([
    ["A", 3],
    ["B", 4],
    ["C", 3],
  ]);
  expect(classes.map(({share}) => Math.round(100 * share))).toEqual([80, 14, 6]);
});

it("says nothing of concentration where there is nobody, one buyer or no money", () => {
  const none = ten.map((row) => ({...row, cumulative_net_share: null}));
  for (const rows of [
    [],
    none,
    ten.map((row) => ({...row, customers: Math.min(1, row.customers)})),
  ])
    expect(say.concentrationSentence(rows, en)).toBeNull();
  expect(say.tailSentence(none, en)).toBeNull();
  expect(say.topSentence([], en)).toBeNull();
});

const age = (age_months: number, cumulative: number, cohorts = 9, customers = 900) => ({
  age_months,
  cohorts,
  customers,
  retained_share: 0.5,
  net_amount_per_customer: 1,
  margin_per_customer: null,
  cumulative_net_amount_per_customer: cumulative,
  cumulative_margin_per_customer: null,
});

it("tells what a customer brings within the last whole year that enough have reached", () => {
  const ages = Array.from({length: 15}, (_, i) => age(i, 100 + 20 * i));
  expect(say.ageSentence(ages, en)).toBe(
    "A customer brings ¥100 in the month of the first order and ¥320 within 12 months.",
  );
  expect(say.ageSentence(ages, zh)).toBe("一位客户首单当月平均带来 100 元，12 个月内累计 320 元。");
  expect(say.doublingMonths(ages)).toBe(5);
});

it("stops at the last age that enough have reached", () => {
  const ages = [age(0, 100), age(1, 120), age(2, 130), age(3, 500, 2), age(4, 900, 3, 29)];
  expect(say.ageSentence(ages, en)).toContain("¥130 within 3 months");
  expect(say.doublingMonths(ages)).toBeNull();
  expect(say.ageSentence(ages.slice(0, 2), en)).toBeNull();
});

it("tells the highest tier with its memory", () => {
  expect(plain(say.tierSentence(marts.tiers, en))).toBe(
    "The diamond tier is 5.2 % of buyers and 41 % of net sales; 20 of its 130 customers keep it only by last quarter’s rating.",
  );
  expect(say.tierSentence(marts.tiers, zh)).toBe(
    "钻石客户占 5.2%，贡献净销售额的 41%；其中 20 位仅因上一季度的评级而保留等级。",
  );
  expect(say.tierSentence([], en)).toBeNull();
});

it("labels ages so that labels do not touch", () => {
  expect(ageTicks(11, 600)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(ageTicks(36, 300)).toEqual([0, 12, 24, 36]);
});
