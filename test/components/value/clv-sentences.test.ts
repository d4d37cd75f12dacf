import {expect, it} from "vitest";
import {clvAnswer} from "../../../src/components/value/clv-answer.js";
import * as say from "../../../src/components/value/clv-sentences.js";
import {concentrationTitle, partsOf} from "../../../src/components/value/clv-concentration.js";
import {forecastTitle} from "../../../src/components/value/clv-forecast-figure.js";
import {gridTitle} from "../../../src/components/value/clv-grid-figure.js";
import {untoldSentence} from "../../../src/components/value/clv-groups-figure.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {clvMarts, noModel} from "./clv-fixtures.js";
import {marts} from "../fixtures.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
const bare = voiceOf(
  {...marts, build_info: marts.build_info.filter(({item}) => item !== "value_basis")},
  {language: "en"},
);
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;

it("answers what today's customers are worth and how sure that is", () => {
  expect(plain(clvAnswer(clvMarts, en))).toBe(
    "The 2,500 buyers of today are expected to bring ¥1.24M of profit within 36 months, discounted, nine times in ten between ¥1.05M and ¥1.45M; tried at 3 past dates, the model missed the sales of the next 90 days by 3 % on average and 4 % at most.",
  );
  expect(plain(clvAnswer(clvMarts, zh))).toBe(
    "现有 2,500 位购买客户预计在未来 36 个月内带来 124 万元利润（已折现，九成可能在 105 万元与 145 万元之间）；以 3 个过去日期检验，模型对其后 90 天订单金额的预测平均偏差 3%，最多 4%。",
  );
  expect(clvAnswer(clvMarts, bare)).toContain("of net sales within");
  const orders = clvMarts.clv_validation.filter(({measure}) => measure !== "amount_bias");
  expect(plain(clvAnswer({...clvMarts, clv_validation: orders}, en))).toMatch(
    /the model missed the orders of the next 90 days by 2 % on average and 3 % at most\.$/,
  );
  expect(plain(clvAnswer({...clvMarts, clv_validation: []}, en))).toMatch(
    /and ¥1\.45M; the history is too short to try this on the past\.$/,
  );
  const untold = clvMarts.clv_groups.map((row) => ({...row, clv_amount_low: null}));
  expect(plain(clvAnswer({...clvMarts, clv_groups: untold}, en))).toContain(
    "within 36 months, discounted; tried at 3",
  );
  expect(clvAnswer(noModel, en)).toBeNull();
});

it("tells who holds the value", () => {
  expect(plain(say.topTenthSentence(clvMarts.clv_groups, marts.concentration, en))).toBe(
    "The most valuable tenth (250 buyers) carries 62 % of the expected profit; so far the largest tenth has made 28.6 % of net sales.",
  );
  expect(say.topTenthSentence(clvMarts.clv_groups, [], zh)).toBe(
    "最有价值的十分之一（250 位）占预期利润的 62%。",
  );
  expect(say.topTenthSentence(noModel.clv_groups, marts.concentration, en)).toBeNull();
  expect(say.medianSentence(clvMarts.clv_groups, en)).toBe(
    "Half of the buyers are worth ¥118 or less; the mean is ¥496.",
  );
});

it("tells who is still there, and what is at stake", () => {
  expect(plain(say.aliveSentence(clvMarts.clv_groups, en))).toBe(
    "About 1,420 of them (57 %) are expected to be still active; those who may have left would be worth ¥310K more.",
  );
  expect(say.aliveSentence(clvMarts.clv_groups, zh)).toBe(
    "预计约 1,420 位（57%）仍活跃；其余可能已离开者若仍在，还值 31 万元。",
  );
  expect(say.aliveSentence([], en)).toBeNull();
  const stay = clvMarts.clv_groups.map((row) => ({...row, alive_customers: null}));
  expect(say.aliveSentence(stay, en)).toContain("takes all of them as active");
});

it("adds up the forecast of two years and tells how it fades", () => {
  const rows = clvMarts.clv_forecast;
  // 420 (1 − e^(−24/20)) / (1 − e^(−1/20)) orders, and 52,000 a month likewise.
  expect(plain(say.forecastSentence(rows, en))).toBe(
    "Over the next 24 months today’s buyers are expected to place 6,018 orders that bring ¥745K of profit, not discounted; customers still to come are on top.",
  );
  const total = rows.filter(({segment}) => segment === "total");
  expect(forecastTitle(total, en)).toBe(
    "All buyers: monthly profit falls from ¥52K in the first month to ¥16.5K in month 24",
  );
  expect(forecastTitle(total, zh)).toBe(
    "全部购买客户：每月利润由首月的 5.2 万元降至第 24 个月的 1.65 万元",
  );
  const level = total.map((row) => ({...row, expected_amount: 100, segment: "lost"}));
  expect(forecastTitle(level, en)).toMatch(/^.+: monthly profit stays about level, ¥100 in/);
  expect(forecastTitle(total.slice(0, 1), en)).toBeNull();
  expect(say.forecastSentence([], en)).toBeNull();
});

it("compares the concentration of the future with that of the past", () => {
  // 62 + 16 % of the future in the top fifth; 1 − 0.8^3.2 of net sales in the largest so far.
  expect(plain(concentrationTitle(partsOf(clvMarts.clv_groups, marts.concentration), en))).toBe(
    "The future is more concentrated than the past: a fifth of buyers carries 78 %, so far 51 %",
  );
  expect(concentrationTitle(partsOf(clvMarts.clv_groups, []), zh)).toBe(
    "最有价值的五分之一占预期利润的 78%",
  );
  expect(partsOf([], marts.concentration)).toEqual([]);
});

it("compares groups that are large enough and named", () => {
  const rows = clvMarts.clv_groups.filter(({division}) => division === "first_channel");
  const name = (row: (typeof rows)[number]) => row.group_name ?? "not told";
  expect(say.groupsTitle(rows, name, en)).toBe(
    "Worth most: Referral, ¥712 per customer; least: Ads, ¥199",
  );
  expect(say.groupsTitle(rows, name, zh)).toBe(
    "人均价值最高为“Referral”，712 元；最低为“Ads”，199 元",
  );
  const alike = rows.map((row, i) => ({...row, clv_per_customer: 400 + i}));
  expect(say.groupsTitle(alike, name, en)).toBe(
    "The groups differ little: from ¥400 to ¥402 per customer",
  );
  expect(say.groupsTitle(rows.slice(2), name, en)).toBeNull();
});

it("says what the source does not tell", () => {
  expect(untoldSentence(clvMarts.clv_groups, en)).toBe(
    "This source does not tell the category of the first order, so customers are not compared by it.",
  );
  expect(untoldSentence(clvMarts.clv_groups, zh)).toBe("数据源未提供首购品类，因此无法据此比较。");
  expect(untoldSentence([], en)).toBeNull();
});

it("counts who is probably active and due an order", () => {
  const cell = (
    alive_band: number,
    orders_band: number,
    customers: number,
    clv_amount: number,
  ) => ({
    alive_band,
    orders_band,
    customers,
    clv_amount,
  });
  const rows = [
    cell(5, 7, 10, 100),
    cell(6, 4, 20, 300),
    cell(10, 3, 30, 100),
    cell(10, 7, 40, 500),
  ];
  expect(plain(gridTitle(rows, en))).toBe(
    "60 buyers (60 %) are probably active and due at least one order in a year: 80 % of the expected profit",
  );
  expect(gridTitle(rows, zh)).toBe(
    "60 位（60%）很可能仍活跃且一年内预期至少一单，占预期利润的 80%",
  );
  expect(gridTitle([], en)).toBeNull();
});
