import {isFirstRows} from "./first-rows.js";
import type {FirstRows} from "./first-rows.js";
import type {Marts} from "./marts.js";

/**
 * Resolves to the rows of marts, each given as what its file holds: `FileAttachment(…).json()`, or
 * `.arrayBuffer()` for Parquet (said on the spot, else Framework asks a CDN for its own reader), or
 * `firstRows(….href)` of a mart of customers that may be too many for a page. Days
 * and months come as dates at midnight UTC, absent values as null.
 */
export async function readMarts<K extends keyof Marts>(
  files: Readonly<Record<K, Promise<unknown>>>,
): Promise<Pick<Marts, K>> {
  const entries = Object.entries<Promise<unknown>>(files);
  const read = await Promise.all(entries.map(([, file]) => file.then(rowsOf)));
  return Object.fromEntries(entries.map(([name], i) => [name, read[i]])) as unknown as Pick<
    Marts,
    K
  >;
}

/** True for the columns that hold days, months or quarters; the house names them so. */
export function isDateColumn(name: string): boolean {
  return /(^|_)(date|month|quarter)$|_at$/.test(name);
}

type Row = Record<string, unknown>;

async function rowsOf(file: unknown): Promise<Row[]> {
  const isParquet = file instanceof ArrayBuffer || isFirstRows(file);
  const rows = isParquet ? await parquetRows(file) : (file as Row[]);
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        isDateColumn(name) ? asDate(value) : value,
      ]),
    ),
  );
}

/** The reader of Parquet is fetched by pages that have such files. */
async function parquetRows(file: ArrayBuffer | FirstRows): Promise<Row[]> {
  const {readRows} = await import("./parquet-reader.js");
  return file instanceof ArrayBuffer ? readRows(file) : readRows(file.file, file);
}

function asDate(value: unknown): unknown {
  return typeof value === "string" ? new Date(value) : (value ?? null);
}
