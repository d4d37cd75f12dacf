import {readFileSync, readdirSync} from "node:fs";
import {stat} from "node:fs/promises";
import {join, resolve} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {InputFaults, type Fault} from "../faults.js";
import {readSettings, type SourceSettings} from "../settings.js";
import {hashFile} from "./bytes.js";
import {collect} from "./collect.js";
import {sha256} from "./digest.js";
import {discoverTables, listFiles} from "./discover.js";
import {openTable, type OpenContext, type SourceTable} from "./open-table.js";

/** Returns a hash of the readers' own code, so that what they made is not taken for what they would make. */
export function readersCode(): string {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".ts"));
  const code = files.sort().map((name) => readFileSync(join(import.meta.dirname, name), "utf8"));
  return sha256(code.join("\0")).slice(0, 12);
}

/** A folder of tables, found, checked and ready to be read by DuckDB. */
export interface Source {
  readonly folder: string;
  readonly settings: SourceSettings;
  readonly tables: ReadonlyMap<string, SourceTable>;
}

/**
 * Opens the source in a folder: finds the files of each table, reads their headers and looks over
 * their bytes. Files made on the way are put into `scratch`. Throws all faults found, together.
 */
export async function openSource(
  folder: string,
  {connection, scratch}: {connection: DuckDBConnection; scratch: string},
): Promise<Source> {
  const root = resolve(folder);
  await checkFolder(root, folder);
  const faults: Fault[] = [];
  const settings = await collect(faults, () => readSettings(root));
  const {found, faults: unclear, names, claimed} = await discoverTables(root);
  faults.push(...unclear);
  if (!claimed.has("orders")) faults.push(noOrders(names));
  if (!settings) throw new InputFaults(faults);
  const context: OpenContext = {
    folder: root,
    scratch: resolve(scratch),
    connection,
    settings,
    hasLines: found.some(({table}) => table.name === "order_lines"),
    folderHash: once(() => hashFolder(root)),
  };
  const tables = new Map<string, SourceTable>();
  for (const files of found) {
    const table = await collect(faults, () => openTable(files, context));
    if (table) tables.set(table.name, table);
  }
  if (faults.length > 0) throw new InputFaults(faults);
  return {folder: root, settings, tables};
}

async function checkFolder(root: string, given: string): Promise<void> {
  const found = await stat(root).catch(() => undefined);
  if (found?.isDirectory()) return;
  const reason = found ? "a source is a folder, and this is a file" : "there is no such folder";
  throw new InputFaults([{file: given, reason, remedy: "give the folder that holds the orders"}]);
}

function noOrders(names: readonly string[]): Fault {
  const shown = names.slice(0, 20).join(", ") + (names.length > 20 ? " …" : "");
  const workbook = names.find((name) => /\.(xls[xmb]?|ods|numbers|et)$/i.test(name));
  return {
    reason: names.length
      ? `there are no orders in the folder; it holds ${shown}`
      : "the folder is empty",
    remedy:
      "add orders.csv (or .tsv, .json, .ndjson, .parquet, a folder orders/ of parts), " +
      "or an orders.sql that maps the files there are" +
      (workbook === undefined
        ? ""
        : `; the sheet of a workbook such as ${workbook} can be saved as “CSV UTF-8”`),
  };
}

/** The settings come in by another way: of the folder's files, all but source.yaml. */
async function hashFolder(folder: string): Promise<string> {
  const lines: string[] = [];
  for (const file of await listFiles(folder))
    if (file !== "source.yaml") lines.push(`${await hashFile(join(folder, file))} ${file}`);
  return sha256(lines.sort().join("\n"));
}

function once<T>(compute: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => (value ??= compute());
}
