import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {InputFaults, type Fault} from "../faults.js";
import type {SourceSettings} from "../settings.js";
import {digestText, hashFile} from "./bytes.js";
import type {CanonicalTable} from "./canonical.js";
import {collect} from "./collect.js";
import {openCsv} from "./csv.js";
import {unreadable} from "./describe.js";
import {sha256} from "./digest.js";
import type {TableFiles} from "./discover.js";
import {matchHeader, missingColumn} from "./headers.js";
import {openJson} from "./json.js";
import {openMapping} from "./mapping.js";
import {openParquet} from "./parquet.js";
import type {InputPart, ReadContext} from "./part.js";
import {findPlainKeys, type HashedPart} from "./plain-keys.js";
import {selectTable, type MatchedPart} from "./select.js";

export interface SourceTable {
  readonly name: string;
  /** Paths relative to the folder, sorted. */
  readonly files: readonly string[];
  /** Canonical columns that the input has. */
  readonly given: ReadonlySet<string>;
  /** Input columns that no canonical column is called like. */
  readonly ignored: readonly string[];
  /** SHA-256 over the names and content of the files (for a mapping: of all files of the folder). */
  readonly inputHash: string;
  /**
   * One SELECT without parameters: every canonical column, typed and in order, then source_file,
   * source_row and faults (NULL, or a list of {column_name, value, reason}).
   */
  readonly select: string;
}

/** What opening a table needs to know of the source. */
export interface OpenContext extends ReadContext {
  readonly connection: DuckDBConnection;
  readonly settings: SourceSettings;
  readonly hasLines: boolean;
  readonly folderHash: () => Promise<string>;
}

/** Returns a table made of these files, checked; throws the faults of all of them together. */
export async function openTable(files: TableFiles, context: OpenContext): Promise<SourceTable> {
  const {table} = files;
  const faults: Fault[] = [];
  const parts: HashedPart[] = [];
  for (const file of files.files) {
    const opened = await collect(faults, () => openPart(file, files, context));
    if (!opened) continue;
    const {part, hash} = opened;
    const match = matchHeader(
      table,
      part.columns.map(({name}) => name),
      file,
    );
    faults.push(...match.faults, ...missingColumns(table, {part, match}, context));
    parts.push({part, match, hash});
  }
  if (faults.length === 0 && table.name === "orders" && parts.every(({part}) => part.rows === 0))
    faults.push({
      file: files.files.join(", "),
      reason: "empty source: there is a header, but no order",
      remedy: "export the orders again, and look at the period that was asked for",
    });
  if (faults.length > 0) throw new InputFaults(faults);
  const given = table.columns.filter(({name}) =>
    parts.some(({match}) => match.positions.has(name)),
  );
  const ignored = new Set(parts.flatMap(({match}) => match.ignored));
  return {
    name: table.name,
    files: [...files.files].sort(),
    given: new Set(given.map(({name}) => name)),
    ignored: [...ignored].sort(),
    inputHash: sha256(
      parts
        .map(({hash, part}) => `${hash} ${part.file}`)
        .sort()
        .join("\n"),
    ),
    select: selectTable(
      table,
      parts,
      filledColumns(table, context),
      context.settings,
      files.format === "parquet" ? await findPlainKeys(table, parts, context) : undefined,
    ),
  };
}

async function openPart(
  file: string,
  {table, format}: TableFiles,
  {settings, connection, ...context}: OpenContext,
): Promise<{part: InputPart; hash: string}> {
  const path = join(context.folder, file);
  try {
    switch (format) {
      case "csv": {
        const digest = await digestText(path);
        return {hash: digest.hash, part: await openCsv(table, file, digest, settings, context)};
      }
      case "json": {
        const digest = await digestText(path);
        const part = await openJson(file, digest, settings, context, connection);
        return {hash: digest.hash, part};
      }
      case "parquet":
        return {hash: await hashFile(path), part: await openParquet(file, context, connection)};
      case "sql": {
        const hash = sha256(`${file} ${await context.folderHash()}`);
        return {hash, part: await openMapping(file, hash, context, connection)};
      }
    }
  } catch (error) {
    if (error instanceof InputFaults) throw error;
    throw new InputFaults([unreadable(file, error)]);
  }
}

/** An order may do without an amount of its own only where lines can be summed instead. */
function needsAmount(table: CanonicalTable, {hasLines}: OpenContext): boolean {
  return table.name === "orders" && !hasLines;
}

function filledColumns(table: CanonicalTable, context: OpenContext): ReadonlySet<string> {
  const filled = table.columns.filter((column) => column.filled).map(({name}) => name);
  return new Set(needsAmount(table, context) ? [...filled, "net_amount"] : filled);
}

function missingColumns(
  table: CanonicalTable,
  {part, match}: MatchedPart,
  context: OpenContext,
): Fault[] {
  const found = part.columns.map(({name}) => name.replaceAll("\uFEFF", "").trim()).filter(Boolean);
  const required = table.columns.filter((column) => column.required).map(({name}) => name);
  if (needsAmount(table, context)) required.push("net_amount");
  return required
    .filter((name) => !match.positions.has(name))
    .map((name) => missingColumn(table, name, found, part.file));
}
