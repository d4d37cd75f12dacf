import {CsvRecords, type CsvRecord} from "./csv-records.js";
import type {CanonicalTable} from "./canonical.js";
import {headerName} from "./headers.js";

/** The beginning of a CSV: what separates its cells, and its header. */
export interface CsvHead {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly headerRow: number;
}

/**
 * Returns the delimiter and the header of a CSV from its first characters, or undefined where it
 * holds nothing. The delimiter is the one under which most header cells are known columns; among
 * equals, the one that gives most cells. A first line `sep=;`, as Excel writes it, decides.
 */
export function findHead(
  start: string,
  table: CanonicalTable,
  setting: string | null,
): CsvHead | undefined {
  const text = start.replace(/^\uFEFF/, "");
  const told = /^"?sep=(.)"?\r?\n/i.exec(text)?.[1];
  const known = new Set(table.columns.map((column) => column.name));
  let best: CsvHead | undefined;
  let most = -1;
  for (const delimiter of told ? [told] : setting ? [setting] : [",", ";", "\t"]) {
    const record = firstRecord(text, delimiter, told !== undefined);
    if (!record) continue;
    const names = record.cells.map(headerName);
    const score = 10_000 * names.filter((name) => known.has(name)).length + names.length;
    if (score > most)
      [best, most] = [{delimiter, header: record.cells, headerRow: record.row}, score];
  }
  return best;
}

function firstRecord(text: string, delimiter: string, skip: boolean): CsvRecord | undefined {
  const records = new CsvRecords(delimiter);
  let left = skip ? 1 : 0;
  for (const record of records.push(text)) if (left-- === 0) return record;
  try {
    for (const record of records.finish()) if (left-- === 0) return record;
  } catch {
    return undefined;
  }
  return undefined;
}
