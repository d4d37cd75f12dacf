import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {describeColumns} from "./describe.js";
import type {InputPart, ReadContext} from "./part.js";
import {quoteIdentifier, quotePath} from "./quote.js";

/** Returns a Parquet file as a part of a table, its columns as DuckDB types them. */
export async function openParquet(
  file: string,
  {folder}: ReadContext,
  connection: DuckDBConnection,
): Promise<InputPart> {
  return openParquetAt(join(folder, file), file, connection);
}

/** Returns a Parquet file somewhere as a part of a table, under the name of the file it was made of. */
export async function openParquetAt(
  path: string,
  file: string,
  connection: DuckDBConnection,
): Promise<InputPart> {
  const plain = `read_parquet(${quotePath(path)})`;
  const described = await describeColumns(plain, file, connection);
  const count = await connection.runAndReadAll(
    `select num_rows from parquet_file_metadata(${quotePath(path)})`,
  );
  const columns = described.map(({name, type}) => ({name, type, sql: quoteIdentifier(name)}));
  const isTaken = described.some(({name}) => name.toLowerCase() === "file_row_number");
  return {
    file,
    columns,
    rows: Number(count.getRows()[0]?.[0] ?? 0),
    from: isTaken ? plain : `read_parquet(${quotePath(path)}, file_row_number = true)`,
    sourceRow: isTaken ? "row_number() over ()" : "file_row_number + 1",
    malformed: "cast(null as varchar)",
  };
}
