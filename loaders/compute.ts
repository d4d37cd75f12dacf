import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Contract} from "./contract.js";
import {definitionTables} from "./definitions/tables.js";
import {checkThresholds} from "./definitions/thresholds.js";
import {buildFacts} from "./facts.js";
import {InputFaults} from "./faults.js";
import {defineLedger, ledgerEntries} from "./ledger.js";
import type {LedgerEntry} from "./models/ledger/ledger-entry.js";
import {contracts} from "./marts/contracts.js";
import {receipts} from "./marts/receipts.js";
import {checks, core, facts, models, ratings, stepSql} from "./pipeline.js";
import {writePrivateKeys} from "./private-keys.js";
import {checkPrivate, checkPromise} from "./promise.js";
import {hmacPads, keyFingerprint, machineKey} from "./pseudonym.js";
import {receiptTable} from "./receipts.js";
import {type Options, readSource, runSteps} from "./read-source.js";
import type {SourceSettings} from "./settings.js";
import {limitFaults} from "./staging/limits.js";
import {setDates} from "./variables.js";
import type {StepRecord, Warehouse} from "./warehouse.js";

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
  /** What this build would write into a ledger; none without one, or without a model. */
  readonly forecasts: readonly LedgerEntry[];
  readonly connection: DuckDBConnection;
  close(): Promise<void>;
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
    await defineLedger(warehouse, source, options.ledger);
    const asOfDate = await setDates(warehouse, source.settings, options.asOf, definitions);
    const key = options.key ?? ownKey(options);
    const {inner, outer} = hmacPads(key);
    await warehouse.setSecret("pseudonym_inner", `unhex('${inner.toString("hex")}')`);
    await warehouse.setSecret("pseudonym_outer", `unhex('${outer.toString("hex")}')`);
    await runSteps(warehouse, core);
    const [coverage] = await warehouse.rows("select is_margin_known from core.margin_coverage");
    const basis = coverage?.["is_margin_known"] ? "margin" : "net_sales";
    await warehouse.setVariable("value_basis", `'${basis}'`);
    await runSteps(warehouse, facts);
    await checkThresholds(warehouse, definitions);
    await warehouse.setVariable("clv_basis", `'${await findClvBasis(warehouse, basis)}'`);
    await runSteps(warehouse, models);
    await warehouse.setVariable("rating_basis", `'${await findRatingBasis(warehouse, basis)}'`);
    await runSteps(warehouse, ratings);
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
      await warehouse.hold(name, select, key);
    }
    const marts = new Map<string, Mart>();
    for (const contract of contracts) {
      if (contract.name === receipts.name) {
        await warehouse.settle();
        const {name, select, key} = receiptTable(warehouse, [...marts.keys()]);
        await warehouse.hold(name, select, key);
      }
      marts.set(contract.name, await runMart(warehouse, contract));
    }
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
      forecasts: await ledgerEntries(warehouse),
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

/** What is foretold: profit, unless margin is unknown or orders have cost more than they brought. */
async function findClvBasis(warehouse: Warehouse, basis: string): Promise<string> {
  const [earned] = await warehouse.rows(
    "select coalesce(sum(margin_amount), 0) > 0 as is_positive from core.customer_facts",
  );
  return earned?.["is_positive"] ? basis : "net_sales";
}

/** Customers are rated by the profit that is predicted, where it is and both models are trusted. */
async function findRatingBasis(warehouse: Warehouse, basis: string): Promise<string> {
  await warehouse.settle(["models.choices"]);
  const [chosen] = await warehouse.rows(
    `select getvariable('clv_basis') = 'margin' as is_profit,
      count(*) filter (where is_chosen)::integer as models from models.choices`,
  );
  return chosen?.["is_profit"] && chosen["models"] === 2 ? "predicted_profit" : basis;
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
    orderBy: contract.orderBy ?? contract.key.join(", "),
    promise: JSON.stringify(contract),
    rowsTogether: contract.rowsTogether,
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
