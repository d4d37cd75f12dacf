import {cohortCounter} from "../cohorts/cohort-count.js";
import {chooseCustomers, customerCounts, placesOf, readBase} from "../customers/customer-base.js";
import type {CustomerBase} from "../customers/customer-base.js";
import {stageRules} from "../customers/customer-stages.js";
import {readFacts} from "../words/facts.js";
import {noteOf} from "./filter-notes.js";
import type {Note} from "./filter-notes.js";
import type {Filtering} from "./filtered-page.js";
import {cutMonths} from "./cut-months.js";
import {choosesCustomers} from "./filters.js";
import type {Selection} from "./filters.js";
import {readColumns} from "../marts/mart-columns.js";
import type {Coded} from "../marts/mart-columns.js";
import {readMarts} from "../marts/mart.js";
import type {Marts} from "../marts/marts.js";
import {money, units} from "./money-sum.js";
import {timesOfPairs} from "../lifecycle/pairs-between.js";
import type {PairsBetween} from "../lifecycle/pairs-between.js";
import {readPurchases, readReturns} from "./purchases.js";
import {bridgeCounting} from "./restrict-bridge.js";
import {restrictCohorts, valueByAge} from "./restrict-cohorts.js";
import {restrictConcentration} from "./restrict-concentration.js";
import {restrictDrivers} from "./restrict-drivers.js";
import {restrictFigures} from "./restrict-figures.js";
import {monthsRestriction} from "./restrict-months.js";
import {overdueGroups} from "./restrict-overdue.js";
import {pairCounting} from "./restrict-pairs.js";
import {restrictSegments} from "./restrict-segments.js";
import {restrictChurn, restrictFlows, restrictLifecycle, stageCounting} from "./restrict-stages.js";
import {restrictTiers} from "./restrict-tiers.js";

/** Marts of customers that are fetched only when a filter asks for them; each page names those it needs. */
export interface CustomerFiles {
  readonly customers: () => Promise<ArrayBuffer>;
  readonly rfm?: () => Promise<ArrayBuffer>;
  readonly clv?: () => Promise<ArrayBuffer>;
  readonly overdue?: () => Promise<ArrayBuffer>;
  readonly customer_days?: () => Promise<ArrayBuffer>;
  readonly customer_returns?: () => Promise<ArrayBuffer>;
  readonly definitions?: () => Promise<unknown>;
  readonly months?: () => Promise<unknown>;
}

/** The tables that a period cuts by their month, and what is said under a filter. */
export interface PageCut {
  readonly cut?: readonly (keyof Marts)[];
  readonly notes?: readonly Note[];
}

/** Names, rules and books, which are the same whoever is selected. */
const standing: readonly string[] = [
  "build_info",
  "terms",
  "filter_values",
  "annotations",
  "definitions",
  "quality",
];

type Any = {-readonly [K in keyof Marts]?: Marts[K]} & {pairsBetween?: PairsBetween};

/**
 * Resolves to what counts a page's tables anew. Tables that cannot be counted from what is published of customers, such
 * as what models foretell, come out empty under a filter of customers, so that nothing of everybody is told of a few.
 * A period cuts the tables in `cut` by their month.
 */
export async function loadFiltering<D extends Pick<Marts, "build_info">>(
  data: D,
  files: CustomerFiles,
  {cut = [], notes = []}: PageCut = {},
): Promise<Filtering<D>> {
  const base = await readBase(files.customers());
  const context = await readContext(data, files, base);
  return {
    note: noteOf(notes),
    counts: (selection) => customerCounts(base, selection),
    restrict(selection) {
      const isOn = choosesCustomers(selection);
      const counted: Any = isOn ? countAnew(data, base, context, selection) : data;
      if (isOn && readFacts(counted.build_info ?? []).buyers === 0) return null;
      return {...counted, ...cutMonths(counted, cut, selection)} as unknown as D;
    },
  };
}

/** Returns what cuts a page's tables by a period and needs no marts of customers. */
export function cutting<D>(data: D, {cut = [], notes = []}: PageCut): Filtering<D> {
  return {
    note: noteOf(notes),
    counts: () => () => 0,
    restrict: (selection) => ({...data, ...cutMonths(data as Any, cut, selection)}),
  };
}

