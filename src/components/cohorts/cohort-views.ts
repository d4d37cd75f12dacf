import {meanInterval, shareInterval, sumInterval} from "./cohort-intervals.js";
import type {CohortCell, CohortSide} from "./cohort-cells.js";
import type {Bilingual} from "../words/language.js";

export type CohortMeasure =
  | "customers"
  | "orders"
  | "net_amount"
  | "margin"
  | "cumulative_net_amount"
  | "cumulative_margin"
  | "average_order";
export type CohortUnit = "percent" | "absolute" | "per_customer";

/** What is shown of cohorts: a measure in a unit that suits it. */
export interface CohortView {
  readonly measure: CohortMeasure;
  readonly unit: CohortUnit;
}

export const measureNames: Readonly<Record<CohortMeasure, Bilingual>> = {
  customers: {en: "Customers who buy", zh: "购买客户"},
  orders: {en: "Orders", zh: "订单"},
  net_amount: {en: "Net sales", zh: "净销售额"},
  margin: {en: "Margin", zh: "毛利"},
  cumulative_net_amount: {en: "Cumulative net sales", zh: "累计净销售额"},
  cumulative_margin: {en: "Cumulative margin", zh: "累计毛利"},
  average_order: {en: "Average order", zh: "客单价"},
};

export const unitNames: Readonly<Record<CohortUnit, Bilingual>> = {
  percent: {en: "Per cent", zh: "百分比"},
  absolute: {en: "Absolute", zh: "总量"},
  per_customer: {en: "Per customer", zh: "人均"},
};

/** Returns the measures that a source can show: those of margin only where it is known. */
export function measuresOf(cells: readonly CohortCell[]): CohortMeasure[] {
  const hasMargin = cells.some(({margin}) => margin !== null);
  return (Object.keys(measureNames) as CohortMeasure[]).filter(
    (id) => hasMargin || !id.endsWith("margin"),
  );
}

/**
 * Returns the units that make sense of a measure, the first by default. Groups have no totals to
 * compare: at each age fewer of their customers are old enough. Customers per customer are their
 * share, and an average order has no other unit.
 */
export function unitsOf(measure: CohortMeasure, side: CohortSide): CohortUnit[] {
  const totals: CohortUnit[] = side === "time" ? ["absolute"] : [];
  if (measure === "average_order") return ["absolute"];
  if (measure === "customers") return ["percent", ...totals];
  return ["per_customer", ...totals, "percent"];
}

/** True for shares of people, which have an interval of their own. */
export function isShare({measure, unit}: CohortView): boolean {
  return measure === "customers" && unit === "percent";
}

/** True where a value is money. */
export function isMoneyView({measure, unit}: CohortView): boolean {
  return unit !== "percent" && measure !== "customers" && measure !== "orders";
}

export const isCumulative = ({measure}: CohortView) => measure.startsWith("cumulative");

/** A cell and what is shown of it: a value as the quotient of two sums, and its interval. */
export interface CohortPoint {
  readonly cell: CohortCell;
  readonly value: number | null;
  readonly above: number;
  readonly below: number;
  readonly low: number | null;
  readonly high: number | null;
}

const amountOf = (cell: CohortCell, measure: CohortMeasure): number | null => {
  if (measure === "customers") return cell.active;
  if (measure === "orders") return cell.orders;
  if (measure === "average_order") return cell.orderAmount;
  return measure.endsWith("margin") ? cell.margin : cell.net;
};

/** The part of a view that one month adds: above and below the line; null where it is not known. */
function partsOf(cell: CohortCell, first: CohortCell | undefined, view: CohortView) {
  const {measure, unit} = view;
  const above = amountOf(cell, measure);
  if (above === null) return null;
  if (measure === "average_order") return cell.orders > 0 ? [above, cell.orders] : null;
  if (isShare(view) || unit === "per_customer") return [above, cell.customers];
  if (unit === "absolute") return [above, 1];
  // Of what the first month brought: as much of it as those who are still observed stand for.
  const base = first && amountOf(first, measure);
  if (!first || base === null || base === undefined || !(base > 0)) return null;
  return [above, (base * cell.customers) / first.customers];
}

/** Returns the points of all cells under a view, in the order of the cells. */
export function pointsOf(cells: readonly CohortCell[], view: CohortView): CohortPoint[] {
  const firsts = new Map(cells.filter(({age}) => age === 0).map((cell) => [cell.cohort, cell]));
  const running = new Map<string, number | null>();
  return cells.map((cell): CohortPoint => {
    const parts = partsOf(cell, firsts.get(cell.cohort), view);
    const [above = 0, below = 0] = parts ?? [];
    const own = parts && below > 0 ? above / below : null;
    let value = own;
    if (isCumulative(view)) {
      const before = cell.age === 0 ? 0 : (running.get(cell.cohort) ?? null);
      value = before === null || own === null ? null : before + own;
      running.set(cell.cohort, value);
    }
    const interval = isShare(view) ? shareInterval(cell.active, cell.customers) : null;
    return {cell, value, above, below, low: interval?.low ?? null, high: interval?.high ?? null};
  });
}

/** The mean of the cohorts at one age, over those that completed it. */
export interface CohortMean {
  readonly age: number;
  readonly cohorts: number;
  readonly customers: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Returns the mean by age: sums over the cohorts that completed the age, above over below, so that
 * cohorts weigh by their size; totals are means per cohort. What is cumulative adds up the means of
 * the ages. Ages at which no value is known end the line.
 */
export function meansOf(points: readonly CohortPoint[], view: CohortView): CohortMean[] {
  const byAge = new Map<number, CohortPoint[]>();
  for (const point of points) {
    if (!point.cell.isComplete || point.value === null) continue;
    const {age} = point.cell;
    const own = byAge.get(age);
    if (own) own.push(point);
    else byAge.set(age, [point]);
  }
  const means: CohortMean[] = [];
  const sums: {cohort: string; above: number; below: number}[][] = [];
  let running = 0;
  for (const [age, own] of [...byAge].sort(([a], [b]) => a - b)) {
    const above = own.reduce((sum, point) => sum + point.above, 0);
    const below = own.reduce((sum, point) => sum + point.below, 0);
    if (!(below > 0)) continue;
    running = isCumulative(view) ? running + above / below : above / below;
    const customers = own.reduce((sum, {cell}) => sum + cell.customers, 0);
    if (isCumulative(view)) {
      sums.push(own.map(({cell, above, below}) => ({cohort: cell.cohort, above, below})));
    }
    const interval = isCumulative(view)
      ? sumInterval(sums)
      : isShare(view)
        ? shareInterval(above, below)
        : meanInterval(own);
    means.push({
      age,
      cohorts: own.length,
      customers,
      value: running,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    });
  }
  return means;
}

/** True where a mean over cohorts rests on enough customers of enough cohorts to be told. */
export function isEnough({
  customers,
  cohorts,
}: Readonly<{customers: number; cohorts: number}>): boolean {
  return customers >= 100 && cohorts >= 3;
}
