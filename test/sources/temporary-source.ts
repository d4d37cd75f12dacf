import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {DuckDBInstance, type DuckDBConnection, type Json} from "@duckdb/node-api";
import {InputFaults, describeFault, type Fault} from "../../loaders/faults.js";
import {openSource, type Source} from "../../loaders/sources/source.js";

export type Row = Record<string, Json>;
export type Files = Readonly<Record<string, string | Uint8Array>>;

let shared: Promise<DuckDBConnection> | undefined;

/** One connection for a test file: the sources under test must not mind. */
export function openConnection(): Promise<DuckDBConnection> {
  return (shared ??= DuckDBInstance.create(":memory:").then((instance) => instance.connect()));
}

/** Writes files into a new folder, gives it to `use`, and removes it. */
export async function withFolder<T>(
  files: Files,
  use: (folder: string, scratch: string) => Promise<T>,
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), "clientele-source-"));
  const folder = join(root, "shop");
  try {
    mkdirSync(folder);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), {recursive: true});
      writeFileSync(join(folder, name), content);
    }
    return await use(folder, join(root, "scratch"));
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

/** Returns the rows of a table of a source made of these files, in order of file and row. */
export async function readRows(files: Files, table = "orders"): Promise<Row[]> {
  return withFolder(files, async (folder, scratch) => {
    const connection = await openConnection();
    const source = await openSource(folder, {connection, scratch});
    return rowsOf(source, table, connection);
  });
}

export async function rowsOf(
  source: Source,
  table: string,
  connection: DuckDBConnection,
): Promise<Row[]> {
  const opened = source.tables.get(table);
  if (!opened) throw new Error(`no table ${table}`);
  const result = await connection.runAndReadAll(
    `select * replace (source_row::integer as source_row) from (${opened.select}) order by source_file, source_row`,
  );
  return result.getRowObjectsJson();
}

/** Returns what opening a source made of these files complains about. */
export async function readFaults(files: Files): Promise<readonly Fault[]> {
  return withFolder(files, faultsOfFolder);
}

export async function faultsOfFolder(folder: string, scratch: string): Promise<readonly Fault[]> {
  try {
    await openSource(folder, {connection: await openConnection(), scratch});
  } catch (error) {
    if (error instanceof InputFaults) return error.faults;
    throw error;
  }
  return [];
}

export async function readComplaints(files: Files): Promise<string[]> {
  return (await readFaults(files)).map(describeFault);
}

/** Returns how one cell of a column is read: its value, or the reasons why it has none. */
export async function readCells(
  table: string,
  column: string,
  cells: readonly string[],
  settings = "",
): Promise<Json[]> {
  const filled: Record<string, Record<string, string>> = {
    orders: {order_id: "O1", customer_id: "C1", ordered_at: "2024-01-02", net_amount: "1"},
    customers: {customer_id: "C1"},
    feedback: {feedback_id: "F1", customer_id: "C1", given_at: "2024-01-02", kind: "nps"},
    order_lines: {order_id: "O1", product_id: "P1", quantity: "1", net_amount: "1"},
  };
  const names = [...new Set([...Object.keys(filled[table]!), column])];
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const lines = cells.map((cell) =>
    names.map((name) => quote(name === column ? cell : filled[table]![name]!)).join(","),
  );
  const files: Record<string, string> = {
    "orders.csv": "order_id,customer_id,ordered_at,net_amount\n1,1,2024-01-01,1\n",
    "source.yaml": settings,
  };
  files[`${table}.csv`] = `${names.join(",")}\n${lines.join("\n")}\n`;
  const rows = await readRows(files, table);
  return rows.map((row) => {
    const faults = row.faults as {column_name: string; value: string; reason: string}[] | null;
    return faults ? faults.map(({reason}) => reason).join(" ") : row[column]!;
  });
}