type Context = Awaited<ReturnType<typeof readContext>>;

async function readContext(data: Any, files: CustomerFiles, base: CustomerBase) {
  const has = (...names: (keyof Marts)[]) => names.some((name) => name in data);
  const facts = readFacts(data.build_info ?? []);
  const small = await readMarts({
    ...(files.definitions && {definitions: files.definitions()}),
    ...(files.months && {months: files.months()}),
    ...(files.overdue && {overdue: files.overdue()}),
  } as Record<"definitions" | "months" | "overdue", Promise<unknown>>);
  const definitions = data.definitions ?? small.definitions ?? [];
  const months = data.months ?? small.months ?? [];
  const rules = stageRules(definitions);
  const [before, atRisk, purchases, returns] = await Promise.all([
    files.rfm && has("segments") ? readBefore(files.rfm(), base) : null,
    files.clv && has("churn_rates") ? readAtRisk(files.clv(), base) : null,
    files.customer_days ? readPurchases(files.customer_days(), base) : null,
    files.customer_returns ? readReturns(files.customer_returns(), base) : null,
  ]);
  const {asOfDate} = facts;
  return {
    hasMargin: facts.ratingBasis !== "net_sales",
    asOf: asOfDate,
    before,
    atRisk,
    months,
    overdue: overdueOf(data.overdue ?? small.overdue, base),
    order: {tiers: idsOf(data.terms, "tier"), segments: idsOf(data.terms, "segment")},
    rules,
    purchases,
    returns,
    monthsOf: purchases && returns ? monthsRestriction(months, purchases, returns) : null,
    cohorts: purchases && returns ? cohortCounter(months, purchases, returns) : null,
    bridgeOf:
      data.revenue_bridge && purchases && returns
        ? bridgeCounting(data.revenue_bridge, purchases, returns)
        : null,
    pairsOf:
      data.stage_pairs && purchases && rules && asOfDate
        ? pairCounting(timesOfPairs(data.stage_pairs), purchases, rules, asOfDate)
        : null,
    pairOf:
      purchases && rules && asOfDate
        ? (times: readonly number[], isIn: Uint8Array) =>
            pairCounting(times, purchases, rules, asOfDate)(isIn)
        : null,
    movesOf:
      purchases && rules && asOfDate ? stageCounting(months, purchases, rules, asOfDate) : null,
  };
}

function countAnew(data: Any, base: CustomerBase, context: Context, selection: Selection): Any {
  const {hasMargin, asOf, before, atRisk, months, rules, purchases, returns} = context;
  const {isIn, count} = chooseCustomers(base, selection);
  const {columns} = base;
  const buyers = base.byNet.reduce((sum, at) => sum + isIn[at]!, 0);
  const made: Any = Object.fromEntries(
    Object.entries(data).map(([name, rows]) => [name, standing.includes(name) ? rows : []]),
  );
  made.build_info = countedFacts(data.build_info ?? [], {buyers, customers_known: count});
  if (data.segments && before) {
    made.segments = restrictSegments(data.segments, base, isIn, {before, hasMargin});
  }
  if (data.concentration) made.concentration = restrictConcentration(base, isIn);
  if (data.tiers) {
    const places = base.byNet.filter((at) => isIn[at] === 1);
    const take = (values: Float64Array) => Float64Array.from(places, (at) => values[at]!);
    made.tiers = restrictTiers(data.tiers, {
      ids: columns.text.tier.values,
      codes: Uint16Array.from(places, (at) => columns.text.tier.codes[at]!),
      netAmount: take(columns.number.net_amount),
      marginAmount: take(columns.number.margin_amount),
      valueAmount: take(columns.number.value_amount),
      hasMargin,
    });
  }
  const overdue = context.overdue?.(isIn);
  if (data.overdue && overdue) made.overdue = overdue;
  if (data.overdue_groups && overdue) made.overdue_groups = overdueGroups(overdue, context.order);
  if (data.sales_drivers && purchases && returns && asOf) {
    made.sales_drivers = restrictDrivers(purchases, returns, {asOf, chosen: isIn});
  }
  if (data.months && context.monthsOf) made.months = context.monthsOf(isIn);
  if (data.value_by_age && context.cohorts) {
    made.value_by_age = valueByAge(restrictCohorts(context.cohorts.count(isIn)));
  }
  if (data.figures && purchases && returns && rules && asOf) {
    const atRiskAfter = rules.atRiskAfter;
    const options = {asOf, atRiskAfter, chosen: isIn};
    made.figures = restrictFigures(data.figures, purchases, returns, options);
  }
  if (context.bridgeOf) made.revenue_bridge = context.bridgeOf(isIn);
  if (context.pairsOf) made.stage_pairs = context.pairsOf(isIn);
  const {pairOf} = context;
  if (data.pairsBetween) {
    made.pairsBetween = (from, to) =>
      Promise.resolve(pairOf?.([from.getTime(), to.getTime()], isIn) ?? []);
  }
  if (context.movesOf && (data.lifecycle || data.lifecycle_flows || data.churn_rates)) {
    const moves = context.movesOf(isIn);
    const lifecycle = restrictLifecycle(data.lifecycle ?? [], months, moves);
    if (data.lifecycle) made.lifecycle = lifecycle;
    if (data.lifecycle_flows) made.lifecycle_flows = restrictFlows(months, moves);
    if (data.churn_rates && data.lifecycle) {
      const stake = atRisk && stakeOf(atRisk, columns, isIn);
      made.churn_rates = restrictChurn(data.churn_rates, lifecycle, months, moves, stake);
    }
  }
  return made;
}

