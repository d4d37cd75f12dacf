import {describe, expect, test} from "vitest";
import {readDefinitions} from "../../loaders/definitions/definitions.js";
import {InputFaults} from "../../loaders/faults.js";

function complaints(overrides: Record<string, unknown>): string[] {
  try {
    readDefinitions(overrides);
  } catch (error) {
    if (error instanceof InputFaults) return error.message.split("\n");
    throw error;
  }
  return [];
}

const number = (name: string) =>
  readDefinitions({}).numbers.find(({definition}) => definition === name);

describe("numbers", () => {
  test("thresholds come from the data unless set; the others have defaults", () => {
    expect(number("churned_after_days")).toMatchObject({value: null, origin: "data"});
    expect(number("comparison_months")).toMatchObject({value: 3, origin: "default"});
    const {numbers} = readDefinitions({churned_after_days: 400, value_split: 0.5});
    expect(numbers).toContainEqual({
      definition: "churned_after_days",
      value: 400,
      unit: "days",
      origin: "set",
    });
    expect(numbers).toContainEqual({
      definition: "value_split",
      value: 0.5,
      unit: "share",
      origin: "set",
    });
  });

  // One step below the least, one above the greatest, a part of one, and no number at all.
  test.each([
    ["comparison_months", [0, 121, 1.5, "3"], "a whole number from 1 to 120 was expected"],
    ["at_risk_after_days", [0, 3651, 1.5], "a whole number from 1 to 3650 was expected"],
    ["dormant_after_days", [1, 3651], "a whole number from 2 to 3650 was expected"],
    ["churned_after_days", [31, 3651], "a whole number from 32 to 3650 was expected"],
    ["loyal_from_purchase_days", [2, 1001], "a whole number from 3 to 1000 was expected"],
    ["importance_split", [-0.1, 1.1], "a number from 0 to 1 was expected"],
    ["value_split", [-0.1, 1.1, "high"], "a number from 0 to 1 was expected"],
    ["smallest_cell_customers", [0, 1001], "a whole number from 1 to 1000 was expected"],
    ["small_cohort_customers", [0, 1.5], "a whole number from 1 to 1000000 was expected"],
    ["clv_months", [0, 121, 1.5], "a whole number from 1 to 120 was expected"],
    ["clv_discount_rate", [-0.1, 1.1], "a number from 0 to 1 was expected"],
    ["gate_buyers", [9, "many"], "a whole number from 10 to 1000000000 was expected"],
    ["gate_history_days", [0, 40001], "a whole number from 1 to 40000 was expected"],
    ["spend_frequency_limit", [-0.1, 2], "a number from 0 to 1 was expected"],
    ["holdout_days", [6, 3651], "a whole number from 7 to 3650 was expected"],
    ["holdout_cuts", [-1, 101], "a whole number from 0 to 100 was expected"],
  ])("%s", (name, values, expected) => {
    for (const value of values) {
      expect(complaints({[name]: value})).toEqual([
        `source.yaml, column definitions.${name}: ${expected}: ${JSON.stringify(JSON.stringify(value))}`,
      ]);
    }
  });

  test("thresholds that are set must rise", () => {
    expect(complaints({at_risk_after_days: 60, dormant_after_days: 60})).toEqual([
      'source.yaml, column definitions.dormant_after_days: more than at_risk_after_days (60) was expected: "60"',
    ]);
    expect(complaints({at_risk_after_days: 60, churned_after_days: 50})).toEqual([
      'source.yaml, column definitions.churned_after_days: more than at_risk_after_days (60) was expected: "50"',
    ]);
    expect(complaints({at_risk_after_days: 30, dormant_after_days: 60})).toEqual([]);
  });
});

describe("score_cuts", () => {
  test("four rising bounds: the least days score best, the most orders and money", () => {
    const {scoreCuts} = readDefinitions({
      score_cuts: {recency_days: [7, 30, 90, 180], order_count: [2, 3, 5, 10]},
    });
    expect(scoreCuts).toEqual([
      {measure: "recency", score: 5, bound: 7},
      {measure: "recency", score: 4, bound: 30},
      {measure: "recency", score: 3, bound: 90},
      {measure: "recency", score: 2, bound: 180},
      {measure: "frequency", score: 2, bound: 2},
      {measure: "frequency", score: 3, bound: 3},
      {measure: "frequency", score: 4, bound: 5},
      {measure: "frequency", score: 5, bound: 10},
    ]);
  });

  test.each([
    ["recency_days", [1, 2, 3]],
    ["recency_days", [1, 2, 2, 3]],
    ["net_amount", [1, 2, "3", 4]],
    ["order_count", 5],
    ["days", [1, 2, 3, 4]],
  ])("refuses %s %j", (key, bounds) => {
    expect(complaints({score_cuts: {[key]: bounds}})).toEqual([
      `source.yaml, column definitions.score_cuts.${key}: ` +
        "four increasing numbers for recency_days, order_count, net_amount were expected: " +
        JSON.stringify(JSON.stringify(bounds)),
    ]);
  });

  test.each([5, "none", [1, 2]])("refuses %j instead of a mapping", (value) => {
    expect(complaints({score_cuts: value})).toEqual([
      `source.yaml, column definitions.score_cuts: a mapping was expected: ${JSON.stringify(JSON.stringify(value))}`,
    ]);
  });
});

