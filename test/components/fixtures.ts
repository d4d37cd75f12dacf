import {parse} from "yaml";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {contracts} from "../../loaders/marts/contracts.js";
import type {Marts} from "../../src/components/marts/marts.js";

/** Names that must come out as text, wherever they are shown. */
export const hostile = [
  "<img src=x onerror=alert(1)>",
  "=cmd|' /C calc'!A0",
  'He said "no", twice',
  "👩‍👩‍👧 family",
  "\u202Eright to left",
] as const;

const lastMonth = 22;
const date = (text: string) => new Date(`${text}T00:00:00Z`);
const monthAt = (i: number) => new Date(Date.UTC(2024, i, 1));
/** A made-up course over the months: growth and a season, no luck. */
const course = (i: number) => (1 + i / 30) * (1 + 0.3 * Math.sin((i * Math.PI) / 6));

function definition(name: string): {id: string; en: string; zh: string}[] {
  const path = join(import.meta.dirname, `../../loaders/definitions/${name}.yaml`);
  const read = parse(readFileSync(path, "utf8")) as unknown;
  return (name === "matrix" ? (read as {quadrants: unknown}).quadrants : read) as never;
}

function terms(): Marts["terms"] {
  const path = join(import.meta.dirname, "../../loaders/definitions/terms.yaml");
  const kinds = parse(readFileSync(path, "utf8")) as Record<string, Record<string, Named>>;
  const own: [string, (Named & {id: string})[]][] = [
    ["segment", definition("segments-western")],
    ["tier", definition("tiers")],
    ["stage", definition("stages")],
    ["quadrant", definition("matrix")],
    [
      "table",
      [
        {id: "orders", en: "Orders", zh: "订单"},
        {id: "products", en: "Products", zh: "商品"},
      ],
    ],
    [
      "reason",
      [
        {id: "bad_date", en: "Not a date", zh: "日期无效"},
        {id: hostile[0], en: hostile[0], zh: hostile[0]},
      ],
    ],
  ];
  const listed = Object.entries(kinds).map(
    ([kind, values]) =>
      [kind, Object.entries(values).map(([id, value]) => ({...value, id}))] as const,
  );
  return [...own, ...listed].flatMap(([kind, values]) =>
    values.map((value, i) => ({
      kind,
      id: value.id,
      label_en: value.en,
      label_zh: value.zh,
      meaning_en: value.meaning_en ?? "",
      meaning_zh: value.meaning_zh ?? "",
      position: i + 1,
    })),
  );
}

interface Named {
  en: string;
  zh: string;
  meaning_en?: string;
  meaning_zh?: string;
}

function months(): Marts["months"] {
  return Array.from({length: lastMonth + 1}, (_, i) => ({
    month: monthAt(i),
    orders: Math.round(400 * course(i)),
    buyers: Math.round(320 * course(i)),
    new_customers: Math.round(120 * course(i) * Math.exp(-i / 20)),
    net_amount: Math.round(4_200_000 * course(i)) / 100,
    anonymous_net_amount: Math.round(300_000 * course(i)) / 100,
    return_amount: -Math.round(90_000 * course(i)) / 100,
    margin_amount: Math.round(1_600_000 * course(i)) / 100,
    average_order_amount: 97.4 + i / 10,
    repurchase_rate: i / (i + 12),
    is_complete: i < lastMonth,
  }));
}

function segments(): Marts["segments"] {
  const ranks = [1, 2, 3, 4, 5, 6, 7, 8, 8, 9, 10];
  const sizes = [310, 420, 260, 120, 140, 250, 330, 190, 40, 280, 160];
  const weights = [31, 24, 8, 2, 3, 8, 6, 8, 5, 3, 2];
  return definition("segments-western").map(({id}, i) => ({
    segment: id,
    position: i + 1,
    rank: ranks[i] ?? 0,
    is_lost: i >= 9,
    customers: sizes[i] ?? 0,
    customers_share: (sizes[i] ?? 0) / 2500,
    net_amount: (weights[i] ?? 0) * 12_000,
    net_share: (weights[i] ?? 0) / 100,
    margin_amount: (weights[i] ?? 0) * 4_700,
    margin_share: (weights[i] ?? 0) / 100,
    median_days_since_last_order: 10 + 17 * i,
    median_order_count: 11 - i,
    median_net_amount: 900 - 70 * i,
    customers_before: (sizes[i] ?? 0) - 10 + 3 * i,
    moved_in: 40,
    moved_out: 30 + 3 * i,
    arrived: 5,
  }));
}

