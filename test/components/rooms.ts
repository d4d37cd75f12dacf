import type {Marts} from "../../src/components/marts/marts.js";
import {type Modelled, marts} from "./fixtures.js";
import {hostile} from "./fixtures/hostile.js";

// Four buyers, small enough to add up in the head, for the pages of the matrix, segments, cohorts and
// lifecycle. Money: 600 + 300 + 80 + 20 = 1000.

const date = (text: string) => new Date(`${text}T00:00:00Z`);

const people = [
  // key, segment, r, f, m, days, orders, money, last year's money, quadrant, tier, stage
  ["a1", "champions", 5, 5, 5, 2, 9, 600, 500, "high_importance_high_value", "diamond", "loyal"],
  ["b2", "champions", 5, 5, 4, 4, 7, 300, 40, "high_importance_low_value", "gold", "loyal"],
  ["c3", "lost", 1, 1, 1, 200, 1, 80, 0, "low_importance_low_value", "bronze", "churned"],
  ["d4", "new_customers", 5, 1, 1, 3, 1, 20, 20, "low_importance_low_value", "bronze", "new"],
] as const;

const customers: Marts["customers"] = [
  ...people.map((row) => ({
    customer_key: row[0],
    lifecycle_stage: row[11],
    segment: row[1],
    tier: row[10],
    quadrant: row[9],
    region: hostile[0],
    first_channel: null,
    first_category: hostile[1],
    days_since_last_order: row[5],
    order_count: row[6],
    purchase_days: row[6],
    net_amount: row[7],
    margin_amount: null,
    average_order_amount: row[7] / row[6],
    trailing_year_net_amount: row[8],
    churn_risk: null,
    value_amount: null,
    alive_probability: null,
    clv_amount: null,
    median_gap_days: null,
    first_order_date: date("2024-05-01"),
    last_order_date: new Date(date("2025-11-17").getTime() - row[5] * 86_400_000),
  })),
  {
    customer_key: "e5",
    lifecycle_stage: "prospect",
    segment: null,
    tier: null,
    quadrant: null,
    region: null,
    first_channel: null,
    first_category: null,
    days_since_last_order: null,
    order_count: 0,
    purchase_days: 0,
    net_amount: 0,
    margin_amount: null,
    average_order_amount: null,
    trailing_year_net_amount: 0,
    churn_risk: null,
    value_amount: null,
    alive_probability: null,
    clv_amount: null,
    median_gap_days: null,
    first_order_date: null,
    last_order_date: null,
  },
];

/** The days of b2: seven orders on three days. */
const customerDays: Marts["customer_days"] = [
  ["2025-06-01", 2, 100],
  ["2025-07-01", 1, 50],
  ["2025-11-13", 4, 150],
].map(([day, orders, amount]) => ({
  customer_key: "b2",
  orders: orders as number,
  net_amount: amount as number,
  order_date: date(day as string),
}));

const rfm: Marts["rfm"] = people.map((row, i) => ({
  customer_key: row[0],
  segment: row[1],
  segment_before: ["champions", "loyal_customers", "at_risk", "none"][i] ?? "none",
  days_since_last_order: row[5],
  order_count: row[6],
  net_amount: row[7],
  net_amount_since: [80, 30, 5, 20][i] ?? 0,
  net_amount_before: [90, 10, 50, 0][i] ?? 0,
  recency_score: row[2],
  frequency_score: row[3],
  monetary_score: row[4],
}));

const rfmMatrix: Marts["rfm_matrix"] = [1, 2, 3, 4, 5].flatMap((recency) =>
  [1, 2, 3, 4, 5].map((frequency) => {
    const mine = people.filter((row) => row[2] === recency && row[3] === frequency);
    return {
      recency_score: recency,
      frequency_score: frequency,
      customers: mine.length,
      customers_share: mine.length / 4,
      net_amount: mine.reduce((sum, row) => sum + row[7], 0),
      margin_amount: null,
      median_days_since_last_order: mine[0]?.[5] ?? null,
    };
  }),
);

