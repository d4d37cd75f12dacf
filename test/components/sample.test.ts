// @vitest-environment jsdom
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {churnPage} from "../../src/components/churn/churn.js";
import {customerColumns} from "../../src/components/customers/customer-columns.js";
import {customersPage} from "../../src/components/customers/customers.js";
import {filteredCohorts} from "../../src/components/cohorts/cohorts-filtered.js";
import {filtered} from "../../src/components/filters/filtered.js";
import type {Language} from "../../src/components/words/language.js";
import {filteredMatrixPage} from "../../src/components/matrix/matrix.js";
import {peopleOf} from "../../src/components/matrix/matrix-people.js";
import {quadrantsAt} from "../../src/components/matrix/matrix-quadrants.js";
import {wholeOf} from "../../src/components/matrix/matrix-whole.js";
import {splitsInForce} from "../../src/components/matrix/matrix-splits.js";
import {matrixFiltering} from "../../src/components/matrix/matrix-restrict.js";
import {segmentsPage} from "../../src/components/segments/segments.js";
import {everybody} from "../../src/components/filters/filters.js";
import {today} from "./fixtures.js";
import {untrusted} from "./churn/churn-marts.js";
import {rooms} from "./rooms.js";

// A source of 40 customers whose pages hold 20: what they say of a part and of all. Four buyers are at hand.

const languages: Language[] = ["en", "zh"];
const known = 40;
const build_info = [
  ...rooms.build_info.filter(
    ({item}) => !["customers_known", "buyers", "page_customers"].includes(item),
  ),
  {item: "customers_known", value: String(known)},
  {item: "buyers", value: String(known)},
  {item: "page_customers", value: "20"},
];
const many = {...rooms, build_info};
const text = (node: Element | null | undefined) =>
  (node?.textContent ?? "").replaceAll("\u00a0", " ");

beforeEach(() => history.replaceState(null, "", "/"));
afterEach(() => vi.useRealTimers());

