import {open} from "node:fs/promises";
import {InputFaults} from "../faults.js";
import {CsvRecords, OpenQuote, type CsvRecord} from "./csv-records.js";
import type {CsvHead} from "./delimiter.js";

const flushLength = 1 << 20;

/**
 * Writes CSV text as DuckDB's fast reader takes it: UTF-8, commas, no header, each record with its
 * row in the file first, then its text if it has more or fewer cells than the header, then as many
 * cells as the header has. Returns the number of records, the most bytes that one has, and
 * whether any holds a newline within quotes.
 */
export async function rewriteCsv(
  file: string,
  text: AsyncIterable<string>,
  path: string,
  {delimiter, header, headerRow}: CsvHead,
): Promise<{rows: number; longest: number; hasQuotedNewline: boolean}> {
  const records = new CsvRecords(delimiter);
  const output = await open(path, "w");
  let rows = 0;
  let longest = 0;
  let hasQuotedNewline = false;
  let pending = "";
  const take = (record: CsvRecord) => {
    if (record.row <= headerRow) return;
    const line = rewriteRecord(record, header.length, delimiter);
    rows++;
    hasQuotedNewline ||= line.indexOf("\n") < line.length - 1;
    longest = Math.max(longest, 3 * line.length);
    pending += line;
  };
  try {
    let isFirst = true;
    for await (const piece of text) {
      for (const record of records.push(isFirst ? piece.replace(/^\uFEFF/, "") : piece)) {
        take(record);
        if (pending.length < flushLength) continue;
        await output.write(pending);
        pending = "";
      }
      isFirst = false;
    }
    for (const record of records.finish()) take(record);
    await output.write(pending);
  } catch (error) {
    if (!(error instanceof OpenQuote)) throw error;
    throw new InputFaults([
      {
        file,
        row: error.row,
        reason: "a quote is opened in this row and never closed",
        remedy: 'close it, or write "" for a quote within quotes',
      },
    ]);
  } finally {
    await output.close();
  }
  return {rows, longest, hasQuotedNewline};
}

function rewriteRecord({cells, row, isOdd}: CsvRecord, width: number, delimiter: string): string {
  let line = String(row);
  if (isOdd || cells.length !== width) line += `,${quoteCell(cells.join(delimiter).slice(0, 500))}`;
  else line += ",";
  for (let i = 0; i < width; i++) line += `,${quoteCell(cells[i] ?? "")}`;
  return `${line}\n`;
}

function quoteCell(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