const threshold = (measure: string, score: number, low: number, high: number) => ({
  measure,
  score,
  customers: 1,
  lowest_value: low,
  highest_value: high,
});

const customerMatrix: Marts["customer_matrix"] = people.map((row, i) => ({
  customer_key: row[0],
  quadrant: row[9],
  importance: 1 - i / 3,
  value: [1, 0.7, 0, 0.3][i] ?? 0,
  sales_share: row[7] / 1000,
  sales_rank: 1 - i / 3,
  referral_rank: null,
  value_rank: 0,
  net_amount: row[7],
  trailing_year_orders: row[8] === 0 ? 0 : 1,
  trailing_year_net_amount: row[8],
  trailing_year_margin_amount: null,
  value_amount: null,
  referred_customers: i === 0 ? 2 : null,
  is_strategic: i === 0 ? true : null,
}));

const [asOf, quarterBack, yearBack] = ["2025-11-17", "2025-08-17", "2024-11-17"].map(date);

const move = (
  from_segment: string,
  to_segment: string,
  kind: string,
  count: number,
  net_amount_before: number | null,
  net_amount: number,
  {from = quarterBack!, to = asOf!} = {},
): Marts["segment_moves"][number] => ({
  ...{from_segment, to_segment, move: kind, customers: count},
  ...{net_amount, net_amount_before, from_date: from, to_date: to},
});

const dated = (
  months_back: number,
  count: number | null,
  day: Date,
  is_period_covered = true,
): Marts["segment_dates"][number] => ({
  months_back,
  customers: count,
  period_months: 12,
  is_compared: count !== null,
  is_period_covered,
  on_date: day,
});

type Standing = readonly [segment: string, orders: number, amount: number | null] | null;

/** Where one customer stood a year back, a quarter back and now. */
const stood = (key: string, ...at: Standing[]): Marts["customer_segments"][number][] =>
  at.flatMap((standing, i) =>
    standing === null
      ? []
      : [
          {
            ...{customer_key: key, segment: standing[0], order_count: standing[1]},
            ...{period_net_amount: standing[2], on_date: [yearBack!, quarterBack!, asOf!][i]!},
          },
        ],
  );

/** A cohort's row; cumulated money grows by 10 a month from 100. */
export function cohort(
  month: string,
  age: number,
  size: number,
  active: number,
  isComplete = true,
): Marts["cohorts"][number] {
  return {
    cohort_month: date(month),
    age_months: age,
    cohort_customers: size,
    active_customers: active,
    orders: active,
    order_amount: 100 * active,
    net_amount: 100 * active,
    margin_amount: null,
    cumulative_net_amount_per_customer: 100 + 10 * age,
    cumulative_margin_per_customer: null,
    retained_share: active / size,
    is_complete: isComplete,
  };
}

export function age(
  age_months: number,
  cohorts: number,
  count: number,
  retained_share: number,
): Marts["value_by_age"][number] {
  return {
    age_months,
    cohorts,
    customers: count,
    retained_share,
    net_amount_per_customer: 10,
    margin_per_customer: null,
    cumulative_net_amount_per_customer: 100 + 10 * age_months,
    cumulative_margin_per_customer: null,
  };
}

const stock = (stage: string, position: number, start: number, come: number, go: number) => ({
  stage,
  position,
  customers_at_start: start,
  customers_in: come,
  customers_out: go,
  customers_at_end: start + come - go,
  is_complete: true,
  month: date("2025-10-01"),
});

const flow = (from_stage: string, to_stage: string, count: number) => ({
  from_stage,
  to_stage,
  customers: count,
  month: date("2025-10-01"),
});

