// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {
  ageName,
  groupCells,
  lastDay,
  monthCells,
  quarter,
} from "../../../src/components/cohorts/cohort-cells.js";
import {cakeOf} from "../../../src/components/cohorts/cohort-cake.js";
import {
  curvesTitle,
  fewSentence,
  groupCurvesTitle,
  groupsTitle,
  newestTitle,
  trendTitle,
} from "../../../src/components/cohorts/cohort-findings.js";
import type {CohortLook} from "../../../src/components/cohorts/cohort-findings.js";
import {
  meanInterval,
  shareInterval,
  sharesDiffer,
  sumInterval,
} from "../../../src/components/cohorts/cohort-intervals.js";
import {meansOf, pointsOf, unitsOf} from "../../../src/components/cohorts/cohort-views.js";
import type {CohortView} from "../../../src/components/cohorts/cohort-views.js";
import {cakeTitle} from "../../../src/components/cohorts/cohorts-cake.js";
import {
  retentionSentence,
  worthSentence,
} from "../../../src/components/cohorts/cohorts-sentences.js";
import {type CohortsLater, cohortsPage} from "../../../src/components/cohorts/cohorts.js";
import {cellSentence, deepest} from "../../../src/components/cohorts/cohorts-triangle.js";
import {heatGrid} from "../../../src/components/figures/heat-grid.js";
import type {Language} from "../../../src/components/words/language.js";
import type {Marts} from "../../../src/components/marts/marts.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {today} from "../fixtures.js";
import {age, cohort, rooms} from "../rooms.js";

const sides = {item: "cohort_sides", value: "first_channel region"};
const data = {...rooms, build_info: [...rooms.build_info, sides]};
const en = voiceOf(data, {language: "en"});
const zh = voiceOf(data, {language: "zh"});
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;
const languages: Language[] = ["en", "zh"];

const share: CohortView = {measure: "customers", unit: "percent"};
const perCustomer: CohortView = {measure: "net_amount", unit: "per_customer"};

function lookAt(rows: Marts["cohorts"], view = share, language: Language = "en"): CohortLook {
  const points = pointsOf(monthCells(rows, language), view);
  return {points, means: meansOf(points, view), view, side: "time", step: "month"};
}

const group = (
  position: number,
  name: string | null,
  age: number,
  customers: number,
  active: number,
  step = "month",
): Marts["cohort_groups"][number] => ({
  side: "first_channel",
  step,
  group_position: position,
  group_kind: name === null ? "other" : "named",
  group_name: name,
  age,
  group_customers: 400,
  customers,
  active_customers: active,
  orders: active,
  order_amount: 10 * active,
  net_amount: 10 * active,
  margin_amount: null,
});

const groups = [
  group(1, "Web", 0, 400, 400),
  group(1, "Web", 1, 300, 90),
  group(2, "<b>Store", 0, 200, 200),
  group(2, "<b>Store", 1, 200, 20),
  group(9, null, 0, 200, 200),
  group(9, null, 1, 200, 10),
  group(1, "Web", 0, 400, 400, "quarter"),
];
const quarters: Marts["cohort_quarters"] = [0, 1].map((age_quarters) => ({
  cohort_quarter: new Date("2025-07-01T00:00:00Z"),
  age_quarters,
  cohort_customers: 205,
  active_customers: age_quarters ? 60 : 205,
  orders: 205,
  order_amount: 20_500,
  net_amount: 20_500,
  margin_amount: null,
  is_complete: age_quarters === 0,
}));
let fetched: string[] = [];
const later: CohortsLater = {
  quarters: () => {
    fetched.push("quarters");
    return Promise.resolve({cohort_quarters: quarters});
  },
  groups: () => {
    fetched.push("groups");
    return Promise.resolve({cohort_groups: groups});
  },
};

beforeEach(() => {
  history.replaceState(null, "", "/cohorts");
  fetched = [];
});