function concentration(): Marts["concentration"] {
  return Array.from({length: 101}, (_, i) => {
    const share = 1 - (1 - i / 100) ** 3.2;
    return {
      percentile: i,
      customers: 25 * i,
      cumulative_net_amount: share * 1_200_000,
      cumulative_net_share: share,
      cumulative_margin_share: share,
      abc_class: i === 0 ? null : share <= 0.8 ? "A" : share <= 0.95 ? "B" : "C",
    };
  });
}

function valueByAge(): Marts["value_by_age"] {
  let cumulative = 0;
  return Array.from({length: lastMonth}, (_, i) => {
    const amount = i === 0 ? 118 : 26 * Math.exp(-i / 14);
    cumulative += amount;
    return {
      age_months: i,
      cohorts: lastMonth - i,
      customers: 2400 - 105 * i,
      retained_share: i === 0 ? 1 : 0.24 * Math.exp(-i / 14),
      net_amount_per_customer: amount,
      margin_per_customer: amount * 0.38,
      cumulative_net_amount_per_customer: cumulative,
      cumulative_margin_per_customer: cumulative * 0.38,
    };
  });
}

function quality(): Marts["quality"] {
  const orders: [string, number, number][] = [
    ["read", 11_000, 1_250_000.55],
    ["order", 10_100, 1_240_000.5],
    ["anonymous_order", 400, 60_000.05],
    ["return", 200, -50_000],
    ["anonymous_return", 10, -1000],
    ["zero", 40, 0],
    ["status", 90, 900],
    ["later", 0, 0],
    ["duplicate", 60, 100],
    ["quarantined", 100, 0],
  ];
  const products: [string, number, null][] = [
    ["read", 120, null],
    ["accepted", 118, null],
    ["later", 0, null],
    ["duplicate", 1, null],
    ["quarantined", 1, null],
  ];
  const rows = (table: string, at: number, list: readonly [string, number, number | null][]) =>
    list.map(([outcome, count, amount], i) => ({
      table_name: table,
      outcome,
      table_position: at,
      position: i,
      rows: count,
      rows_share: count / (list[0]?.[1] ?? 1),
      net_amount: amount,
    }));
  return [...rows("orders", 1, orders), ...rows("products", 3, products)];
}

function dictionary(): Marts["dictionary"] {
  return contracts.flatMap(({name, grain, columns}) =>
    Object.entries(columns).map(([column, spec], i) => ({
      mart: name,
      column_name: column,
      type: spec.type,
      unit: spec.unit ?? null,
      label_en: spec.label.en,
      label_zh: spec.label.zh,
      meaning_en: spec.meaning.en,
      meaning_zh: spec.meaning.zh,
      grain_en: grain.en,
      grain_zh: grain.zh,
      lowest: spec.range?.[0] ?? null,
      highest: spec.range?.[1] ?? null,
      position: i + 1,
      may_be_absent: spec.absent ?? false,
    })),
  );
}

const buildInfo = {
  source: "shop",
  source_name_en: `A made-up shop ${hostile[0]}`,
  source_name_zh: `虚构的商店 ${hostile[0]}`,
  as_of_date: "2025-11-17",
  first_order_date: "2024-01-02",
  comparison_date: "2025-08-17",
  moves_period_months: "12",
  currency: "CNY",
  timezone: "Asia/Shanghai",
  segment_preset: "western",
  clientele_version: "0.1.0",
  duckdb_version: "v1.5.6",
  commit: null,
  customers_known: "2900",
  buyers: "2500",
  valid_orders: "10100",
  value_basis: "margin",
};

const figures: [string, string, number | null, number | null, number | null][] = [
  ["active_customers", "customers", 1310, 1352, 1180],
  ["orders", "orders", 1604, 1502, 1310],
  ["net_amount", "money", 184_210.4, 170_004.2, 139_900],
  ["average_order_amount", "money", 99.4, 98.1, null],
  ["new_customers", "customers", 141, 166, 210],
  ["repurchase_rate", "share", 0.612, 0.605, 0.571],
];

const definitions: [string, number, string, string][] = [
  ["at_risk_after_days", 74, "days", "data"],
  ["dormant_after_days", 118, "days", "data"],
  ["churned_after_days", 171, "days", "data"],
  ["loyal_from_purchase_days", 4, "days", "default"],
  ["comparison_months", 3, "months", "default"],
  ["importance_split", 0.6, "share", "default"],
  ["value_split", 0.8, "share", "set"],
  ["smallest_cell_customers", 5, "customers", "default"],
];

