import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Contract} from "./contract.js";
import {readDefinitions} from "./definitions/definitions.js";
import {definitionTables} from "./definitions/tables.js";
import {checkThresholds} from "./definitions/thresholds.js";
import {buildFacts} from "./facts.js";
import {type Fault, InputFaults, WrongUse} from "./faults.js";
import {contracts} from "./marts/contracts.js";
import {checkPrivate, checkPromise} from "./promise.js";
import {writePrivateKeys} from "./private-keys.js";
import {hmacPads, keyFingerprint, machineKey} from "./pseudonym.js";
import type {SourceSettings} from "./settings.js";
import {canonicalTables} from "./sources/canonical.js";
import {readDay} from "./sources/setting-list.js";
import {openSource, readersCode} from "./sources/source.js";
import {checkCurrencies, limitFaults} from "./staging/limits.js";
import {stagingRows, stagingMarks} from "./staging/rows.js";
import {outcomeTotals, quarantine, readTotals} from "./staging/tables.js";
import {setDates, setDefinitions, setLater, setQuarantined, setSource} from "./variables.js";
import {type StepRecord, Warehouse} from "./warehouse.js";

/** A step of the line. Kept ones hold their result; the others are views, computed where they are read. */
interface Step {
  readonly name: string;
  readonly kept: boolean;
  /** The SELECT, where no file `<schema>/<table>.sql` holds it. */
  readonly sql?: string;
}

const table = (name: string, sql?: string): Step => ({name, kept: true, ...(sql && {sql})});
const view = (name: string, sql?: string): Step => ({name, kept: false, ...(sql && {sql})});

const plainTables = canonicalTables.filter(({name}) => name !== "orders" && name !== "order_lines");
const tableOf = (name: string) => canonicalTables.find((table) => table.name === name)!;