describe("intervals", () => {
  it("of a share are Wilson's: the shares from which so many are just not too far away", () => {
    const z = 1.6448536;
    for (const [some, all] of [
      [20, 100],
      [1, 7],
      [299, 300],
    ] as const) {
      const {low, high} = shareInterval(some, all)!;
      for (const share of [low, high]) {
        const error = Math.sqrt((share * (1 - share)) / all);
        expect(Math.abs(some / all - share) / error).toBeCloseTo(z, 6);
      }
      expect(low).toBeLessThan(some / all);
      expect(high).toBeGreaterThan(some / all);
    }
    // (0.2 + 0.013528 ± 1.644854 √(0.0016 + 0.00006764)) / 1.027055.
    expect(shareInterval(20, 100)?.low).toBeCloseTo(0.142502, 5);
    expect(shareInterval(20, 100)?.high).toBeCloseTo(0.273304, 5);
    expect(shareInterval(0, 10)?.low).toBe(0);
    expect(shareInterval(0, 10)?.high).toBeCloseTo(2.705543 / 12.705543, 6);
    expect(shareInterval(10, 10)?.high).toBe(1);
    expect(shareInterval(0, 0)).toBeNull();
  });

  it("of a mean come from how far cohorts lie apart", () => {
    // Sums 10, 20, 30 over 10 each: mean 2, residuals −10 0 10, √(200 × 3 / 2) / 30 = 0.57735.
    const parts = [10, 20, 30].map((above) => ({above, below: 10}));
    expect(meanInterval(parts)?.low).toBeCloseTo(2 - 1.644854 * 0.57735, 5);
    expect(meanInterval(parts.slice(1))).toBeNull();
  });

  it("of what adds up are those of the cohorts' totals, where all cohorts are old enough", () => {
    const cohorts = ["a", "b", "c", "d"];
    const sizes = [100, 50, 80, 120];
    const ages = [
      [10, 4, 9, 14],
      [3, 5, 1, 6],
      [2, 2, 4, 1],
    ];
    const partsOf = (above: readonly number[]) =>
      cohorts.map((cohort, i) => ({cohort, above: above[i]!, below: sizes[i]!}));
    const totals = cohorts.map((_, i) => ({
      above: ages.reduce((sum, age) => sum + age[i]!, 0),
      below: sizes[i]!,
    }));
    const [sum, whole] = [sumInterval(ages.map(partsOf)), meanInterval(totals)];
    expect(sum?.low).toBeCloseTo(whole!.low, 12);
    expect(sum?.high).toBeCloseTo(whole!.high, 12);
  });

  it("of what adds up count each cohort in the ages that it has, and none of too few", () => {
    const part = (cohort: string, above: number) => ({cohort, above, below: 10});
    const first = [part("a", 10), part("b", 20), part("c", 30), part("d", 40)];
    const next = [part("a", 5), part("b", 20), part("c", 5)];
    // Means 2.5 and 1. Moves: a −15/40 − 5/30, b −5/40 + 10/30, c 5/40 − 5/30, d 15/40.
    const moves = [-15 / 40 - 5 / 30, -5 / 40 + 10 / 30, 5 / 40 - 5 / 30, 15 / 40];
    const half = 1.6448536 * Math.sqrt((moves.reduce((sum, x) => sum + x * x, 0) * 3) / 2);
    expect(sumInterval([first, next])?.low).toBeCloseTo(3.5 - half, 6);
    expect(sumInterval([first, next])?.high).toBeCloseTo(3.5 + half, 6);
    expect(sumInterval([first, next.slice(1)])).toBeNull();
    expect(sumInterval([])).toBeNull();
  });

  it("tell shares apart only beyond chance", () => {
    expect(sharesDiffer({some: 60, all: 200}, {some: 30, all: 200})).toBe(true);
    expect(sharesDiffer({some: 60, all: 200}, {some: 55, all: 200})).toBe(false);
    // Seven points apart: told of two, not of the most and the least of eight.
    expect(sharesDiffer({some: 60, all: 200}, {some: 45, all: 200})).toBe(true);
    expect(sharesDiffer({some: 60, all: 200}, {some: 45, all: 200}, 8)).toBe(false);
    expect(sharesDiffer({some: 1, all: 2}, {some: 0, all: 0})).toBe(false);
  });
});

