import {describe, expect, it} from "vitest";
import {fewSentence} from "../../../src/components/cohorts/cohort-findings.js";
import {
  retentionSentence,
  worthSentence,
} from "../../../src/components/cohorts/cohorts-sentences.js";
import {cellSentence} from "../../../src/components/cohorts/cohorts-triangle.js";
import type {Marts} from "../../../src/components/marts/marts.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {age, rooms} from "../rooms.js";
import {data, en, lookAt, perCustomer, plain, share, zh} from "./made-up-cohorts.js";

describe("sentences of the cohorts", () => {
  it("tell how many come back, as far as enough customers have come", () => {
    expect(plain(retentionSentence(rooms.value_by_age, en))).toBe(
      "25 % of customers buy again in the month after their first, 15 % in month 6.",
    );
    expect(retentionSentence(rooms.value_by_age, zh)).toBe(
      "首单后第 1 个月有 25% 的客户再次购买，第 6 个月为 15%。",
    );
    const once = [age(0, 9, 900, 1), age(1, 9, 800, 0), age(6, 9, 700, 0)];
    expect(retentionSentence(once, en)).toBe(
      "Nobody bought again in month 1 or 6 after the first order.",
    );
    expect(retentionSentence(once, zh)).toBe("首单后第 1、6 个月均无客户再次购买。");
    expect(retentionSentence([age(0, 9, 900, 1), age(1, 2, 800, 0.5)], en)).toBeNull();
    expect(retentionSentence([age(0, 9, 900, 1), age(1, 9, 99, 0.5)], zh)).toBeNull();
  });

  it("tell what a customer has brought, margin only where it is known", () => {
    expect(worthSentence(rooms.value_by_age, en)).toBe(
      "By month 6 a customer brings ¥160 of net sales, the means of the months added up.",
    );
    const known = [{...age(3, 5, 300, 0.2), cumulative_margin_per_customer: 60}];
    expect(worthSentence(known, zh)).toBe(
      "到第 3 个月，每位客户累计带来净销售额 130 元，其中毛利 60 元（各月平均值相加）。",
    );
    expect(worthSentence([age(0, 9, 900, 1)], en)).toBeNull();
  });

  it("say which cohorts are too few, and nothing where none is", () => {
    const of = (rows: Marts["cohorts"]) => lookAt(rows).points;
    expect(fewSentence(of(rooms.cohorts), en)).toMatch(/^1 cohort has fewer than 20 customers/);
    expect(fewSentence(of(rooms.cohorts), zh)).toMatch(/^1 个同期群不足 20 人/);
    expect(fewSentence(of(rooms.cohorts.slice(0, 3)), en)).toBeNull();
    const strict = voiceOf(
      {...data, build_info: [...data.build_info, {item: "small_cohort_customers", value: "50"}]},
      {language: "en"},
    );
    expect(fewSentence(of(rooms.cohorts), strict)).toMatch(/^2 cohorts have fewer than 50/);
  });

  it("say of a cell how many of how many, how sure, and until when it is too early", () => {
    const [, whole, early] = lookAt(rooms.cohorts).points;
    const look = {view: share, side: "time", step: "month"} as const;
    expect(plain(cellSentence(whole!, look, en))).toBe(
      "Cohort of Sept 2025, month 1: 60 of 200 bought (30 %, 90 % interval 25 % to 35.6 %).",
    );
    expect(plain(cellSentence({...early!, value: 5}, {...look, view: perCustomer}, en))).toBe(
      "Cohort of Sept 2025, month 2: too early to say until 30 November 2025; so far 10 of 200 bought (5 %); net sales per customer ¥5.",
    );
  });
});