/** Returns the facts of a build with others in their place. */
export function countedFacts(
  rows: Marts["build_info"],
  facts: Readonly<Record<string, number | string>>,
): Marts["build_info"] {
  return rows.map((row) => (row.item in facts ? {...row, value: String(facts[row.item])} : row));
}

const idsOf = (terms: Marts["terms"] = [], kind: string) =>
  terms
    .filter((row) => row.kind === kind)
    .sort((a, b) => a.position - b.position)
    .map(({id}) => id);

/** Returns the function that gives the overdue among those who are let through, in their own order. */
function overdueOf(rows: Marts["overdue"] | undefined, {columns}: CustomerBase) {
  if (!rows) return null;
  const keyOf = (at: number) => rows[at]!.customer_key;
  const byKey = Array.from(rows, (_, at) => at).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const places = new Uint32Array(rows.length);
  placesOf(byKey.map(keyOf), columns).forEach((place, i) => (places[byKey[i]!] = place));
  return (isIn: Uint8Array) => rows.filter((_, i) => isIn[places[i]!] === 1);
}

/** Segments on the comparison date, by the place among customers. */
async function readBefore(file: Promise<ArrayBuffer>, {columns}: CustomerBase): Promise<Coded> {
  const {key, text} = await readColumns(await file, ["segment_before"], []);
  const codes = new Uint16Array(columns.size);
  placesOf(key, columns).forEach((place, i) => (codes[place] = text.segment_before.codes[i]!));
  return {codes, values: text.segment_before.values};
}

/** Money at risk in whole ten-thousandths, by the place among customers; null where nothing is foretold. */
async function readAtRisk(file: Promise<ArrayBuffer>, {columns}: CustomerBase) {
  const {key, number} = await readColumns(await file, [], ["amount_at_risk"]);
  if (number.amount_at_risk.every(Number.isNaN)) return null;
  const amounts = new Float64Array(columns.size);
  placesOf(key, columns).forEach((place, i) => {
    const amount = units(number.amount_at_risk[i]!);
    amounts[place] = Number.isNaN(amount) ? 0 : amount;
  });
  return amounts;
}

/** Money at risk with those who are at risk or dormant now. */
function stakeOf(atRisk: Float64Array, {text}: CustomerBase["columns"], isIn: Uint8Array): number {
  const {codes, values} = text.lifecycle_stage;
  const counts = values.map((stage) => stage === "at_risk" || stage === "dormant");
  let sum = 0;
  for (let at = 0; at < isIn.length; at++) {
    if (isIn[at] === 1 && counts[codes[at]!]) sum += atRisk[at]!;
  }
  return money(sum);
}
