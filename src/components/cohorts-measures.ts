import {number, percent} from "./format.js";
import type {Bilingual} from "./language.js";
import type {Marts} from "./marts.js";
import type {Voice} from "./voice.js";

export type Cohort = Marts["cohorts"][number];

export type CohortMeasure =
  "retained" | "active" | "orders" | "net_amount" | "cumulative_net_amount" | "cumulative_margin";

/** Cohorts with fewer customers are shown grey: one person more or less would move them too far. */
export const fewCustomers = 20;

/** True where a mean over cohorts rests on enough customers of enough cohorts to be told. */
export function isEnough({customers, cohorts}: Marts["value_by_age"][number]): boolean {
  return customers >= 100 && cohorts >= 3;
}

const labels: Record<CohortMeasure, Bilingual> = {
  retained: {en: "Retained", zh: "留存率"},
  active: {en: "Active customers", zh: "活跃客户"},
  orders: {en: "Orders", zh: "订单数"},
  net_amount: {en: "Net sales", zh: "净销售额"},
  cumulative_net_amount: {
    en: "Cumulative net sales per customer",
    zh: "人均累计净销售额",
  },
  cumulative_margin: {en: "Cumulative margin per customer", zh: "人均累计毛利"},
};

/** Returns the measures that a source can show, margin only where it is known. */
export function cohortMeasures(rows: readonly Cohort[], {language}: Voice) {
  const hasMargin = rows.some((row) => row.cumulative_margin_per_customer !== null);
  return (Object.keys(labels) as CohortMeasure[])
    .filter((id) => id !== "cumulative_margin" || hasMargin)
    .map((id) => ({id, label: labels[id][language]}));
}

/** Returns the name of a measure with its unit. */
export function measureName(measure: CohortMeasure, {language, money}: Voice): string {
  const name = labels[measure][language];
  const unit = measure === "retained" ? "%" : isMoney(measure) ? money.unit : "";
  if (unit === "") return name;
  return language === "zh" ? `${name}，${unit}` : `${name}, ${unit}`;
}

/** True for the measures that are money. */
export function isMoney(measure: CohortMeasure): boolean {
  return measure === "net_amount" || measure.startsWith("cumulative");
}

/** Returns a cohort's measure at an age; null where it is unknown. */
export function cohortValue(row: Cohort, measure: CohortMeasure): number | null {
  switch (measure) {
    case "retained":
      return row.retained_share;
    case "active":
      return row.active_customers;
    case "orders":
      return row.orders;
    case "net_amount":
      return row.net_amount;
    case "cumulative_net_amount":
      return row.cumulative_net_amount_per_customer;
    case "cumulative_margin":
      return row.cumulative_margin_per_customer;
  }
}

/** Returns a measure as it stands in a narrow cell, the unit being named above. */
export function shortValue(
  value: number | null,
  measure: CohortMeasure,
  {language, money}: Voice,
): string {
  if (value === null) return "";
  if (measure === "retained") return number(100 * value, language);
  return isMoney(measure) ? money.plain(Math.round(value)) : number(value, language);
}

/** Returns a measure in words, for sentences and tables. */
export function fullValue(
  value: number | null,
  measure: CohortMeasure,
  {language, money}: Voice,
): string {
  if (measure === "retained") return percent(value, language);
  return isMoney(measure) ? money.full(value) : number(value, language);
}

/**
 * Returns the value that gets the deepest colour: the 95th percentile of what is compared, so that one
 * large order does not pale all else. The first month of a retained share, always 100 %, is left out.
 */
export function deepest(rows: readonly Cohort[], measure: CohortMeasure): number {
  const values = rows
    .filter((row) => row.is_complete && row.cohort_customers >= fewCustomers)
    .filter((row) => row.age_months > 0 || measure.startsWith("cumulative"))
    .map((row) => cohortValue(row, measure) ?? 0)
    .sort((a, b) => a - b);
  return values[Math.ceil(0.95 * values.length) - 1] ?? 0;
}