/** The made-up shop of the fixtures with four buyers of its own. */
export const rooms: Omit<Marts, Modelled | "buyers" | "largest_customers" | "segment_buyers"> = {
  ...marts,
  matrix_quadrants: [],
  segment_cells: [],
  segment_groups: [],
  customers,
  customer_days: customerDays,
  rfm,
  rfm_matrix: rfmMatrix,
  rfm_thresholds: [
    threshold("recency", 5, 0, 12),
    threshold("recency", 1, 100, 200),
    threshold("frequency", 1, 1, 1),
    threshold("frequency", 5, 7, 9),
  ],
  customer_matrix: customerMatrix,
  segment_dates: [
    dated(0, 8, asOf!),
    dated(3, 7, quarterBack!),
    dated(12, 2, yearBack!, false),
    dated(24, null, date("2023-11-17")),
  ],
  segment_moves: [
    move("champions", "champions", "stayed", 1, 90, 80),
    move("loyal_customers", "champions", "upgraded", 1, 10, 30),
    move("at_risk", "lost", "lost", 3, 50, 5),
    move("hibernating", "promising", "won_back", 1, 0, 15),
    move("hibernating", "promising", "drifted", 1, 4, 4),
    move("none", "new_customers", "arrived", 1, 0, 20),
    ...[
      move("champions", "champions", "stayed", 1, null, 80, {from: yearBack!}),
      move("champions", "lost", "lost", 1, null, 5, {from: yearBack!}),
      move("none", "champions", "arrived", 1, null, 30, {from: yearBack!}),
      move("none", "new_customers", "arrived", 1, null, 20, {from: yearBack!}),
      move("none", "promising", "arrived", 2, null, 19, {from: yearBack!}),
      move("none", "lost", "arrived", 2, null, 0, {from: yearBack!}),
    ],
    ...[
      move("champions", "champions", "stayed", 1, null, 90, {from: yearBack!, to: quarterBack!}),
      move("champions", "at_risk", "downgraded", 1, null, 20, {from: yearBack!, to: quarterBack!}),
      move("none", "loyal_customers", "arrived", 1, null, 10, {from: yearBack!, to: quarterBack!}),
      move("none", "at_risk", "arrived", 2, null, 30, {from: yearBack!, to: quarterBack!}),
      move("none", "hibernating", "arrived", 2, null, 4, {from: yearBack!, to: quarterBack!}),
    ],
  ],
  customer_segments: [
    ...stood("k1", ["champions", 4, null], ["champions", 5, 90], ["champions", 6, 80]),
    ...stood("k2", null, ["loyal_customers", 2, 10], ["champions", 3, 30]),
    ...stood("k3", ["champions", 4, null], ["at_risk", 4, 20], ["lost", 4, 5]),
    ...stood("k4", null, ["at_risk", 1, 20], ["lost", 1, 0]),
    ...stood("k5", null, ["at_risk", 1, 10], ["lost", 1, 0]),
    ...stood("k6", null, ["hibernating", 1, 0], ["promising", 2, 15]),
    ...stood("k7", null, ["hibernating", 1, 4], ["promising", 1, 4]),
    ...stood("k8", null, null, ["new_customers", 1, 20]),
  ],
  cohorts: [
    cohort("2025-09-01", 0, 200, 200),
    cohort("2025-09-01", 1, 200, 60),
    cohort("2025-09-01", 2, 200, 10, false),
    cohort("2025-10-01", 0, 5, 5),
    cohort("2025-10-01", 1, 5, 1, false),
    cohort("2025-11-01", 0, 40, 40, false),
  ],
  cohort_quarters: [],
  cohort_groups: [],
  value_by_age: [age(0, 12, 900, 1), age(1, 11, 800, 0.25), age(6, 6, 500, 0.15)],
  lifecycle: [
    stock("prospect", 1, 10, 4, 2),
    stock("new", 2, 5, 2, 3),
    stock("at_risk", 6, 6, 3, 4),
    stock("churned", 8, 20, 4, 0),
  ],
  lifecycle_flows: [
    flow("none", "prospect", 4),
    flow("prospect", "new", 2),
    flow("new", "at_risk", 3),
    flow("at_risk", "churned", 4),
  ],
};