describe("what is shown of cohorts", () => {
  it("is a quotient of sums, in the units that make sense", () => {
    expect(unitsOf("customers", "time")).toEqual(["percent", "absolute"]);
    expect(unitsOf("customers", "region")).toEqual(["percent"]);
    expect(unitsOf("margin", "region")).toEqual(["per_customer", "percent"]);
    expect(unitsOf("average_order", "time")).toEqual(["absolute"]);
    const values = (view: CohortView) =>
      lookAt(rooms.cohorts.slice(0, 3), view).points.map(({value}) => value);
    expect(values(share)).toEqual([1, 0.3, 0.05]);
    expect(values({measure: "customers", unit: "absolute"})).toEqual([200, 60, 10]);
    expect(values(perCustomer)).toEqual([100, 30, 5]);
    expect(values({measure: "net_amount", unit: "percent"})).toEqual([1, 0.3, 0.05]);
    expect(values({measure: "cumulative_net_amount", unit: "per_customer"})).toEqual([
      100, 130, 135,
    ]);
    expect(values({measure: "cumulative_net_amount", unit: "absolute"})).toEqual([
      20_000, 26_000, 27_000,
    ]);
    expect(values({measure: "average_order", unit: "absolute"})).toEqual([100, 100, 100]);
    expect(values({measure: "margin", unit: "per_customer"})).toEqual([null, null, null]);
  });

  it("has a mean that weighs cohorts by size and leaves out what is not over", () => {
    const rows = [
      cohort("2025-08-01", 0, 300, 300),
      cohort("2025-08-01", 1, 300, 30),
      cohort("2025-09-01", 0, 100, 100),
      cohort("2025-09-01", 1, 100, 30),
      cohort("2025-10-01", 0, 50, 50),
      cohort("2025-10-01", 1, 50, 1, false),
    ];
    const [first, next] = lookAt(rows).means;
    expect(first).toMatchObject({age: 0, cohorts: 3, customers: 450, value: 1});
    expect(next).toMatchObject({age: 1, cohorts: 2, customers: 400, value: 0.15});
    expect(lookAt(rows, {measure: "customers", unit: "absolute"}).means[1]?.value).toBe(30);
    // What adds up, adds up the means of the ages: 100, then 100 + 15.
    const running = lookAt(rows, {measure: "cumulative_net_amount", unit: "per_customer"}).means;
    expect(running.map(({value}) => value)).toEqual([100, 115]);
  });

  it("of a group sets each age beside those who are observed", () => {
    const cells = groupCells(groups, "first_channel", "month", "en");
    expect(cells.map(({label}) => label).slice(-1)).toEqual(["All others"]);
    const look = pointsOf(cells, {measure: "net_amount", unit: "percent"});
    // 900 of 300 customers, who stand for 3000 of the first month's 4000.
    expect(look[1]?.value).toBeCloseTo(0.3, 12);
    expect(look[1]?.cell.customers).toBe(300);
  });

  it("knows when a month or quarter is over", () => {
    const start = new Date("2024-01-01T00:00:00Z");
    expect(lastDay(start, 1, "month").toISOString().slice(0, 10)).toBe("2024-02-29");
    expect(lastDay(start, 3, "quarter").toISOString().slice(0, 10)).toBe("2024-12-31");
    expect(quarter(new Date("2024-10-01T00:00:00Z"), "zh")).toBe("2024 年四季度");
    expect(ageName(2, "quarter", "en")).toBe("quarter 2");
  });
});

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
      "Month by month the means of all cohorts add up to ¥160 of net sales per customer by month 6.",
    );
    const known = [{...age(3, 5, 300, 0.2), cumulative_margin_per_customer: 60}];
    expect(worthSentence(known, zh)).toBe(
      "各群逐月平均相加，到第 3 个月每位客户累计带来净销售额 130 元，其中毛利 60 元。",
    );
    expect(worthSentence([age(0, 9, 900, 1)], en)).toBeNull();
  });

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

