import {month} from "../words/dates.js";
import {number} from "../words/format.js";
import type {Bilingual, Language} from "../words/language.js";
import type {Marts} from "../marts/marts.js";

export type CohortStep = "month" | "quarter";
export type CohortSide =
  | "time"
  | "acquisition_channel"
  | "first_channel"
  | "region"
  | "first_category"
  | "first_promotion";

/** What a cohort, by time or a group, did at one age. */
export interface CohortCell {
  readonly cohort: string;
  readonly label: string;
  /** Everybody of the cohort. */
  readonly size: number;
  /** Those whom the cell is about: of a group, those whose month of this age is over. */
  readonly customers: number;
  readonly age: number;
  readonly active: number;
  readonly orders: number;
  readonly orderAmount: number;
  readonly net: number;
  readonly margin: number | null;
  readonly isComplete: boolean;
  /** First day of the cohort's month or quarter; absent for groups, which began at many times. */
  readonly start: Date | null;
  /** Last day of the month or quarter that the cell tells of. */
  readonly end: Date | null;
}

type Group = Marts["cohort_groups"][number];

/** Returns a quarter: "Q3 2024", "2024 年三季度". */
export function quarter(date: Date, language: Language): string {
  const place = Math.floor(date.getUTCMonth() / 3);
  const year = date.getUTCFullYear();
  return language === "zh" ? `${year} 年${"一二三四"[place]}季度` : `Q${place + 1} ${year}`;
}

/** Returns the last day of a month or quarter that begins some steps after a date. */
export function lastDay(start: Date, age: number, step: CohortStep): Date {
  const months = step === "month" ? age + 1 : 3 * (age + 1);
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 0));
}

/** Returns the cohorts by month of the first order. */
export function monthCells(rows: Marts["cohorts"], language: Language): CohortCell[] {
  return rows.map((row) => ({
    cohort: row.cohort_month.toISOString().slice(0, 7),
    label: month(row.cohort_month, language),
    size: row.cohort_customers,
    customers: row.cohort_customers,
    age: row.age_months,
    active: row.active_customers,
    orders: row.orders,
    orderAmount: row.order_amount,
    net: row.net_amount,
    margin: row.margin_amount,
    isComplete: row.is_complete,
    start: row.cohort_month,
    end: lastDay(row.cohort_month, row.age_months, "month"),
  }));
}

/** Returns the cohorts by quarter of the first order. */
export function quarterCells(rows: Marts["cohort_quarters"], language: Language): CohortCell[] {
  return rows.map((row) => ({
    cohort: row.cohort_quarter.toISOString().slice(0, 7),
    label: quarter(row.cohort_quarter, language),
    size: row.cohort_customers,
    customers: row.cohort_customers,
    age: row.age_quarters,
    active: row.active_customers,
    orders: row.orders,
    orderAmount: row.order_amount,
    net: row.net_amount,
    margin: row.margin_amount,
    isComplete: row.is_complete,
    start: row.cohort_quarter,
    end: lastDay(row.cohort_quarter, row.age_quarters, "quarter"),
  }));
}

/** Returns groups of one side as cohorts, the largest first, what has no name of its own last. */
export function groupCells(
  rows: Marts["cohort_groups"],
  side: CohortSide,
  step: CohortStep,
  language: Language,
): CohortCell[] {
  return rows
    .filter((row) => row.side === side && row.step === step)
    .map((row) => ({
      cohort: `${row.group_position}`,
      label: groupLabel(row, language),
      size: row.group_customers,
      customers: row.customers,
      age: row.age,
      active: row.active_customers,
      orders: row.orders,
      orderAmount: row.order_amount,
      net: row.net_amount,
      margin: row.margin_amount,
      isComplete: true,
      start: null,
      end: null,
    }));
}

const kinds: Readonly<Record<string, Bilingual>> = {
  other: {en: "All others", zh: "其余合计"},
  not_known: {en: "Not known", zh: "未知"},
  no_promotion: {en: "No promotion", zh: "无促销"},
};
const promotions: Readonly<Record<string, Bilingual>> = {
  discount: {en: "Discount", zh: "折扣"},
  gift: {en: "Gift", zh: "赠品"},
};

function groupLabel({side, group_kind: kind, group_name: name}: Group, language: Language): string {
  const known = kinds[kind] ?? (side === "first_promotion" ? promotions[name ?? ""] : undefined);
  return known?.[language] ?? name ?? "";
}

const sides: Readonly<Record<CohortSide, Bilingual>> = {
  time: {en: "Time of first order", zh: "首单时间"},
  acquisition_channel: {en: "Acquisition channel", zh: "获客渠道"},
  first_channel: {en: "First channel", zh: "首单渠道"},
  region: {en: "Region", zh: "地区"},
  first_category: {en: "First category", zh: "首单品类"},
  first_promotion: {en: "First promotion", zh: "首单促销"},
};

/** Returns the name of what customers are grouped by. */
export function sideName(side: CohortSide, language: Language): string {
  return sides[side][language];
}

/** The sides that there may be, in the order of choice. */
export const cohortSides = Object.keys(sides) as CohortSide[];

/** Returns "month 3", "quarter 2"; "第 3 个月", "第 2 个季度". */
export function ageName(age: number, step: CohortStep, language: Language): string {
  const shown = number(age, language);
  if (language === "zh") return `第 ${shown} 个${step === "month" ? "月" : "季度"}`;
  return `${step} ${shown}`;
}

/** Returns the ids of cohorts in the order of their cells. */
export function cohortsOf(cells: readonly CohortCell[]): string[] {
  return [...new Set(cells.map(({cohort}) => cohort))];
}
