import {readdirSync} from "node:fs";
import {join} from "node:path";
import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import type {Page} from "playwright-core";

/** The tables of a built site, as its readers get them, asked with SQL. */
export interface Published {
  readonly names: readonly string[];
  /** Rows with numbers, texts, booleans and days as YYYY-MM-DD. */
  readonly ask: (sql: string) => Promise<Record<string, unknown>[]>;
  readonly columns: (mart: string) => Promise<string[]>;
  readonly close: () => void;
}

/** Opens the marts in a site's folder with DuckDB, each under its name, without any code of the pages. */
export async function openPublished(site: string): Promise<Published> {
  const folder = join(site, "_file/marts");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const names: string[] = [];
  for (const file of readdirSync(folder)) {
    const [name = "", , format = ""] = file.split(".");
    await connection.run(
      `create view "${name}" as select * from read_${format}('${join(folder, file).replaceAll("'", "''")}')`,
    );
    names.push(name);
  }
  const ask = async (sql: string) => (await read(connection, sql)).map(plainly);
  return {
    names: names.sort(),
    ask,
    columns: async (mart) =>
      (await read(connection, `describe "${mart}"`)).map((row) => row.column_name as string),
    close: () => connection.closeSync(),
  };
}

async function read(connection: DuckDBConnection, sql: string) {
  return (await connection.runAndReadAll(sql)).getRowObjectsJS();
}

function plainly(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (typeof value === "bigint") return [name, Number(value)];
      return [name, value instanceof Date ? value.toISOString().slice(0, 10) : value];
    }),
  );
}

/** Returns a number as a page writes it: grouped, with a true minus sign. */
export function shownNumber(text: string | null | undefined): number {
  return Number((text ?? "").replaceAll(",", "").replace("−", "-"));
}

/** Clicks what downloads a text and returns it; its byte order mark is told apart. */
export async function downloadText(page: Page, button: string) {
  const waiting = page.waitForEvent("download");
  await page.click(button);
  const file = await waiting;
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const hasMark = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  const text = bytes.subarray(hasMark ? 3 : 0).toString("utf8");
  return {name: file.suggestedFilename(), hasMark, text};
}

/** Returns an amount as a cell writes it: short with K, M or B, with or without its sign. */
export function shownAmount(text: string | null | undefined): number {
  const [, digits = "", scale = ""] = /^\+?(−?[\d.,]+)([KMB]?)$/.exec(text ?? "") ?? [];
  return digits === "" ? NaN : shownNumber(digits) * {"": 1, K: 1e3, M: 1e6, B: 1e9}[scale]!;
}

/** Clicks what downloads a CSV and returns its rows too, heads first. */
export async function download(page: Page, button: string) {
  const file = await downloadText(page, button);
  return {...file, rows: csvRows(file.text)};
}

/** Reads a CSV by RFC 4180: CRLF between records, quotes doubled. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  let row: string[] = [];
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] !== ",") {
      rows.push(row);
      row = [];
    }
    if (cell.lastIndex >= text.length) break;
  }
  if (cell.lastIndex !== text.length) throw new Error(`no CSV: ${text.slice(0, 80)}`);
  return rows;
}