describe("the layer cake", () => {
  const month = (text: string) => new Date(`${text}T00:00:00Z`);
  const row = (text: string, net_amount: number, anonymous_net_amount = 0) => ({
    ...rooms.months[0]!,
    month: month(text),
    net_amount,
    anonymous_net_amount,
    is_complete: true,
  });

  it("adds up to the months' net sales of known customers, returns of nobody's cohort beside", () => {
    const cohorts = [
      cohort("2024-12-01", 0, 3, 3),
      cohort("2024-12-01", 1, 3, 2),
      cohort("2025-01-01", 0, 4, 4),
    ];
    const cake = cakeOf(cohorts, [row("2024-12-01", 300), row("2025-01-01", 605, 20)], "year");
    expect(
      cake.map(({parts, known, beside}) => [parts.map(({net}) => net), known, beside]),
    ).toEqual([
      [[300], 300, 0],
      [[200, 400], 585, -15],
    ]);
    expect(cakeOf(cohorts, [row("2025-01-01", 600)], "quarter")[0]?.parts[0]?.layer).toBe(
      "2024 Q4",
    );
  });

  it("says what the customers of before bring, from eighteen months on", () => {
    const months = Array.from({length: 24}, (_, i) =>
      row(`${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-01`, 100),
    );
    const cohorts = [cohort("2024-05-01", 8, 5, 3), cohort("2025-02-01", 0, 5, 1)];
    expect(plain(cakeTitle(cohorts, months, en))).toBe(
      "75 % of the last twelve whole months' net sales come from customers won before them",
    );
    expect(cakeTitle(cohorts, months, zh)).toBe("近 12 个整月的净销售额中，75% 来自此前赢得的客户");
    expect(cakeTitle(cohorts, months.slice(0, 17), en)).toMatch(/^Net sales by when/);
  });

  it("says what the customers of the first year bring to the last month of a short history", () => {
    const months = ["2024-12-01", "2025-01-01", "2025-02-01"].map((start) => row(start, 100));
    // 30 of 120 in February; January's 500 and December's own 90 do not count.
    const cohorts = [
      {...cohort("2024-12-01", 0, 5, 1), net_amount: 90},
      {...cohort("2024-12-01", 2, 5, 1), net_amount: 30},
      {...cohort("2025-01-01", 0, 5, 1), net_amount: 500},
      {...cohort("2025-01-01", 1, 5, 1), net_amount: 90},
    ];
    expect(plain(cakeTitle(cohorts, months, en))).toBe(
      "Customers won in 2024 make 25 % of net sales in Feb 2025",
    );
    expect(plain(cakeTitle(cohorts, months, zh))).toBe(
      "2024 年首次下单的客户贡献 2025 年 2 月净销售额的 25%",
    );
    expect(cakeTitle(cohorts, months.slice(0, 1), en)).toMatch(/^Net sales by when/);
  });
});

describe("a grid of amounts", () => {
  const widest = (...rows: {label: string; detail?: string}[]) =>
    heatGrid({
      ...{label: "Grid", corner: "↓ →", columns: [{label: "0"}], rows},
      cell: () => null,
    })
      .querySelector<HTMLElement>(".heat-grid")!
      .style.getPropertyValue("--names");

  it("has room for its widest name and what stands beside it, in Chinese and in English", () => {
    // Seven Latin signs of 7.6 pixels at a size of 12.5, and one more size between the two.
    expect(widest({label: "May", detail: "1,23"}, {label: "M", detail: "1"})).toBe("5.3em");
    expect(widest({label: "5 月", detail: "1"})).toBe("3.9em");
    expect(parseFloat(widest({label: "2010 年 12 月", detail: "885"}))).toBeGreaterThan(9);
    expect(widest()).toBe("0em");
  });
});

