import {fileURLToPath} from "node:url";
import {DuckDBInstance, type DuckDBConnection, type Json} from "@duckdb/node-api";

/** The committed sample. */
export const folder = fileURLToPath(new URL("../../data/sample/", import.meta.url));

export const tables = [
  "orders",
  "order_lines",
  "products",
  "customers",
  "interactions",
  "feedback",
  "campaigns",
  "campaign_members",
  "acquisition_costs",
  "annotations",
];

/**
 * Returns DuckDB with the committed files as tables of text, numbered by row, and as `clean_orders` and
 * `clean_lines` what is left of two of them once rows that no clean row looks like are taken out.
 */
export async function openSample(): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("set preserve_insertion_order = true");
  for (const table of tables) {
    await connection.run(
      `create table ${table} as
       select * from read_csv('${folder}${table}.csv', header = true, all_varchar = true,
           delim = ',', quote = '"', escape = '"', parallel = false, null_padding = false)`,
    );
  }
  await connection.run(`
    create table clean_orders as
    select distinct
        * replace (
            net_amount::decimal(18, 2) as net_amount,
            ordered_at::timestamp as ordered_at,
            promised_at::date as promised_at,
            delivered_at::date as delivered_at
        )
    from orders
    where order_id not like 'A8%'`);
  await connection.run(`
    create table clean_lines as
    select distinct order_id, product_id, quantity::integer as quantity,
        net_amount::decimal(18, 2) as net_amount
    from order_lines
    where try_cast(quantity as integer) <= 1000`);
  return connection;
}

/** Returns the rows of a query. */
export async function ask(
  connection: DuckDBConnection,
  sql: string,
): Promise<Record<string, Json>[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

/** Returns the numbers of a query's only row. */
export async function askNumbers(
  connection: DuckDBConnection,
  sql: string,
): Promise<Record<string, number>> {
  const [row = {}] = await ask(connection, sql);
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]));
}