const stageShares: [string, number][] = [
  ["prospect", 0.2],
  ["new", 0.1],
  ["repeat", 0.18],
  ["loyal", 0.2],
  ["reactivated", 0.02],
  ["at_risk", 0.08],
  ["dormant", 0.07],
  ["churned", 0.15],
];

function lifecycle(): Marts["lifecycle"] {
  const atEnd = (i: number, share: number) =>
    i < 0 ? 0 : Math.round(2900 * share * ((i + 4) / 26));
  return Array.from({length: lastMonth + 1}, (_, i) =>
    stageShares.map(([stage, share], j) => {
      const moved = atEnd(i, share) - atEnd(i - 1, share);
      return {
        stage,
        position: j + 1,
        customers_at_start: atEnd(i - 1, share),
        customers_in: moved + 3,
        customers_out: 3,
        customers_at_end: atEnd(i, share),
        is_complete: i < lastMonth,
        month: monthAt(i),
      };
    }),
  ).flat();
}

function churnRates(): Marts["churn_rates"] {
  return Array.from({length: lastMonth + 1}, (_, i) => ({
    month: monthAt(i),
    customers_at_start: 100 * i,
    churned: 2 * i,
    reactivated: i >> 1,
    at_risk: 15 * i,
    churn_rate: i === 0 ? null : 0.02,
    churn_rate_low: i === 0 ? null : 0.015,
    churn_rate_high: i === 0 ? null : 0.026,
    reactivation_rate: i < 3 ? null : 0.04,
    net_amount_lost: 190.5 * i,
    amount_at_risk: null,
    is_complete: i < lastMonth,
  }));
}

function overdue(): Marts["overdue"] {
  return Array.from({length: 60}, (_, i) => ({
    customer_key: (0xabcdef0123 + i * 7919).toString(16).padStart(16, "0"),
    segment: i % 2 ? "at_risk" : "loyal_customers",
    tier: ["diamond", "gold", "silver", "bronze"][i % 4] ?? "bronze",
    lifecycle_stage: i % 3 ? "loyal" : "at_risk",
    days_since_last_order: 60 + i,
    expected_gap_days: 50,
    days_overdue: 10 + i,
    purchase_days: 3 + (i % 9),
    net_amount_at_stake: 1200 - 15 * i,
    churn_risk: null,
    alive_probability: null,
    amount_at_risk: null,
    last_order_date: date("2025-09-01"),
    expected_order_date: date("2025-10-21"),
  }));
}

function overdueGroups(): Marts["overdue_groups"] {
  const of = (division: string, name: (row: Marts["overdue"][number]) => string | null) => {
    const groups = new Map<string | null, Marts["overdue"][number][]>();
    for (const row of overdue()) groups.set(name(row), [...(groups.get(name(row)) ?? []), row]);
    return [...groups].map(([group_name, rows], i) => ({
      ...{division, group_name, position: i + 1, customers: rows.length, amount_at_risk: null},
      net_amount_at_stake: rows.reduce((sum, row) => sum + row.net_amount_at_stake, 0),
    }));
  };
  return [
    ...of("segment", (row) => row.segment),
    ...of("tier", (row) => row.tier),
    ...of("total", () => null),
  ];
}

/** What stands behind net sales of 90 days. */
export interface Side {
  readonly buyers: number;
  readonly orders: number;
  readonly orderAmount: number;
  readonly newAmount: number;
  readonly besideAmount: number;
}

/** The parts of the change from one period to another, worked out as the mart's meaning tells. */
export function driversOf(
  now: Side,
  before: Side,
  base: "previous" | "year_before" = "previous",
): Marts["sales_drivers"] {
  const mean =
    now.orderAmount === before.orderAmount
      ? now.orderAmount
      : (now.orderAmount - before.orderAmount) / Math.log(now.orderAmount / before.orderAmount);
  const factor = (of: (side: Side) => number) =>
    [of(now), of(before), mean * Math.log(of(now) / of(before))] as const;
  const money = (of: (side: Side) => number) =>
    [of(now), of(before), of(now) - of(before)] as const;
  const rows = [
    ["factors", "buyers", factor((side) => side.buyers)],
    ["factors", "orders_per_buyer", factor((side) => side.orders / side.buyers)],
    ["factors", "average_order_amount", factor((side) => side.orderAmount / side.orders)],
    ["factors", "beside", money((side) => side.besideAmount)],
    ["people", "earlier_customers", money((side) => side.orderAmount - side.newAmount)],
    ["people", "new_customers", money((side) => side.newAmount)],
    ["people", "beside", money((side) => side.besideAmount)],
  ] as const;
  return rows.map(([split, part, [value, value_before, amount]], i) => ({
    ...{base, split, part, position: i + 1},
    ...{value, value_before, amount},
  }));
}

