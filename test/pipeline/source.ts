import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type Computed, compute} from "../../loaders/compute.js";
import {type Options} from "../../loaders/read-source.js";

export type Cell = string | number | null;
export type Rows = readonly Readonly<Record<string, Cell>>[];
export type Tables = Readonly<Record<string, Rows>>;
export type Found = Record<string, unknown>;

/** The key under which tests make pseudonyms. */
export const key = "a key for tests";

const root = mkdtempSync(join(tmpdir(), "clientele-lines-"));
process.on("exit", () => rmSync(root, {recursive: true, force: true}));

/** One cache for all computations of a test file: equal steps are computed once. */
export const cache = join(root, "cache");

/** Returns a new folder that is removed when the test file ends. */
export function newFolder(): string {
  return mkdtempSync(join(root, "folder-"));
}

/** Writes tables as CSV, with a source.yaml if settings are given, and returns their folder. */
export function writeSource(tables: Tables, settings?: string): string {
  const folder = join(newFolder(), "shop");
  mkdirSync(folder);
  for (const [name, rows] of Object.entries(tables)) {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const lines = rows.map((row) => columns.map((column) => csvCell(row[column] ?? "")).join(","));
    writeFileSync(join(folder, `${name}.csv`), `${[columns.join(","), ...lines].join("\n")}\n`);
  }
  if (settings !== undefined) writeFileSync(join(folder, "source.yaml"), settings);
  return folder;
}

function csvCell(cell: string | number): string {
  return /[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);
}

/** Computes all marts of a source, gives them to `use`, and closes. */
export async function withMarts<T>(
  source: string,
  use: (computed: Computed) => Promise<T>,
  options: Partial<Options> = {},
): Promise<T> {
  const computed = await compute({source, cache, key, threads: 1, log: () => {}, ...options});
  try {
    return await use(computed);
  } finally {
    await computed.close();
  }
}

/** Returns what a SELECT over a computation gives; days as YYYY-MM-DD. */
export async function query({connection}: Pick<Computed, "connection">, sql: string) {
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJS() as Found[];
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
  );
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "bigint") return Number(value);
  return value;
}

/**
 * Returns a mart's rows in the contract's order, named by `customer_id` instead of a pseudonym where
 * they have one, then in the order of these ids.
 */
export async function martRows(computed: Computed, name: string): Promise<Found[]> {
  const contract = computed.marts.get(name)?.contract;
  if (!contract) throw new Error(`no mart ${name}`);
  const hasKey = "customer_key" in contract.columns;
  return query(
    computed,
    hasKey
      ? `select people.customer_id, mart.* exclude (customer_key) from marts.${name} as mart
        inner join core.customer_keys as keys on mart.customer_key = keys.customer_key
        inner join core.customers as people on keys.customer_no = people.customer_no
        order by ${["people.customer_id", ...contract.key.slice(1)].join(", ")}`
      : `select * from marts.${name} order by ${contract.key.join(", ")}`,
  );
}

/** A record of an order: who, when, how much, in which state. */
export type Order = [customer: string | null, day: string, amount: number, status?: string];

/** Returns rows of the orders table, numbered. */
export function orders(...rows: Order[]): Rows {
  return rows.map(([customer_id, ordered_at, net_amount, status], i) => ({
    order_id: `o${i}`,
    customer_id,
    ordered_at,
    net_amount,
    ...(status === undefined ? {} : {status}),
  }));
}

/** Computes a source and returns the rows of the marts that are asked for. */
export async function marts<T>(
  tables: Tables,
  names: readonly string[],
  options: {asOf?: string; settings?: string} = {},
): Promise<T[][]> {
  const source = writeSource(tables, options.settings);
  const asOf = options.asOf === undefined ? {} : {asOf: options.asOf};
  return withMarts(
    source,
    async (computed) => {
      const found: T[][] = [];
      for (const name of names) found.push((await martRows(computed, name)) as T[]);
      return found;
    },
    asOf,
  );
}
