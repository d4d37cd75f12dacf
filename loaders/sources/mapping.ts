import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {StatementType, type DuckDBConnection} from "@duckdb/node-api";
import {InputFaults, type Fault} from "../faults.js";
import {openParquetAt} from "./parquet.js";
import type {InputPart, ReadContext} from "./part.js";
import {quoteLiteral} from "./quote.js";
import {keepInScratch} from "./scratch.js";

const view = "clientele_mapping";

/** Blanks, comments and semicolons: DuckDB's client has no words for a text without statements. */
const nothing = /^(?:\s|;|--[^\n]*(?:\n|$)|\/\*[^]*?\*\/)*$/;

/**
 * Returns what a mapping (one SELECT over the files of the folder, with paths relative to it) gives,
 * as a part of a table. It is computed once for each content and kept as Parquet in scratch: row n
 * is its nth row.
 */
export async function openMapping(
  file: string,
  inputHash: string,
  {folder, scratch}: ReadContext,
  connection: DuckDBConnection,
): Promise<InputPart> {
  const name = file.replace(/\.sql$/i, "");
  const path = await keepInScratch(scratch, `${name}-${inputHash}.parquet`, async (temporary) => {
    let sql: string;
    try {
      sql = new TextDecoder("utf-8", {fatal: true}).decode(await readFile(join(folder, file)));
    } catch {
      throw new InputFaults([{file, reason: "not UTF-8", remedy: "save it as UTF-8"}]);
    }
    try {
      await connection.run(`set file_search_path = ${quoteLiteral(searchPath(folder))}`);
      await checkSelect(file, sql, connection);
      await connection.run(`create or replace temp view ${view} as ${sql}`);
      await connection.run(
        `copy (select * from ${view}) to ${quoteLiteral(temporary)} (format parquet, compression zstd)`,
      );
    } catch (error) {
      throw error instanceof InputFaults ? error : new InputFaults([refused(file, error)]);
    } finally {
      await connection.run("reset file_search_path");
      await connection.run(`drop view if exists temp.${view}`);
    }
  });
  return openParquetAt(path, file, connection);
}

/** DuckDB takes a list, with commas between the paths. */
function searchPath(folder: string): string {
  if (!folder.includes(",")) return folder;
  throw new InputFaults([
    {
      file: folder,
      reason: "a folder with a comma in its path cannot hold a mapping",
      remedy: "rename it",
    },
  ]);
}

/** Nothing of the mapping has run when this throws. */
async function checkSelect(file: string, sql: string, connection: DuckDBConnection): Promise<void> {
  let reason: string | undefined;
  if (nothing.test(sql)) reason = "the mapping is empty";
  else {
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) reason = `the mapping holds ${statements.count} statements`;
    else if ((await statements.prepare(0)).statementType !== StatementType.SELECT)
      reason = "the mapping is no SELECT";
  }
  if (reason === undefined) return;
  const remedy = "write one SELECT that names its columns as data/README.md does";
  throw new InputFaults([{file, reason, remedy}]);
}

function refused(file: string, error: unknown): Fault {
  const words = (error as Error).message.replace("Failed to extract statements: ", "").trim();
  return {
    file,
    reason: `the mapping fails: ${words}`,
    remedy: "correct the SQL; paths in it are relative to the source's folder",
  };
}