/** The marts of the models, of which the made-up shop has none. */
export type Modelled =
  | "forecast_ledger"
  | "churn_definitions"
  | `clv${"" | `_${string}`}`
  | `survival${"" | `_${string}`}`;

const movements = [
  ...["start", "new", "reactivated", "expanded", "unchanged"],
  ...["contracted", "churned", "returns", "anonymous", "end"],
];

/** A bridge of the net sales and customers of its steps, in their order. */
function bridge(
  comparison: string,
  [first = "", last = "", beforeFirst = "", beforeLast = ""]: string[],
  steps: readonly (readonly [number, number | null])[],
): Marts["revenue_bridge"] {
  return steps.map(([net_amount, customers], i) => ({
    comparison,
    movement: movements[i] ?? "",
    position: i + 1,
    customers,
    net_amount,
    first_date: date(first),
    last_date: date(last),
    before_first_date: date(beforeFirst),
    before_last_date: date(beforeLast),
  }));
}

const bridges: Marts["revenue_bridge"] = [
  ...bridge(
    "days_90",
    ["2025-08-20", "2025-11-17", "2025-05-22", "2025-08-19"],
    [
      ...([
        [10000, 100],
        [4000, 30],
        [1500, 10],
        [2500, 20],
        [0, 5],
      ] as const),
      ...([
        [-1000, 15],
        [-6000, 60],
        [200, null],
        [-200, null],
        [11000, 80],
      ] as const),
    ],
  ),
  ...bridge(
    "month",
    ["2025-10-01", "2025-10-31", "2025-09-01", "2025-09-30"],
    [
      ...([
        [5000, 50],
        [0, 0],
        [500, 1],
        [0, 0],
        [0, 9],
      ] as const),
      ...([
        [0, 0],
        [-2000, 40],
        [0, null],
        [0, null],
        [3500, 10],
      ] as const),
    ],
  ),
];

const pair = (from: string, to: string, from_stage: string, to_stage: string, count: number) => ({
  from_stage,
  to_stage,
  customers: count,
  from_month: date(`${from}-01`),
  to_month: date(`${to}-01`),
});

const leaving = (
  side: string,
  group_name: string,
  position: number,
  customers: number,
  customers_gone: number,
  gone_share_low: number,
  gone_share_high: number,
) => ({
  ...{side, group_name, position, customers, customers_gone},
  gone_share: customers_gone / customers,
  gone_share_low,
  gone_share_high,
});

const pairs: Marts["stage_pairs"] = [
  pair("2024-10", "2025-10", "none", "new", 7),
  pair("2024-10", "2025-10", "new", "loyal", 30),
  pair("2024-10", "2025-10", "new", "churned", 10),
  pair("2024-10", "2025-10", "loyal", "loyal", 18),
  pair("2024-10", "2025-10", "loyal", "at_risk", 2),
  pair("2024-10", "2025-10", "churned", "churned", 5),
  pair("2024-10", "2025-11", "new", "new", 1),
  pair("2025-10", "2025-11", "loyal", "churned", 1),
];

/** A made-up shop of 2,500 buyers, whose marts hold what contracts promise, hostile names included. */
function filterValues(): Marts["filter_values"] {
  const values = [
    ["region", [hostile[0], "none"]],
    ["channel", ["none"]],
    ["category", [hostile[1], "none"]],
    ["segment", ["champions", "new_customers", "lost", "none"]],
    ["tier", ["diamond", "gold", "bronze", "none"]],
  ] as const;
  return values.flatMap(([dimension, ids]) =>
    ids.map((value, i) => ({dimension, value, position: i + 1, customers: i + 1})),
  );
}

export const marts: Omit<
  Marts,
  | "buyers"
  | "customers"
  | "customer_days"
  | "rfm"
  | "customer_matrix"
  | "cohorts"
  | "cohort_groups"
  | "cohort_quarters"
  | "lifecycle_flows"
  | "rfm_matrix"
  | "rfm_thresholds"
  | "largest_customers"
  | "matrix_quadrants"
  | "segment_buyers"
  | "segment_cells"
  | "segment_dates"
  | "segment_groups"
  | "segment_moves"
  | "customer_segments"
  | Modelled
