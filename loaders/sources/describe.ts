import type {DuckDBConnection} from "@duckdb/node-api";
import {InputFaults} from "../faults.js";

/** Returns names and DuckDB types of what follows FROM; what DuckDB cannot read is a fault in its words. */
export async function describeColumns(
  from: string,
  file: string,
  connection: DuckDBConnection,
): Promise<{name: string; type: string}[]> {
  try {
    const result = await connection.runAndReadAll(`describe select * from ${from}`);
    return result.getRows().map(([name, type]) => ({name: name as string, type: type as string}));
  } catch (error) {
    throw new InputFaults([unreadable(file, error)]);
  }
}

/** Returns the fault of a file that DuckDB refuses. */
export function unreadable(file: string, error: unknown) {
  const words = (error as Error).message.split("\n\nLINE")[0]!.trim();
  return {
    file,
    reason: `the file cannot be read (${words})`,
    remedy: "export it again; it may be incomplete, or of another format than its name says",
  };
}
