import type {Marts} from "../../src/components/marts/marts.js";
import {bridges} from "./fixtures/bridges.js";
import {buildInfo, definitions, dictionary, quality, quarantineSummary} from "./fixtures/build.js";
import {date} from "./fixtures/calendar.js";
import {driversOf} from "./fixtures/drivers.js";
import {concentration, filterValues, segments, tiers} from "./fixtures/groups.js";
import {churnRates, leavingReasons, lifecycle, pairs} from "./fixtures/lifecycle.js";
import {annotations, figures, months, valueByAge} from "./fixtures/months.js";
import {overdue, overdueGroups} from "./fixtures/overdue.js";
import {terms} from "./fixtures/terms.js";

/** The marts of the models, of which the made-up shop has none. */
export type Modelled =
  | "forecast_ledger"
  | "churn_definitions"
  | `clv${"" | `_${string}`}`
  | `survival${"" | `_${string}`}`;

/** A made-up shop of 2,500 buyers, whose marts hold what contracts promise, hostile names included. */
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
  annotations,
  months: months(),
  segments: segments(),
  concentration: concentration(),
  value_by_age: valueByAge(),
  lifecycle: lifecycle(),
  churn_rates: churnRates(),
  revenue_bridge: bridges,
  stage_pairs: pairs,
  stage_pairs_earlier: [],
  leaving_reasons: leavingReasons,
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
  build_info: buildInfo,
  figures,
  definitions,
  tiers,
  quarantine_summary: quarantineSummary,
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
  figures: marts.figures.map(({figure, unit}) => ({
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
