import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {CodeStep} from "./code-step.js";
import {calibration} from "./models/steps/calibration.js";
import {choices} from "./models/steps/choices.js";
import {churnLab} from "./models/steps/churn_definitions.js";
import {clv} from "./models/steps/clv.js";
import {clvBefore} from "./models/steps/clv_before.js";
import {forecast} from "./models/steps/forecast.js";
import {cutFits} from "./models/steps/cut_fits.js";
import {cutPredictions} from "./models/steps/cut_predictions.js";
import {fits} from "./models/steps/fits.js";
import {ledgerForecasts} from "./models/steps/ledger_forecasts.js";
import {stagePairs} from "./models/steps/stage_pairs.js";
import {survival} from "./models/steps/survival.js";
import {survivalCurves} from "./models/steps/survival_curves.js";
import {validation} from "./models/steps/validation.js";
import {canonicalTables} from "./sources/canonical.js";
import {stagingMarks, stagingRows} from "./staging/rows.js";
import {outcomeTotals, quarantine, readTotals} from "./staging/tables.js";

/** A step of the line. Kept ones hold their result; the others are views, computed where they are read. */
export interface Step {
  readonly name: string;
  readonly kept: boolean;
  /** The SELECT, where no file `<schema>/<table>.sql` holds it. */
  readonly sql?: string;
  /** Computes the step in place of SQL: `models/steps/<table>.ts`. */
  readonly code?: CodeStep;
}

const table = (name: string, sql?: string): Step => ({name, kept: true, ...(sql && {sql})});
const view = (name: string, sql?: string): Step => ({name, kept: false, ...(sql && {sql})});

const code = (name: string, code: CodeStep): Step => ({name, kept: true, code});

const plainTables = canonicalTables.filter(({name}) => name !== "orders" && name !== "order_lines");
const tableOf = (name: string) => canonicalTables.find((table) => table.name === name)!;

/** Runs only where no as-of date is given: is any order dated after today? */
export const latestDay = table("staging.latest_order_day");

/** The rows that are not simply accepted. `source.<table>` stands to their left. */
export const marks: readonly Step[] = canonicalTables.map((each) =>
  table(`staging.${each.name}_marks`, stagingMarks(each)),
);

/** From typed rows to rows with an outcome. */
export const staging: readonly Step[] = [
  ...plainTables.map((plain) => table(`staging.${plain.name}`, stagingRows(plain))),
  view("staging.order_line_rows", stagingRows(tableOf("order_lines"))),
  table("staging.order_lines"),
  table("staging.line_totals"),
  view("staging.order_rows", stagingRows(tableOf("orders"))),
  view("staging.orders"),
  table("staging.customer_records"),
  table("staging.last_order_day"),
  view("staging.line_outcomes"),
  table("staging.outcome_totals", outcomeTotals()),
];

/** The books on staging: what was set aside, and what came in, counted apart. */
export const books: readonly Step[] = [
  table("staging.quarantine", quarantine()),
  table("staging.read_totals", readTotals()),
];

/** Facts at one grain each, up to the as-of date. */
export const core: readonly Step[] = [
  table("core.customers"),
  table("core.customer_keys"),
  view("core.orders"),
  table("core.margin_coverage"),
  table("core.days_beside"),
];

/** What needs to know whether value is margin or net sales. */
export const facts: readonly Step[] = [
  table("core.purchase_days"),
  table("core.returns"),
  table("core.gap_counts"),
  table("core.thresholds"),
  table("core.customer_facts"),
  table("core.sales_drivers"),
  table("core.months"),
  table("core.cohort_purchases"),
  table("core.segment_dates"),
  table("core.date_facts"),
  table("core.rfm_scores"),
  table("core.customer_segments"),
  table("core.segment_moves"),
  table("core.customer_stages"),
  table("core.stage_flows"),
  table("core.stage_months"),
  table("core.revenue_bridge"),
  table("core.leaving_reasons"),
  table("core.cohort_months"),
  table("core.labels"),
  table("core.buyer_sides"),
  table("core.side_groups"),
  table("core.cohort_group_months"),
  table("core.waits"),
  table("core.purchase_summary"),
  table("core.holdout_cuts"),
  table("core.purchase_cuts"),
  table("core.ledger_outcomes"),
];

/** What is fitted to the facts, and what it foretells. */
export const models: readonly Step[] = [
  code("models.stage_pairs", stagePairs),
  code("models.survival", survival),
  code("models.survival_curves", survivalCurves),
  code("models.cut_fits", cutFits),
  code("models.fits", fits),
  code("models.cut_predictions", cutPredictions),
  code("models.validation", validation),
  code("models.calibration", calibration),
  code("models.choices", choices),
  code("models.clv", clv),
  code("models.clv_before", clvBefore),
  code("models.forecast", forecast),
  code("models.churn_definitions", churnLab),
  code("models.ledger_forecasts", ledgerForecasts),
];

/** How customers rank, by what models foretell where they are trusted. */
export const ratings: readonly Step[] = [
  table("models.tier_ratings"),
  table("models.matrix_positions"),
  view("models.quadrants"),
  table("models.profiles"),
  view("models.overdue"),
];

/** A row that a check returns is a fault; none is published over one. */
export const checks: readonly Step[] = [
  table("checks.reconciliation"),
  table("checks.orders_carried"),
  table("checks.lifecycle_adds_up"),
  table("checks.stages_never_negative"),
  table("checks.pairs_add_up"),
  table("checks.bridge_adds_up"),
  table("checks.cohorts_add_up"),
  table("checks.cohort_groups_add_up"),
  table("checks.segments_partition"),
  table("checks.drivers_add_up"),
  table("checks.moves_add_up"),
];

/** THE list of steps, in order; the marts, one per contract, and the privacy check follow. */
export const steps: readonly Step[] = [
  latestDay,
  ...marks,
  ...staging,
  ...books,
  ...core,
  ...facts,
  ...models,
  ...ratings,
  ...checks,
];

/** Returns the SQL of a step from the file that is named after it. */
export function stepSql({name, sql}: Step): string {
  if (sql !== undefined) return sql;
  return readFileSync(join(import.meta.dirname, `${name.replace(".", "/")}.sql`), "utf8");
}
