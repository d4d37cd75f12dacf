import {describe, expect, it} from "vitest";
import {groupCells} from "../../../src/components/cohorts/cohort-cells.js";
import {
  type CohortLook,
  curvesTitle,
  groupCurvesTitle,
  groupsTitle,
  newestTitle,
  trendTitle,
} from "../../../src/components/cohorts/cohort-findings.js";
import {pointsOf} from "../../../src/components/cohorts/cohort-views.js";
import type {Marts} from "../../../src/components/marts/marts.js";
import type {Language} from "../../../src/components/words/language.js";
import {age, cohort, rooms} from "../rooms.js";
import {en, group, groups, lookAt, perCustomer, plain, share, zh} from "./made-up-cohorts.js";

describe("sentences of the cohorts", () => {
  const three = (newest: number) =>
    ["2025-06-01", "2025-07-01", "2025-08-01"].flatMap((month, i) => [
      cohort(month, 0, 200, 200),
      cohort(month, 1, 200, i === 2 ? newest : 50),
    ]);

  it("set the newest whole cohort of enough people beside the mean", () => {
    // 60 of 200 is 30 %; the mean 26.7 %, twice its standard error among 200 is 6.3 points: alike.
    expect(plain(newestTitle(lookAt(three(60)), en))).toBe(
      "Customers of Aug 2025 (200 people): 30 % bought in month 1, in line with the mean of all cohorts, 26.7 %",
    );
    // 90 of 200 is 45 %, the mean 31.7 %: above by more than 6.6.
    expect(newestTitle(lookAt(three(90), share, "zh"), zh)).toBe(
      "2025 年 8 月的新客户（200 位）在第 1 个月有 45% 再次购买，高于各群平均的 31.7%",
    );
    expect(plain(newestTitle(lookAt(three(10)), en))).toMatch(/less than the mean/);
    expect(newestTitle(lookAt(three(60), perCustomer, "zh"), zh)).toBe(
      "2025 年 8 月的新客户（200 位）在第 1 个月的人均净销售额为 30 元，与各群平均的 26.7 元相当",
    );
    expect(newestTitle(lookAt(rooms.cohorts.slice(3)), en)).toBeNull();
  });

  it("name the groups with most and least, and whether chance would do it", () => {
    const points = pointsOf(groupCells(groups, "first_channel", "month", "en"), share);
    const look = {points, means: [], view: share, side: "first_channel", step: "month"} as const;
    // 90 of 300 against 20 of 200; the rest together is not named.
    expect(plain(groupsTitle(look, en))).toBe(
      "By first channel, retention in month 1: 30 % for Web, the most, 10 % for <b>Store, the least",
    );
    const alike = groups.map((row) => (row.age === 1 ? {...row, active_customers: 60} : row));
    const near = pointsOf(groupCells(alike.slice(0, 4), "first_channel", "month", "zh"), {
      ...share,
    }).map((point) =>
      point.cell.age === 1 && point.cell.cohort === "1"
        ? {...point, cell: {...point.cell, active: 61}}
        : point,
    );
    expect(groupsTitle({...look, points: near}, zh)).toMatch(
      /^按首单渠道：第 1 个月留存率最高的是/,
    );
    expect(groupsTitle({...look, points: points.slice(0, 2)}, en)).toBeNull();
  });

  it("say in how many months the groups with most and least lie above and below all", () => {
    // Web above in months 1, 2 and 3; the store below in two of them.
    const rows = [0, 1, 2, 3].flatMap((age) => [
      group(1, "Web", age, 400, [400, 120, 110, 100][age]!),
      group(2, "门店", age, 200, [200, 20, 55, 10][age]!),
    ]);
    const look = (language: Language, view = share): CohortLook => {
      const points = pointsOf(groupCells(rows, "first_channel", "month", language), view);
      const means = [140 / 600, 160 / 600, 110 / 600].map((value, i) => ({
        ...{age: i + 1, cohorts: 2, customers: 600, low: null, high: null},
        value,
      }));
      return {points, means, view, side: "first_channel", step: "month"};
    };
    expect(groupCurvesTitle(look("en"), en)).toBe(
      "Retention: Web is above all customers in each of the 3 months after the first order, 门店 below them in 2 of them",
    );
    expect(groupCurvesTitle(look("zh"), zh)).toBe(
      "首单后 3 个月里，Web 的留存率始终高于全部客户，门店有 2 个月低于全部客户",
    );
    const alike = rows.map((row) =>
      row.age === 3 ? {...row, active_customers: row.customers / 4} : row,
    );
    const near = pointsOf(groupCells(alike, "first_channel", "month", "en"), share);
    expect(groupCurvesTitle({...look("en"), points: near}, en)).toBeNull();
    const {points} = look("en");
    expect(
      groupCurvesTitle({...look("en"), points: points.filter(({cell}) => cell.age < 3)}, en),
    ).toBeNull();
  });

  it("call what adds up a sum of means, of no cohort's own", () => {
    const view = {measure: "cumulative_net_amount", unit: "per_customer"} as const;
    const rows = ["2025-06-01", "2025-07-01", "2025-08-01"].flatMap((month) =>
      [0, 1, 2, 3, 4, 5, 6].map((age) => cohort(month, age, 200, age === 0 ? 200 : 20)),
    );
    // 100 each at first, 10 a month then.
    expect(plain(curvesTitle(lookAt(rows, view), en))).toBe(
      "Cumulative net sales per customer, the mean months of all cohorts added up: ¥110 by month 1 and ¥160 by month 6",
    );
    expect(curvesTitle(lookAt(rows, view, "zh"), zh)).toBe(
      "人均累计净销售额（各群逐月平均相加）：到第 1 个月 110 元，到第 6 个月 160 元",
    );
    expect(plain(newestTitle(lookAt(rows, view), en))).toBe(
      "Customers of Aug 2025 (200 people): cumulative net sales per customer ¥130 by month 3, in line with what the mean months of all cohorts add up to, ¥130",
    );
    // Three cohorts alike lie no way apart.
    const mean = lookAt(rows, view).means.at(-1);
    expect([mean?.low, mean?.high].map((value) => Math.round(value!))).toEqual([160, 160]);
  });

  it("call the first half-year the time of loss only where it is", () => {
    const look = (means: readonly Marts["value_by_age"][number][]): CohortLook => ({
      points: [],
      means: means.map((row) => ({
        age: row.age_months,
        cohorts: row.cohorts,
        customers: row.customers,
        value: row.retained_share,
        low: null,
        high: null,
      })),
      view: share,
      side: "time",
      step: "month",
    });
    const fast = [age(1, 9, 900, 0.4), age(6, 6, 600, 0.2), age(12, 3, 300, 0.15)];
    expect(plain(curvesTitle(look(fast), en))).toBe(
      "Most of the fall comes in the first half-year: from 40 % in month 1 to 20 % in month 6, then 15 % in month 12",
    );
    const slow = [age(1, 9, 900, 0.4), age(6, 6, 600, 0.35), age(12, 3, 300, 0.1)];
    expect(curvesTitle(look(slow), zh)).toBe(
      "留存率（各群平均）：第 1 个月 40%，第 6 个月 35%，第 12 个月 10%",
    );
    const short = [age(1, 9, 900, 0.4), age(4, 6, 600, 0.35), age(5, 1, 300, 0.9)];
    expect(plain(curvesTitle(look(short), en))).toBe(
      "Retention on average: 40 % in month 1 and 35 % in month 4",
    );
  });

  it("call a trend one only beyond chance", () => {
    const rows = (early: number, late: number) =>
      [1, 2, 3, 4, 5, 6].flatMap((i) => [
        cohort(`2025-0${i}-01`, 0, 100, 100),
        cohort(`2025-0${i}-01`, 1, 100, i > 3 ? late : early),
      ]);
    expect(plain(trendTitle(lookAt(rows(20, 40)), 1, en))).toBe(
      "Retention, month 1: 40 % for the last 3 cohorts, up from 20 % of the 3 before",
    );
    expect(trendTitle(lookAt(rows(30, 31)), 1, zh)).toBe(
      "最近 3 个同期群第 1 个月的留存率为 31%，与此前 3 个群的 30% 无明显差别",
    );
    expect(trendTitle(lookAt(rows(20, 40).slice(0, 8)), 1, en)).toBe(
      "Retention in month 1, cohort by cohort",
    );
  });
});
