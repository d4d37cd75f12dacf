import type {DuckDBConnection} from "@duckdb/node-api";
import type {Mart} from "./compute.js";
import {packMart} from "./pack-mart.js";
import {quoteLiteral} from "./sources/quote.js";

/**
 * Returns a mart as the bytes that pages load: Parquet packed for them, or JSON, one row a line in
 * the contract's order, days as YYYY-MM-DD and absent values as null.
 */
export async function martBytes(connection: DuckDBConnection, mart: Mart): Promise<Buffer> {
  const {contract, parquet} = mart;
  if (contract.format === "parquet") return packMart(connection, mart);
  const columns = Object.entries(contract.columns).map(([name, {type}]) =>
    type === "TIMESTAMP_MS" ? `strftime(${name}, '%Y-%m-%d') as ${name}` : name,
  );
  const result = await connection.runAndReadAll(
    `select ${columns.join(", ")} from read_parquet(${quoteLiteral(parquet)}, file_row_number = true) order by file_row_number`,
  );
  const rows = result.getRowObjectsJS().map((row) => JSON.stringify(row));
  return Buffer.from(`[${rows.join(",\n")}]\n`);
}