/** From typed rows to rows with an outcome. `source.<table>` stands to their left. */
const staging: readonly Step[] = [
  ...canonicalTables.map((each) => table(`staging.${each.name}_marks`, stagingMarks(each))),
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
const books: readonly Step[] = [
  table("staging.quarantine", quarantine()),
  table("staging.read_totals", readTotals()),
];

/** Facts at one grain each, up to the as-of date. */
const core: readonly Step[] = [
  table("core.customers"),
  table("core.customer_keys"),
  view("core.orders"),
  table("core.margin_coverage"),
  table("core.days_beside"),
];

/** What needs to know whether value is margin or net sales. */
const facts: readonly Step[] = [
  table("core.purchase_days"),
  table("core.returns"),
  table("core.gap_counts"),
  table("core.thresholds"),
  table("core.customer_facts"),
  table("core.months"),
  table("core.cohort_purchases"),
  table("core.rfm_scores"),
  table("core.segment_moves"),
  table("core.customer_stages"),
  table("core.stage_flows"),
  table("core.stage_months"),
  table("core.cohort_months"),
  table("core.tier_ratings"),
  table("core.matrix_positions"),
  view("core.quadrants"),
  table("core.labels"),
];

/** A row that a check returns is a fault; none is published over one. */
const checks: readonly Step[] = [
  table("checks.reconciliation"),
  table("checks.orders_carried"),
  table("checks.lifecycle_adds_up"),
  table("checks.stages_never_negative"),
  table("checks.cohorts_add_up"),
  table("checks.segments_partition"),
];

/** THE list of steps, in order; the marts, one per contract, follow. */
export const steps: readonly Step[] = [...staging, ...books, ...core, ...facts, ...checks];

export interface Options {
  readonly source: string;
  readonly asOf?: string;
  readonly privateKeys?: string;
  readonly cache: string;
  /** Makes pseudonyms; without one this machine's own is used. */
  readonly key?: string;
  readonly log: (line: string) => void;
  readonly threads?: number;
}

export interface Mart {
  readonly contract: Contract;
  /** Immutable file in the cache, rows in the contract's order. */
  readonly parquet: string;
  readonly rows: number;
}

export interface Summary {
  readonly source: string;
  readonly asOfDate: string;
  readonly ordersRead: number;
  readonly customersKnown: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly seconds: number;
  readonly steps: readonly StepRecord[];
}

export interface Computed {
  readonly marts: ReadonlyMap<string, Mart>;
  readonly summary: Summary;
  readonly settings: SourceSettings;
  readonly connection: DuckDBConnection;
  close(): Promise<void>;
}

/** Returns the SQL of a step from the file that is named after it. */
export function stepSql({name, sql}: Step): string {
  if (sql !== undefined) return sql;
  return readFileSync(join(import.meta.dirname, `${name.replace(".", "/")}.sql`), "utf8");
}

/**
 * Computes every mart of a source, reusing what did not change. Throws `InputFaults` for what is wrong
 * with the input, `WrongUse` for options that cannot be meant, and an error that names the step for
 * anything else; kept results stay as they were.
 */
export async function compute(options: Options): Promise<Computed> {
  const start = process.hrtime.bigint();
  const {warehouse, source, definitions, currency} = await readSource(options);
  try {
    const overLimit = await limitFaults(warehouse, source.settings);
    if (overLimit.length > 0) throw new InputFaults(overLimit);
    const asOfDate = await setDates(warehouse, source.settings, options.asOf, definitions);
    const key = options.key ?? ownKey(options);
    const {inner, outer} = hmacPads(key);
    await warehouse.setVariable("pseudonym_inner", `unhex('${inner.toString("hex")}')`);
    await warehouse.setVariable("pseudonym_outer", `unhex('${outer.toString("hex")}')`);
    await runSteps(warehouse, core);
    const [coverage] = await warehouse.rows("select is_margin_known from core.margin_coverage");
    const basis = coverage?.["is_margin_known"] ? "margin" : "net_sales";
    await warehouse.setVariable("value_basis", `'${basis}'`);
    await runSteps(warehouse, facts);
    await checkThresholds(warehouse, definitions);
    await runChecks(warehouse);
    const told = {
      currency,
      segmentPreset: definitions.segmentPreset,
      fingerprint: keyFingerprint(key),
    };
    const info = buildFacts(source, told);
    const {rates} = source.settings;
    for (const {name, select, key} of definitionTables(definitions, contracts, {
      rates,
      facts: info,
    })) {
      await warehouse.define(name, select, key);
    }
    const marts = new Map<string, Mart>();
    for (const contract of contracts) marts.set(contract.name, await runMart(warehouse, contract));
    await checkPrivate(warehouse, contracts);
    if (options.privateKeys !== undefined) await writePrivateKeys(warehouse, options.privateKeys);
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    const summary = {
      ...(await summarize(warehouse)),
      source: source.settings.name.en,
      asOfDate,
      seconds,
    };
    return {
      marts,
      summary: {...summary, steps: warehouse.records},
      settings: source.settings,
      connection: warehouse.connection,
      close: () => Promise.resolve(warehouse.close()),
    };
  } catch (error) {
    warehouse.close();
    throw error;
  }
}

function ownKey({cache, log}: Options): string {
  log("CLIENTELE_KEY is not set: pseudonyms are made with a random key of this machine");
  return machineKey(join(cache, "..", "pseudonym.key"));
}

/** Opens the source and runs staging, so that every row has its outcome. */
async function readSource({source: folder, cache, log, asOf, threads}: Options) {
  if (asOf !== undefined && "wrong" in readDay(asOf)) {
    throw new WrongUse(`as-of date ${asOf} is not a day of the form YYYY-MM-DD`);
  }
  const warehouse = await Warehouse.open({cache, log, ...(threads === undefined ? {} : {threads})});
  try {
    const {connection} = warehouse;
    const scratch = join(cache, "text", readersCode());
    const source = await openSource(folder, {connection, scratch});
    const definitions = readDefinitions(source.settings.definitions);
    for (const {name, select, key} of definitionTables(definitions, contracts, {
      rates: source.settings.rates,
      facts: [],
    })) {
      await warehouse.define(name, select, key);
    }
    await setDefinitions(warehouse, definitions, source);
    await setSource(warehouse, source, asOf);
    const currency = await checkCurrencies(warehouse, source.settings);
    await runSteps(warehouse, staging);
    if (await setLater(warehouse)) await runSteps(warehouse, staging);
    await setQuarantined(warehouse);
    await runSteps(warehouse, books);
    return {warehouse, source, definitions, currency};
  } catch (error) {
    warehouse.close();
    throw error;
  }
}

/** What `npm run check` tells: the input read and staged, nothing computed from it. */
export interface Checked {
  readonly faults: readonly Fault[];
  readonly quarantined: readonly Quarantined[];
  readonly tables: readonly CheckedTable[];
}

export interface Quarantined {
  readonly table: string;
  readonly file: string;
  readonly row: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
}

export interface CheckedTable {
  readonly name: string;
  readonly rows: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly duplicates: number;
}

/** Validates a source alone. Faults that would stop a build are given, not thrown. */
export async function checkSource(options: Options): Promise<Checked> {
  let opened;
  try {
    opened = await readSource(options);
  } catch (error) {
    if (error instanceof InputFaults) return {faults: error.faults, quarantined: [], tables: []};
    throw error;
  }
  const {warehouse, source} = opened;
  try {
    const quarantined = await warehouse.rows(`
      select table_name as "table", source_file as file, source_row::double as row,
        column_name as "column", value, reason
      from staging.quarantine order by all`);
    const tables = await warehouse.rows(`
      select table_name as name, sum(rows)::double as rows,
        coalesce(sum(rows) filter (where outcome not in ('quarantined', 'duplicate')), 0)::double
          as accepted,
        coalesce(sum(rows) filter (where outcome = 'quarantined'), 0)::double as quarantined,
        coalesce(sum(rows) filter (where outcome = 'duplicate'), 0)::double as duplicates
      from staging.outcome_totals group by table_name order by table_name`);
    return {
      faults: await limitFaults(warehouse, source.settings),
      quarantined: quarantined as unknown as Quarantined[],
      tables: tables as unknown as CheckedTable[],
    };
  } finally {
    warehouse.close();
  }
}

async function runSteps(warehouse: Warehouse, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (step.kept) await warehouse.table(step.name, stepSql(step));
    else await warehouse.view(step.name, stepSql(step));
  }
}