> &
  Pick<Marts, "clv_horizons"> = {
  terms: terms(),
  annotations: [
    ["2024-11-11", "Double 11", "双十一"],
    ["2025-03-05", hostile[0], hostile[0]],
  ].map(([day = "", text_en = "", text_zh = ""], i) => ({
    position: i + 1,
    text_en,
    text_zh,
    annotation_date: date(day),
  })),
  months: months(),
  segments: segments(),
  concentration: concentration(),
  value_by_age: valueByAge(),
  lifecycle: lifecycle(),
  churn_rates: churnRates(),
  revenue_bridge: bridges,
  stage_pairs: pairs,
  stage_pairs_earlier: [],
  leaving_reasons: [
    leaving("delivery", "late", 1, 200, 100, 0.44, 0.56),
    leaving("delivery", "in_time", 2, 1000, 300, 0.28, 0.32),
    leaving("complaint", "complaint", 1, 50, 16, 0.22, 0.44),
    leaving("complaint", "no_complaint", 2, 1150, 345, 0.28, 0.32),
    leaving("category", "Tea", 1, 800, 200, 0.23, 0.28),
    leaving("category", hostile[0], 2, 100, 40, 0.32, 0.48),
  ],
  overdue: overdue(),
  overdue_groups: overdueGroups(),
  clv_horizons: [],
  sales_drivers: driversOf(
    {buyers: 1100, orders: 1604, orderAmount: 159_437.6, newAmount: 14_000, besideAmount: 24_772.8},
    {buyers: 1050, orders: 1502, orderAmount: 147_346.2, newAmount: 16_900, besideAmount: 22_658},
  ),
  quality: quality(),
  receipts: [],
  filter_values: filterValues(),
  customer_returns: [],
  dictionary: dictionary(),
  build_info: Object.entries(buildInfo).map(([item, value]) => ({item, value})),
  figures: figures.map(([figure, unit, value, previous_value, year_before_value]) => ({
    figure,
    unit,
    value,
    previous_value,
    year_before_value,
    target_per: figure === "net_amount" ? "year" : figure === "active_customers" ? "period" : null,
    target_value: figure === "net_amount" ? 200_000 : figure === "active_customers" ? 1250 : null,
  })),
  definitions: definitions.map(([name, value, unit, origin]) => ({
    definition: name,
    value,
    unit,
    origin,
  })),
  tiers: (
    [
      ["diamond", 130, 0.41, 0.95, 2400],
      ["gold", 380, 0.31, 0.8, 1100],
      ["silver", 740, 0.2, 0.5, 300],
      ["bronze", 1250, 0.08, 0, 0],
    ] as const
  ).map(([tier, customers, share, lower, amount], i) => ({
    tier,
    position: i + 1,
    customers,
    customers_share: customers / 2500,
    net_amount: share * 1_200_000,
    net_share: share,
    margin_amount: share * 470_000,
    lower_rank: lower,
    lowest_rated_amount: amount,
    held_by_memory: i === 3 ? 0 : 20,
  })),
  quarantine_summary: [
    {
      table_name: "orders",
      column_name: "ordered_at",
      reason: "bad_date",
      rows: 80,
      net_amount: 4000.2,
    },
    {
      table_name: "orders",
      column_name: hostile[1],
      reason: hostile[0],
      rows: 30,
      net_amount: -4000.2,
    },
    {
      table_name: "products",
      column_name: "unit_cost",
      reason: "bad_date",
      rows: 1,
      net_amount: null,
    },
  ],
};

/** The same with nothing in it but what the build says about itself. */
export const emptyMarts: typeof marts = {
  ...marts,
  months: [],
  segments: [],
  concentration: [],
  value_by_age: [],
  lifecycle: [],
  churn_rates: [],
  overdue: [],
  overdue_groups: [],
  clv_horizons: [],
  sales_drivers: [],
  quality: [],
  dictionary: [],
  figures: figures.map(([figure, unit]) => ({
    figure,
    unit,
    value: null,
    previous_value: null,
    year_before_value: null,
    target_per: null,
    target_value: null,
  })),
  tiers: [],
  definitions: [],
  quarantine_summary: [],
  build_info: [
    {item: "source", value: "empty"},
    {item: "as_of_date", value: "2025-11-17"},
  ],
};

export const today = date("2025-11-20");
