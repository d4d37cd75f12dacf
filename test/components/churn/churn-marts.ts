import type {ChurnData} from "../../../src/components/churn/churn.js";
import type {Marts} from "../../../src/components/marts/marts.js";
import {marts} from "../fixtures.js";

// What a trusted model, its curves and its laboratory would publish of the made-up shop. Sums that the
// tests tell are worked by hand: 1,000 buyers, of whom 150 + 250 have probably left.

type Group = Marts["clv_groups"][number];
type Tried = Marts["churn_definitions"][number];
type Curve = Marts["survival_curves"][number];
type Point = Marts["survival"][number];

export const group = (
  division: string,
  position: number,
  group_name: string | null,
  customers: number,
  amount_at_risk: number,
): Group => ({
  division,
  position,
  group_name,
  customers,
  customers_share: customers / 1000,
  alive_customers: customers * 0.6,
  expected_orders_90_days: customers * 0.5,
  expected_orders_365_days: customers * 2,
  clv_amount: customers * 40,
  clv_amount_low: null,
  clv_amount_high: null,
  clv_share: customers / 1000,
  clv_per_customer: 40,
  clv_median: 30,
  clv_least: 1,
  amount_at_risk,
});

export const groups: Marts["clv_groups"] = [
  group("total", 1, null, 1000, 20_000),
  group("churn_risk", 1, "low", 500, 1000),
  group("churn_risk", 2, "medium", 100, 4000),
  group("churn_risk", 3, "high", 150, 5000),
  group("churn_risk", 4, "lost", 250, 10_000),
  group("segment", 1, "champions", 300, 2000),
  group("segment", 2, "at_risk", 200, 12_000),
  group("segment", 3, "lost", 500, 6000),
];

/** A definition judged on 2,000 customers, 800 of them gone, by how many it called rightly and falsely. */
export function tried(
  definition: string,
  position: number,
  right: number,
  falsely: number,
  more: Partial<Tried> = {},
): Tried {
  return {
    definition,
    position,
    after_days: /^days_/.test(definition) ? Number(definition.slice(5)) : null,
    window_days: 90,
    cuts: 4,
    customers: 2000,
    gone: 800,
    called: right + falsely,
    right_alarms: right,
    false_alarms: falsely,
    missed: 800 - right,
    precision_share: right + falsely === 0 ? null : right / (right + falsely),
    sensitivity_share: right / 800,
    false_alarm_share: falsely / 1200,
    warning_days: null,
    right_amount: 100 * right,
    false_amount: 100 * falsely,
    missed_amount: 100 * (800 - right),
    is_in_force: false,
    ...more,
  };
}

export const definitions: Marts["churn_definitions"] = [
  tried("days_90", 2, 600, 100, {warning_days: 81}),
  tried("days_180", 3, 380, 18, {warning_days: -9}),
  tried("in_force", 6, 400, 20, {after_days: 171, warning_days: 0, is_in_force: true}),
  tried("own_rhythm_p90", 8, 640, 300, {
    warning_days: 110,
    missed_amount: 2000,
    false_amount: 6000,
  }),
  tried("alive_below_half", 9, 630, 90, {warning_days: 95}),
];

const curveDays = [0, 1, 7, 15, 30, 58, 93, 121, 149, 184, 212, 268, 359, 365, 395];

/** A curve that falls towards `floor`, half of the fall in `half` days, of whom fewer are observed each day. */
function points(
  family: string,
  curve: string,
  position: number,
  floor: number,
  half: number,
  n: number,
) {
  return curveDays.map((day): Point => {
    const share = floor + (1 - floor) * 2 ** (-day / half);
    const at_risk = Math.round(n * share * (1 - day / 400));
    return {
      family,
      curve,
      position,
      day,
      at_risk,
      ordered: Math.round(n * (1 - share)),
      waiting_share: share,
      waiting_share_low: Math.max(0, share - 0.03),
      waiting_share_high: Math.min(1, share + 0.03),
    };
  });
}

export function curve(
  family: string,
  id: string,
  position: number,
  median: number | null,
  mean: number | null = 120,
  p: number | null = 0.0001,
): Curve {
  return {
    family,
    curve: id,
    position,
    purchases: 900,
    ordered: 400,
    median_days: median,
    median_days_low: median === null ? null : median - 4,
    median_days_high: median === null ? null : median + 5,
    restricted_mean_days: mean,
    restricted_to_days: mean === null ? null : 365,
    difference_p_value: p,
  };
}

export const survival: Marts["survival"] = [
  ...points("order_step", "1_2", 1, 0.4, 84, 900),
  ...points("order_step", "2_3", 2, 0.3, 50, 500),
  ...points("order_step", "4_plus", 4, 0.1, 21, 150),
  ...points("segment", "champions", 1, 0.02, 14, 300),
  ...points("segment", "lost", 11, 0.8, 80, 300),
  ...points("region", "North", 1, 0.3, 60, 300),
];

export const curves: Marts["survival_curves"] = [
  curve("order_step", "1_2", 1, 84, 201.4),
  curve("order_step", "2_3", 2, 50, 150),
  curve("order_step", "4_plus", 4, 21, 48.2),
  curve("segment", "champions", 1, 14),
  curve("segment", "lost", 11, null),
  curve("region", "North", 1, 60, 100, null),
];

const parameter = (model: string, why: string | null, isTrusted: boolean) => ({
  model,
  parameter: "r",
  why,
  position: 1,
  value: 0.5,
  standard_error: 0.1,
  value_low: 0.4,
  value_high: 0.6,
  log_likelihood: -1000,
  customers: 1000,
  is_converged: true,
  is_trusted: isTrusted,
  is_chosen: isTrusted,
});

export const trusted: ChurnData = {
  ...marts,
  build_info: [...marts.build_info, {item: "clv_basis", value: "margin"}],
  definitions: [
    ...marts.definitions,
    {definition: "clv_months", value: 36, unit: "months", origin: "default"},
  ],
  // The later overdue, the more at risk.
  overdue: marts.overdue.map((row, i) => ({
    ...row,
    churn_risk: "medium",
    alive_probability: 0.75,
    amount_at_risk: 10 + i,
  })),
  clv_groups: groups,
  clv_parameters: [parameter("pareto_nbd", null, true), parameter("bg_nbd", "not_the_best", false)],
  survival,
  survival_curves: curves,
  churn_definitions: definitions,
};

/** The same shop where no model passes. */
export const untrusted: ChurnData = {
  ...trusted,
  overdue: trusted.overdue.map((row) => ({
    ...row,
    churn_risk: null,
    alive_probability: null,
    amount_at_risk: null,
  })),
  clv_groups: [],
  clv_parameters: [
    parameter("pareto_nbd", "few_buyers,short_history", false),
    parameter("bg_nbd", "few_buyers,not_the_best", false),
    parameter("gamma_gamma", "spend_without_variation", false),
  ],
  churn_definitions: definitions.filter((row) => row.definition !== "alive_below_half"),
};
