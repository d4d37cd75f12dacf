import {readFile, writeFile} from "node:fs/promises";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {CanonicalTable} from "./canonical.js";
import {sha256} from "./digest.js";
import {isPlainKey} from "./keys.js";
import {keepInScratch} from "./scratch.js";
import type {MatchedPart} from "./select.js";

/** A file's part of a table, with the hash of the file's content. */
export type HashedPart = MatchedPart & {readonly hash: string};

/**
 * Returns the columns of identifiers that need no cleaning anywhere. One look at Parquet, which is read
 * where it lies, spares every later pass over it a regular expression per row; what was seen is kept in
 * `scratch` under the content's hash.
 */
export async function findPlainKeys(
  table: CanonicalTable,
  parts: readonly HashedPart[],
  {connection, scratch}: {connection: DuckDBConnection; scratch: string},
): Promise<ReadonlySet<string>> {
  const keys = table.columns.filter(({type}) => type === "key").map(({name}) => name);
  const plain = new Set(keys);
  for (const {part, match, hash} of parts) {
    const columns = keys.flatMap((name) => {
      const column = part.columns[match.positions.get(name) ?? -1];
      if (column && column.type !== "VARCHAR") plain.delete(name);
      return column?.type === "VARCHAR" ? [{name, sql: column.sql}] : [];
    });
    if (columns.length === 0) continue;
    const tests = columns.map(({sql}) => `bool_and(${isPlainKey(sql)})`).join(", ");
    const kept = await keepInScratch(
      scratch,
      `${sha256(`${hash} ${tests}`)}.json`,
      async (file) => {
        const read = await connection.runAndReadAll(`select ${tests} from ${part.from}`);
        await writeFile(file, JSON.stringify(read.getRowsJS()[0] ?? []));
      },
    );
    const seen = JSON.parse(await readFile(kept, "utf8")) as (boolean | null)[];
    columns.forEach(({name}, i) => {
      if (seen[i] === false) plain.delete(name);
    });
  }
  return plain;
}
