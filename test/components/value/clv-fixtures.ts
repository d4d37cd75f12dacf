import type {Marts} from "../../../src/components/marts/marts.js";
import {marts} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";

/** The marts of the models that the page of value reads, with the definitions they need. */
export type ClvMarts = Pick<
  Marts,
  | "definitions"
  | "clv_groups"
  | "clv_grid"
  | "clv_forecast"
  | "clv_parameters"
  | "clv_validation"
  | "clv_calibration"
  | "forecast_ledger"
>;

type Group = Marts["clv_groups"][number];

const group = (division: string, position: number, own: Partial<Group>): Group => ({
  division,
  position,
  group_name: null,
  customers: 250,
  customers_share: 0.1,
  alive_customers: 150,
  expected_orders_90_days: 120,
  expected_orders_365_days: 400,
  clv_amount: 100_000,
  clv_amount_low: 80_000,
  clv_amount_high: 125_000,
  clv_share: 0.1,
  clv_per_customer: 400,
  clv_median: 300,
  clv_least: 0,
  amount_at_risk: 12_000,
  ...own,
});

const tenthShares = [0.62, 0.16, 0.09, 0.05, 0.03, 0.02, 0.014, 0.009, 0.005, 0.002];

const groups: Group[] = [
  group("total", 1, {
    customers: 2500,
    customers_share: 1,
    alive_customers: 1420.4,
    expected_orders_90_days: 1210.2,
    expected_orders_365_days: 4105.7,
    clv_amount: 1_240_312,
    clv_amount_low: 1_052_000,
    clv_amount_high: 1_449_000,
    clv_share: 1,
    clv_per_customer: 496.1,
    clv_median: 118.4,
    amount_at_risk: 310_200,
  }),
  ...tenthShares.map((share, i) =>
    group("tenth", i + 1, {
      clv_share: share,
      clv_amount: share * 1_240_312,
      clv_amount_low: share * 1_000_000,
      clv_amount_high: share * 1_500_000,
      clv_per_customer: (share * 1_240_312) / 250,
      clv_median: (share * 1_200_000) / 250,
      clv_least: (share * 1_000_000) / 250,
    }),
  ),
  group("first_channel", 1, {group_name: "Referral", clv_per_customer: 712.3}),
  group("first_channel", 2, {group_name: hostile[0], clv_per_customer: 401}),
  group("first_channel", 3, {group_name: "Ads", clv_per_customer: 198.6}),
  group("first_channel", 4, {group_name: "Fair", customers: 12, clv_per_customer: 90}),
  group("first_channel", 5, {customers: 40, clv_per_customer: 50}),
  group("segment", 1, {group_name: "champions", clv_per_customer: 1900}),
  group("segment", 2, {group_name: "lost", clv_per_customer: 3}),
];

const forecast = ["total", "champions", "lost"].flatMap((segment, s) =>
  Array.from({length: 24}, (_, i) => {
    const size = [1, 0.6, 0.02][s]! * Math.exp(-i / 20);
    return {
      segment,
      month_number: i + 1,
      customers: [2500, 310, 160][s]!,
      alive_customers: [1420, 290, 9][s]!,
      expected_orders: 420 * size,
      expected_orders_low: 390 * size,
      expected_orders_high: 450 * size,
      expected_amount: 52_000 * size,
      expected_amount_low: 47_000 * size,
      expected_amount_high: 58_000 * size,
      from_date: new Date(Date.UTC(2025, 10 + i, 18)),
      to_date: new Date(Date.UTC(2025, 11 + i, 17)),
    };
  }),
);

const grid = Array.from({length: 10}, (_, i) =>
  Array.from({length: 7}, (_, j) => ({
    alive_band: i + 1,
    orders_band: j + 1,
    customers: 10 * (i + 1),
    clv_amount: 100 * (i + 1) * (j + 1),
  })),
)
  .flat()
  .filter((row) => row.orders_band < row.alive_band + 2);

interface Fit {
  readonly model: string;
  readonly names: readonly string[];
  readonly why: string | null;
  readonly isTrusted: boolean;
  readonly isChosen: boolean;
}

export function parameters(fits: readonly Fit[]): Marts["clv_parameters"] {
  return fits.flatMap(({model, names, why, isTrusted, isChosen}) =>
    names.map((parameter, i) => ({
      model,
      parameter,
      why,
      position: i + 1,
      value: 1.5,
      standard_error: 0.1,
      value_low: 1.3,
      value_high: 1.7,
      log_likelihood: -9000,
      customers: 2500,
      is_converged: true,
      is_trusted: isTrusted,
      is_chosen: isChosen,
    })),
  );
}

export const published = parameters([
  {model: "bg_nbd", names: ["r", "alpha", "a", "b"], why: null, isTrusted: true, isChosen: true},
  {
    model: "mbg_nbd",
    names: ["r", "alpha", "a", "b"],
    why: "not_the_best",
    isTrusted: true,
    isChosen: false,
  },
  {
    model: "pareto_nbd",
    names: ["r", "alpha", "s", "beta"],
    why: "worse_than_baseline",
    isTrusted: false,
    isChosen: false,
  },
  {model: "gamma_gamma", names: ["p", "q", "gamma"], why: null, isTrusted: true, isChosen: true},
]);