async function runChecks(warehouse: Warehouse): Promise<void> {
  for (const step of checks) {
    const {rows} = await warehouse.table(step.name, stepSql(step));
    if (rows === 0) continue;
    const [first] = await warehouse.rows(
      `select to_json(found)::varchar as told from ${step.name} as found limit 1`,
    );
    const told = first?.["told"] as string;
    throw new Error(`check ${step.name} found ${rows} faults, the first: ${told}`);
  }
}

async function runMart(warehouse: Warehouse, contract: Contract): Promise<Mart> {
  const name = `marts.${contract.name}`;
  const sql = stepSql({name, kept: true});
  const {file, rows} = await warehouse.table(name, sql, {
    orderBy: contract.key.join(", "),
    promise: JSON.stringify(contract),
    check: () => checkPromise(warehouse, contract, sql),
  });
  return {contract, parquet: file, rows};
}

async function summarize(warehouse: Warehouse) {
  const [told] = await warehouse.rows(`
    select
      (select rows::double from staging.read_totals where table_name = 'orders') as orders_read,
      (select count(*)::double from core.customers) as customers_known,
      coalesce(sum(rows) filter (where outcome not in ('quarantined', 'duplicate')), 0)::double
        as accepted,
      coalesce(sum(rows) filter (where outcome = 'quarantined'), 0)::double as quarantined
    from staging.outcome_totals where table_name = 'orders'`);
  return {
    ordersRead: told?.["orders_read"] as number,
    customersKnown: told?.["customers_known"] as number,
    accepted: told?.["accepted"] as number,
    quarantined: told?.["quarantined"] as number,
  };
}
