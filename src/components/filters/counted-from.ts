import type {Marts} from "../marts/marts.js";

type Mart = keyof Marts;

const days: readonly Mart[] = ["customers", "customer_days", "customer_returns"];

/** The published tables that a browser reads to count a table anew for chosen customers. */
const sources: Readonly<Partial<Record<Mart, readonly Mart[]>>> = {
  churn_rates: ["customers", "customer_days"],
  cohort_groups: days,
  cohort_quarters: days,
  cohorts: days,
  concentration: ["customers"],
  customer_matrix: ["customers", "customer_matrix"],
  customers: ["customers"],
  figures: days,
  lifecycle: ["customers", "customer_days"],
  lifecycle_flows: ["customers", "customer_days"],
  months: days,
  overdue: ["customers", "overdue"],
  overdue_groups: ["customers", "overdue"],
  revenue_bridge: days,
  rfm: ["customers", "rfm"],
  rfm_matrix: ["customers", "rfm"],
  sales_drivers: days,
  segment_moves: ["customers", "customer_segments"],
  segment_groups: ["customers", "rfm"],
  segments: ["customers", "rfm"],
  stage_pairs: ["customers", "customer_days"],
  stage_pairs_earlier: ["customers", "customer_days"],
  tiers: ["customers"],
  value_by_age: days,
};

/** Returns the published tables from which some tables are counted anew under a filter; none where they stay as they are. */
export function countedFrom(marts: readonly Mart[]): Mart[] {
  return [...new Set(marts.flatMap((mart) => sources[mart] ?? []))];
}