describe("importance_weights", () => {
  test("replace the house's one by one", () => {
    const {importanceWeights} = readDefinitions({importance_weights: {referral_rank: 0}});
    expect(importanceWeights).toEqual({sales_rank: 0.6, referral_rank: 0, is_strategic: 0.2});
  });

  test.each([
    [{sales: 1}, "importance_weights.sales"],
    [{referral_rank: -1}, "importance_weights.referral_rank"],
    [{is_strategic: Infinity}, "importance_weights.is_strategic"],
    [{is_strategic: "much"}, "importance_weights.is_strategic"],
  ])("refuse %j", (given, column) => {
    const [told] = complaints({importance_weights: given});
    expect(told).toContain(
      `definitions.${column}: a weight ≥ 0 for sales_rank, referral_rank, is_strategic was expected`,
    );
  });

  test("refuse to leave sales out, and anything but a mapping", () => {
    expect(complaints({importance_weights: {sales_rank: 0}})[0]).toContain(
      "definitions.importance_weights.sales_rank: a weight above 0 was expected",
    );
    expect(complaints({importance_weights: 5})[0]).toContain("a mapping was expected");
  });
});

describe("tiers", () => {
  const tier = (id: string, lower_rank: unknown) => ({id, en: id, zh: id, lower_rank});

  test("may be any number, falling to zero", () => {
    const tiers = [tier("vip", 0.9), tier("plain", 0)];
    expect(readDefinitions({tiers}).tiers).toEqual(tiers);
  });

  test.each([
    ["empty", []],
    ["not ending at 0", [tier("vip", 0.9), tier("plain", 0.1)]],
    ["rising", [tier("vip", 0.5), tier("plain", 0.6), tier("other", 0)]],
    ["above 1", [tier("vip", 1.1), tier("plain", 0)]],
    ["a rank as text", [tier("vip", "0.9"), tier("plain", 0)]],
    ["the same id twice", [tier("vip", 0.9), tier("vip", 0)]],
    ["no Chinese name", [{id: "all", en: "All", lower_rank: 0}]],
    ["a name that is no id", [tier("V.I.P", 0)]],
    ["no list", "gold"],
  ])("refuses %s", (_, tiers) => {
    expect(complaints({tiers})[0]).toContain(
      "definitions.tiers: a list of {id, en, zh, lower_rank}, each id once, with falling ranks that ends at 0 was expected",
    );
  });
});

describe("segments", () => {
  const segment = (id: string, ...rules: object[]) => ({id, en: id, zh: id, rules});

  test("of one's own stand in place of a preset", () => {
    const {segmentPreset, cells} = readDefinitions({
      segments: [segment("lately", {r: "4-5"}), segment("long_ago", {r: "1-3"})],
    });
    expect(segmentPreset).toBe("custom");
    expect(cells.filter(({segment}) => segment === "lately")).toHaveLength(50);
    expect(cells.filter(({segment}) => segment === "long_ago")).toHaveLength(75);
  });

  test("with gaps are refused, cell by cell", () => {
    const [told] = complaints({
      segments: [segment("lately", {r: "4-5"}), segment("rest", {r: "1-3", f: "1-4"}, {r: 1})],
    });
    expect(told).toBe(
      "source.yaml: segment rules leave 10 of 125 cells (r f m) without a name: " +
        "251 252 253 254 255 351 352 353 354 355 → add rules so that each cell has exactly one name",
    );
  });

  test.each([
    ["eastern", "western, chinese, or a list of {id, en, zh, rules} was expected"],
    [[{id: "a", rules: []}], "western, chinese, or a list of {id, en, zh, rules} was expected"],
    [[segment("Top 5", {})], "western, chinese, or a list of {id, en, zh, rules} was expected"],
    [[{id: "a", en: "A", zh: "A"}], "a list of rules was expected"],
    [[], "segment rules leave 125 of 125 cells"],
    [[segment("a", {r: 5}), segment("a", {r: "1-4"})], "an id of its own was expected"],
    [[segment("none", {})], "an id of its own was expected, other than none"],
  ])("refuses %j", (segments, reason) => {
    expect(complaints({segments}).join("\n")).toContain(reason);
  });
});

test("moves_months are at most six different months; ranks and what is lost are what they say", () => {
  expect(readDefinitions({}).movesMonths).toEqual([12, 6, 1, 24]);
  expect(readDefinitions({moves_months: []}).movesMonths).toEqual([]);
  for (const wrong of [[0], [121], [1.5], [3, 3], [1, 2, 3, 4, 5, 6, 7], "12", ["12"]]) {
    expect(complaints({moves_months: wrong}).join()).toContain(
      "a list of at most 6 different whole numbers from 1 to 120 was expected",
    );
  }
  const all = (more: object) => [{id: "all", en: "All", zh: "全部", rules: [{}], ...more}];
  expect(complaints({segments: all({rank: 2, lost: true})})).toEqual([]);
  expect(complaints({segments: all({rank: 0})}).join()).toContain(
    "definitions.segments.all.rank: a whole number from 1 to 125 was expected",
  );
  expect(complaints({segments: all({lost: "yes"})}).join()).toContain(
    "definitions.segments.all.lost: true or false was expected",
  );
});

test("an unknown definition names itself and the known ones; all faults come together", () => {
  const told = complaints({comparison_month: 3, value_split: 2});
  expect(told[0]).toContain(
    "definitions.comparison_month: unknown definition; known are comparison_months, at_risk_after_days",
  );
  expect(told[1]).toContain("definitions.value_split");
  expect(told).toHaveLength(2);
});
