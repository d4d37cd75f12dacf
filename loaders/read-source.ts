import {join} from "node:path";
import {CodeWorkers} from "./code-workers.js";
import {readDefinitions} from "./definitions/definitions.js";
import {definitionTables} from "./definitions/tables.js";
import {WrongUse} from "./faults.js";
import {contracts} from "./marts/contracts.js";
import {books, marks, type Step, staging, stepSql} from "./pipeline.js";
import {openSource, readersCode} from "./sources/source.js";
import {readDay} from "./sources/setting-list.js";
import {checkCurrencies} from "./staging/limits.js";
import {setDefinitions, setLater, setMarks, setQuarantined, setSource} from "./variables.js";
import {Warehouse} from "./warehouse.js";

export interface Options {
  readonly source: string;
  readonly asOf?: string;
  readonly privateKeys?: string;
  /** File of past forecasts, which are scored; it is only read. */
  readonly ledger?: string;
  readonly cache: string;
  /** Makes pseudonyms; without one this machine's own is used. */
  readonly key?: string;
  readonly log: (line: string) => void;
  readonly threads?: number;
}

/** Opens the source and runs staging, so that every row has its outcome. */
export async function readSource({source: folder, cache, log, asOf, threads}: Options) {
  if (asOf !== undefined && "wrong" in readDay(asOf)) {
    throw new WrongUse(`as-of date ${asOf} is not a day of the form YYYY-MM-DD`);
  }
  const workers = new CodeWorkers();
  const warehouse = await Warehouse.open({
    cache,
    log,
    workers,
    ...(threads === undefined ? {} : {threads}),
  });
  try {
    const {connection} = warehouse;
    const scratch = join(cache, "text", readersCode());
    const source = await openSource(folder, {connection, scratch});
    const definitions = readDefinitions(source.settings.definitions);
    for (const {name, select, key} of definitionTables(definitions, contracts, {
      rates: source.settings.rates,
      facts: [],
    })) {
      await warehouse.hold(name, select, key);
    }
    await setDefinitions(warehouse, definitions, source);
    await setSource(warehouse, source, asOf);
    const currency = await checkCurrencies(warehouse, source.settings);
    await runSteps(warehouse, marks);
    await setMarks(warehouse);
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

/**
 * Runs steps in order; those that are not kept become views. Steps in code are only begun: whatever reads
 * them waits for them.
 */
export async function runSteps(warehouse: Warehouse, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (step.code) await warehouse.begin(step.name, step.code);
    else if (step.kept) await warehouse.table(step.name, stepSql(step));
    else await warehouse.view(step.name, stepSql(step));
  }
}