describe("the page of cohorts", () => {
  const page = (language: Language, of: typeof data = data) => {
    const made = cohortsPage(of, {language, today, later});
    document.body.replaceChildren(made);
    return made;
  };
  const grid = (of: HTMLElement) =>
    [...of.querySelectorAll(".heat-grid tbody tr")].map((row) =>
      [...row.querySelectorAll("td")].map((cell) => `${cell.textContent ?? ""} ${cell.className}`),
    );
  const settle = () => new Promise((done) => setTimeout(done));

  it.each(languages)(
    "marks what is early, what is few, and says of the future when it can be told (%s)",
    (language) => {
      const made = page(language);
      expect(made.textContent).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
      expect(grid(made)).toEqual([
        ["100 ", "30 ", "5 is-early"],
        ["100 is-few", "20 is-few is-early", " is-none"],
        ["100 is-early", " is-none"],
      ]);
      const [one, both] = [...made.querySelectorAll<HTMLTableCellElement>(".heat-grid td.is-none")];
      expect([one?.colSpan, both?.colSpan]).toEqual([1, 2]);
      expect([one, both].map((cell) => cell?.getAttribute("data-note"))).toEqual(
        {
          en: [
            "Cohort of Oct 2025, month 2: too early to say until 31 December 2025.",
            "Cohort of Nov 2025, month 1: too early to say until 31 December 2025, and a month longer for each month after it.",
          ],
          zh: [
            "2025 年 10 月的同期群，第 2 个月：2025 年 12 月 31 日之前还不能下结论。",
            "2025 年 11 月的同期群，第 1 个月：2025 年 12 月 31 日之前还不能下结论，往后每月再晚一个月。",
          ],
        }[language],
      );
    },
  );

  it("offers margin only where it is known, and keeps the measure and unit in the address", () => {
    const made = page("en");
    const named = (name: string) =>
      [...made.querySelectorAll<HTMLButtonElement>(".cohort-choices .button")].find(
        ({textContent}) => textContent === name,
      );
    const group = named("Orders")?.parentElement;
    expect([...(group?.querySelectorAll("button") ?? [])].map((one) => one.textContent)).toEqual([
      "Customers who buy",
      "Orders",
      "Net sales",
      "Cumulative net sales",
      "Average order",
    ]);
    named("Net sales")?.focus();
    named("Net sales")?.click();
    expect(document.activeElement).toBe(named("Net sales"));
    expect(location.search).toBe("?measure=net_amount");
    expect(made.querySelector(".heat-grid td")?.textContent).toBe("100");
    const units = () =>
      [...made.querySelectorAll<HTMLButtonElement>(".cohort-choices .button")].slice(-3);
    expect(units().map(({textContent}) => textContent)).toEqual([
      "Per customer",
      "Absolute",
      "Per cent",
    ]);
    units()[1]?.click();
    expect(location.search).toBe("?measure=net_amount&unit=absolute");
    expect(made.querySelector(".heat-grid td")?.textContent).toBe("20K");
    const again = page("zh");
    expect(again.querySelector(".heat-grid td")?.textContent).toBe("2 万");
  });

  it("fetches quarters and groups when they are asked for, not before", async () => {
    history.replaceState(null, "", "/cohorts?step=quarter");
    const made = page("en");
    await settle();
    expect(fetched).toEqual(["quarters"]);
    expect(grid(made)).toEqual([["100 ", "29 is-early"]]);
    history.replaceState(null, "", "/cohorts?by=first_channel&unit=absolute");
    const other = page("zh");
    await settle();
    expect(fetched).toEqual(["quarters", "groups"]);
    expect(grid(other)).toEqual([
      ["100 ", "30 "],
      ["100 ", "10 "],
      ["100 ", "5 "],
    ]);
    expect(other.querySelector(".heat-grid tbody th")?.textContent).toBe("Web400");
    expect(other.querySelector(".heat-grid b")).toBeNull();
    page("en");
    expect(fetched.length).toBe(3);
  });

  it("says so when a view cannot be fetched", async () => {
    history.replaceState(null, "", "/cohorts?step=quarter");
    const made = cohortsPage(data, {
      language: "en",
      today,
      later: {...later, quarters: () => Promise.reject(new Error("gone"))},
    });
    await settle();
    expect(made.querySelector("[role=alert]")?.textContent).toMatch(/^This view could not/);
  });

  it("colours by what can be compared: whole months of cohorts that are large enough", () => {
    expect(deepest(lookAt(rooms.cohorts).points, share, en)).toBe(0.3);
    expect(deepest([], share, en)).toBe(0);
  });

  it("says that it is too early, or that there are too few", () => {
    const answer = (of: Partial<typeof data>, language: Language) =>
      page(language, {...data, ...of}).querySelector(".answer")?.textContent;
    expect(answer({cohorts: rooms.cohorts.slice(5), value_by_age: []}, "en")).toMatch(
      /^It is too early/,
    );
    expect(answer({value_by_age: [age(0, 2, 5, 1), age(1, 1, 3, 0.3)]}, "zh")).toMatch(/^客户尚少/);
    const none = page("en", {...data, cohorts: [], value_by_age: []});
    expect(none.querySelector("figure")).toBeNull();
  });
});
