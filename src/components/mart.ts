import {parquetReadObjects} from "hyparquet";
import type {Marts} from "./marts.js";

/** What Framework's FileAttachment offers, as far as marts need it. */
export interface Attachment {
  readonly name: string;
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * Resolves to the rows of marts, each given as the file that holds it, JSON or Parquet by its
 * file's name. Days and months come as dates at midnight UTC, absent values as null.
 */
export async function readMarts<K extends keyof Marts>(
  files: Readonly<Record<K, Attachment>>,
): Promise<Pick<Marts, K>> {
  const entries = Object.entries<Attachment>(files);
  const read = await Promise.all(entries.map(([, file]) => readRows(file)));
  return Object.fromEntries(entries.map(([name], i) => [name, read[i]])) as unknown as Pick<
    Marts,
    K
  >;
}

/** True for the columns that hold days or months; the house names them so. */
export function isDateColumn(name: string): boolean {
  return /(^|_)(date|month)$|_at$/.test(name);
}

async function readRows(file: Attachment): Promise<Record<string, unknown>[]> {
  const rows = /\.parquet$/.test(file.name)
    ? await parquetReadObjects({file: await file.arrayBuffer()})
    : ((await file.json()) as Record<string, unknown>[]);
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        isDateColumn(name) ? asDate(value) : value,
      ]),
    ),
  );
}

function asDate(value: unknown): unknown {
  return typeof value === "string" ? new Date(value) : (value ?? null);
}