const errors: [string, number, number][] = [
  ["bg_nbd", 0.84, 0.012],
  ["mbg_nbd", 0.85, 0.03],
  ["pareto_nbd", 1.1, 0.2],
  ["last_period", 1.2, 0.09],
  ["own_rate", 0.96, 0.31],
  ["segment_mean", 1, 0.11],
  ["zero", 1.6, -1],
];

const ofModels: [string, string, number][] = [
  ["orders_mae", "orders", 0.41],
  ["orders_spearman", "score", 0.5],
  ["orders_gini", "score", 0.62],
  ["orders_top_tenth_lift", "score", 4.23],
  ["buying_brier", "score", 0.14],
  ["buying_brier_skill", "share", 0.314],
  ["buying_auc", "score", 0.842],
];

/** Three past dates; orders of BG/NBD were off by +3, −2 and +1 %, their money by −4, +3 and −2 %. */
function validation(): Marts["clv_validation"] {
  const dates = [null, "2025-08-19", "2025-05-21", "2025-02-20"];
  return dates.flatMap((date, cut) => {
    const row = (contender: string, measure: string, unit: string, value: number | null) => ({
      contender,
      measure,
      unit,
      cut,
      horizon_days: 90,
      customers: cut === 0 ? 6300 : 2100,
      value,
      is_chosen: contender === "bg_nbd",
      cut_date: date === null ? null : new Date(date),
    });
    return errors.flatMap(([contender, rmse, bias], i) => [
      row(contender, "orders_rmse", "orders", rmse),
      row(contender, "orders_bias", "share", bias + ([0, 0.018, -0.032, -0.002][cut] ?? 0)),
      ...(i < 3
        ? [
            ...ofModels.map(([measure, unit, value]) => row(contender, measure, unit, value)),
            row(contender, "amount_bias", "share", [-0.021, -0.04, 0.03, -0.02][cut] ?? 0),
            row(contender, "orders_coverage", "share", [2 / 3, 1, 0, 1][cut] ?? 1),
          ]
        : []),
    ]);
  });
}

const calibration: Marts["clv_calibration"] = ["bg_nbd", "mbg_nbd", "pareto_nbd"].flatMap((model) =>
  ["expected_orders", "buying_probability"].flatMap((kind) =>
    Array.from({length: 10}, (_, i) => ({
      model,
      kind,
      decile: i + 1,
      customers: 630,
      predicted: (i + 0.5) / 12,
      actual: (i + 0.5) / 12 + (i === 9 ? 0.04 : 0.01),
      actual_low: (i + 0.5) / 12 - 0.01 + (i === 9 ? 0.03 : 0),
      actual_high: (i + 0.5) / 12 + 0.06,
      lift: (i + 0.5) / 5,
      is_chosen: model === "bg_nbd",
    })),
  ),
);

/** One forecast that has fallen due and held, one that did not hold, one not yet due. */
export const ledger: Marts["forecast_ledger"] = [
  [1000, 1020, true],
  [1100, 980, false],
  [1200, null, null],
].map(([expected, actual, isCovered], i) => ({
  division: "total",
  group_name: "total",
  model: "bg_nbd",
  horizon_days: 90,
  customers: 2000,
  expected_orders: expected as number,
  expected_orders_low: (expected as number) - 50,
  expected_orders_high: (expected as number) + 50,
  expected_margin: 40 * (expected as number),
  expected_margin_low: 36 * (expected as number),
  expected_margin_high: 44 * (expected as number),
  actual_orders: actual as number | null,
  actual_margin: actual === null ? null : 41 * (actual as number),
  is_covered: isCovered as boolean | null,
  made_date: new Date(Date.UTC(2025, 3 * i, 1)),
  due_date: new Date(Date.UTC(2025, 3 * i + 3, 1)),
}));

/** BG/NBD is published; Pareto/NBD was withdrawn. */
export const clvMarts: ClvMarts = {
  definitions: [
    ...marts.definitions,
    {definition: "clv_months", value: 36, unit: "months", origin: "default"},
    {definition: "clv_discount_rate", value: 0.1, unit: "share", origin: "default"},
    {definition: "holdout_days", value: 90, unit: "days", origin: "default"},
  ],
  clv_groups: groups,
  clv_grid: grid,
  clv_forecast: forecast,
  clv_parameters: published,
  clv_validation: validation(),
  clv_calibration: calibration,
  forecast_ledger: ledger,
};

/** A source too small for any model. */
export const noModel: ClvMarts = {
  definitions: clvMarts.definitions,
  clv_groups: [],
  clv_grid: [],
  clv_forecast: [],
  clv_validation: [],
  clv_calibration: [],
  forecast_ledger: [],
  clv_parameters: parameters(
    [
      {model: "bg_nbd", names: ["r", "alpha", "a", "b"]},
      {model: "mbg_nbd", names: ["r", "alpha", "a", "b"]},
      {model: "pareto_nbd", names: ["r", "alpha", "s", "beta"]},
      {model: "gamma_gamma", names: ["p", "q", "gamma"]},
    ].map((fit) => ({
      ...fit,
      why: fit.model === "pareto_nbd" ? "few_buyers,not_converged" : "few_buyers,short_history",
      isTrusted: false,
      isChosen: false,
    })),
  ).map((row) => ({
    ...row,
    value: null,
    standard_error: null,
    value_low: null,
    value_high: null,
    log_likelihood: null,
    is_converged: false,
  })),
};

/** A source with nothing in it. */
export const nothing: ClvMarts = {...noModel, definitions: [], clv_parameters: []};