describe.each(languages)("pages of more customers than they hold (%s)", (language) => {
  const tell = (en: RegExp, zh: RegExp) => (language === "zh" ? zh : en);

  it("Customers lists the largest, counts all, and finds anybody", async () => {
    vi.useFakeTimers();
    const group = {segment: "champions", recency_score: 5, frequency_score: 5};
    const groups = [
      {...group, lifecycle_stage: "loyal", customers: 9},
      {...group, lifecycle_stage: "churned", customers: 31},
    ];
    const asked: string[] = [];
    const find = (digits: string) => {
      asked.push(digits);
      return Promise.resolve(["abcd01", "abcd02"]);
    };
    const customers = customerColumns(rooms.customers);
    const page = customersPage({...many, customers, groups, find}, {language, today});
    const answer = text(page.querySelector(".answer"));
    expect(answer).toMatch(
      tell(/^40 customers have bought; 9 of them \(22\.5 %|23 %/, /^40 位客户购买过，其中 9 位/),
    );
    expect(text(page.querySelector(".picture-note"))).toMatch(
      tell(
        /40 customers are more than a page can hold: listed are the 5 with the largest net sales/,
        /客户共 40 位，一页无法全部载入，名单为净销售额最大的 5 位/,
      ),
    );
    const search = page.querySelector<HTMLInputElement>("input[type=search]")!;
    const type = async (digits: string) => {
      search.value = digits;
      search.dispatchEvent(new Event("input"));
      await vi.advanceTimersByTimeAsync(1000);
    };
    await type("abc");
    expect(asked).toEqual([]);
    await type("abcd");
    expect(asked).toEqual(["abcd"]);
    const found = page.querySelector(".customers-found");
    expect(text(found)).toMatch(
      tell(
        /^Of all 40 customers 2 have keys that begin with abcd: abcd01 abcd02/,
        /^全部 40 位客户中，化名以 abcd 开头的共 2 位： abcd01 abcd02/,
      ),
    );
    expect(found?.querySelector("a")?.getAttribute("href")).toContain("customer?key=abcd01");
    expect(text(page)).toMatch(tell(/Nobody of those listed matches/, /名单中没有符合条件的客户/));
    await type("xyz!");
    expect(asked).toEqual(["abcd"]);
  });

  it("Customers says of whom it tells under a filter", () => {
    const region = rooms.filter_values.find(({dimension}) => dimension === "segment")!.value;
    history.replaceState(null, "", `/customers?segment=${encodeURIComponent(region)}`);
    const customers = customerColumns(rooms.customers);
    const page = customersPage({...many, customers, groups: []}, {language, today});
    expect(text(page.querySelector(".answer"))).toMatch(tell(/^Among those listed, /, /^名单中，/));
  });

  it("Matrix draws a sample, and its totals are those of all", async () => {
    const buyers = rooms.customers.map((row) => ({
      ...row,
      ...rooms.rfm.find(({customer_key: key}) => key === row.customer_key)!,
      ...rooms.customer_matrix.find(({customer_key: key}) => key === row.customer_key)!,
    }));
    const matrix_quadrants = [
      quadrant("high_importance_high_value", 9, 5000),
      quadrant("high_importance_low_value", 11, 3000),
      quadrant("low_importance_low_value", 20, 2000),
    ];
    const data = {...many, buyers};
    const quadrants = () => Promise.resolve(matrix_quadrants);
    const page = await filteredMatrixPage(data, {language, today, quadrants});
    expect(text(page.querySelector(".answer"))).toMatch(
      tell(
        /^9 customers are both important and valuable: 22\.5 % of buyers, who bring 50 % of net sales/,
        /^9 位客户既重要又有价值：占购买客户的 22\.5%，贡献净销售额的 50%/,
      ),
    );
    expect(text(page)).toMatch(
      tell(
        /40 customers have bought, more than a page can hold: dots, list, profile and moves are of 4 of them, drawn by chance/,
        /购买客户共 40 位，一页无法全部载入：图中的点、名单、构成与流动取自随机抽取的 4 位/,
      ),
    );
    expect(text(page.querySelector("#list h2"))).toMatch(
      tell(/^Customers of the sample: 4,/, /^样本客户：4 位/),
    );
    expect(text(page.querySelector("#selection .picture-subtitle"))).toMatch(
      tell(/^All buyers of the sample/, /^样本中的全部购买客户/),
    );
  });

  it("Churn counts all who are overdue and lists those with most at stake", () => {
    const total = {
      ...{division: "total", position: 1, group_name: null, customers: 30},
      ...{net_amount_at_stake: 7000, amount_at_risk: null},
    };
    const overdue = untrusted.overdue.slice(0, 4);
    const page = churnPage(
      {...untrusted, build_info, overdue, overdue_groups: [total]},
      {language, today},
    );
    expect(text(page.querySelector("#overdue"))).toMatch(
      tell(/Of 30 overdue the 4 with the largest sums/, /逾期客户共 30 位，仅列出金额最大的 4 位/),
    );
    expect(text(page.querySelector("#overdue h2"))).toMatch(
      tell(/^30 customers are overdue/, /^30 位客户已逾期/),
    );
    expect(page.querySelectorAll("#overdue tbody .customer-key")).toHaveLength(4);
  });

  it("a page that would count everybody anew says why it does not, and fetches nothing", async () => {
    const files = {customers: vi.fn(), rfm: vi.fn()};
    history.replaceState(null, "", "/segments/?tier=gold");
    const page = await filtered("segments", segmentsPage, many, files, {language, today});
    expect(text(page.querySelector(".filter-notes"))).toMatch(
      tell(
        /40 customers are too many to count anew in a browser, so this page does not filter them and always tells of all\./,
        /客户共 40 位，过多，无法在浏览器中重新统计，因此本页不按客户筛选，所述均为全部客户。/,
      ),
    );
    expect(page.querySelector(".filters .check-list")).toBeNull();
    page.querySelector(".filters")?.dispatchEvent(new Event("pointerenter"));
    expect(files.customers).not.toHaveBeenCalled();
    const days = vi.fn();
    history.replaceState(null, "", "/cohorts?tier=gold&period=2025-02..");
    const cohorts = await filteredCohorts(
      {...many, later: {quarters: days, groups: days}},
      {customers: days, customer_days: days, customer_returns: days},
      {language, today},
    );
    expect(text(cohorts.querySelector(".filter-notes"))).toMatch(tell(/too many/, /过多/));
    cohorts.querySelector(".filters")?.dispatchEvent(new Event("pointerenter"));
    expect(days).not.toHaveBeenCalled();
    const few = await filtered("segments", segmentsPage, rooms, files, {language, today});
    expect(text(few)).not.toMatch(/too many|过多/);
  });
});

const quadrant = (quadrant: string, customers: number, net_amount: number) => ({
  ...{quadrant, customers, net_amount, margin_amount: null, trailing_year_net_amount: 100},
});

describe("quadrants of a sample", () => {
  const people = peopleOf(many);
  const splits = splitsInForce(rooms.definitions);
  const rows = [
    quadrant("high_importance_high_value", 9, 5000),
    quadrant("high_importance_low_value", 11, 3000),
    quadrant("low_importance_low_value", 20, 2000),
  ];
  const whole = {...people, whole: wholeOf(people, rows, splits)};
  const sum = (of: readonly number[]) => of.reduce((total, one) => total + one, 0);

  it("are those of all at the lines in force", () => {
    const found = quadrantsAt(whole, splits);
    expect(people.weight).toBe(10);
    for (const {quadrant, customers, net_amount} of rows) {
      const row = found.find(({id}) => id === quadrant)!;
      expect(row.customers).toBe(customers);
      expect(row.netAmount).toBeCloseTo(net_amount, 6);
      expect(row.yearAmount).toBeCloseTo(100, 6);
    }
  });

  it("add up to all at any lines", () => {
    for (const importance of [0, 0.3, 0.7, 1]) {
      const found = quadrantsAt(whole, {importance, value: 0.5});
      expect(sum(found.map(({netAmount}) => netAmount))).toBeCloseTo(10_000, 6);
      expect(sum(found.map(({customersShare}) => customersShare))).toBeCloseTo(1, 9);
    }
  });

  it("are scaled up with the grid and the tiers under a filter", () => {
    const data = {...many, people: whole};
    const {restrict, counts} = matrixFiltering(data);
    const gold = {...everybody, kept: {...everybody.kept, tier: ["gold"]}};
    const chosen = restrict(gold)!;
    expect(chosen.tiers.find(({tier}) => tier === "gold")?.customers).toBe(10);
    expect(sum(chosen.rfm_matrix.map(({customers}) => customers))).toBe(10);
    expect(counts(everybody)("tier", "gold")).toBe(10);
  });
});
