import type {Marts} from "../marts/marts.js";

type Mart = keyof Marts;

/** The tables behind each figure, by the name of its download; a prefix ends in `*`. */
const behind: Readonly<Record<string, readonly Mart[]>> = {
  "alive-and-orders": ["clv_grid"],
  "buyers-by-month": ["months"],
  "calibration-*": ["clv_calibration"],
  "churn-definitions": ["churn_definitions"],
  "churn-rates": ["churn_rates"],
  "clv-by-*": ["clv_groups"],
  "clv-concentration": ["clv_groups", "concentration"],
  "clv-tenths": ["clv_groups"],
  "cohort-trend": ["cohorts", "cohort_quarters"],
  cohorts: ["cohorts", "value_by_age"],
  "cohorts-by-*": ["cohort_groups"],
  "cohorts-by-quarter": ["cohort_quarters"],
  "curves-by-*": ["cohort_groups"],
  concentration: ["concentration"],
  "flows-*": ["lifecycle_flows"],
  "customer-gaps": ["customer_days"],
  "customer-orders": ["customer_days"],
  "customer-probability-active": ["customer_days", "clv"],
  "forecast-*": ["clv_forecast"],
  "importance-value-matrix": ["customer_matrix"],
  "leaving-reasons": ["leaving_reasons"],
  "lifecycle-stock": ["lifecycle"],
  "models-on-trial": ["clv_validation"],
  "money-at-risk": ["clv_groups"],
  "money-at-risk-by-segment": ["clv_groups"],
  "money-lost": ["churn_rates"],
  "net-sales-by-month": ["months"],
  "overdue-by-segment": ["overdue_groups"],
  "recency-frequency-grid": ["rfm_matrix", "rfm_thresholds", "rfm"],
  "revenue-bridge-*": ["revenue_bridge"],
  "moves-flow": ["segment_moves", "segment_dates"],
  "segment-moves": ["segment_moves", "segment_dates"],
  "retention-by-age": ["cohorts", "cohort_quarters"],
  "revenue-by-cohort": ["cohorts", "months"],
  "segment-*-from": ["segment_moves"],
  "segment-*-to": ["segment_moves"],
  "segment-*-grid": ["segment_groups", "rfm_thresholds"],
  "segment-*-stages": ["segment_groups"],
  segments: ["segments"],
  "stages-*": ["stage_pairs", "stage_pairs_earlier"],
  "survival-by-*": ["survival", "survival_curves"],
  tiers: ["tiers"],
  "totals-on-trial": ["clv_validation"],
  "value-by-age": ["value_by_age"],
};

const patterns = Object.entries(behind).map(
  ([name, marts]) => [new RegExp(`^${name.replace("*", ".+")}$`), marts] as const,
);

/** Returns the published tables that a figure draws; none where it is not known. */
export function martsBehind(file: string): readonly Mart[] {
  const exact = behind[file];
  return exact ?? patterns.find(([pattern]) => pattern.test(file))?.[1] ?? [];
}
