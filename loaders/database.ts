import {randomBytes} from "node:crypto";
import {mkdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";

export interface DatabaseOptions {
  /** Folder for what does not fit into memory, in one of its own that is removed at the end. */
  readonly spill: string;
  readonly threads?: number | undefined;
  readonly memory?: string | undefined;
}

export interface Database {
  readonly connection: DuckDBConnection;
  readonly close: () => void;
}

/** The schemas of the line, from left to right, and what stands beside it. */
const schemas = ["source", "staging", "core", "models", "definitions", "marts", "checks"];

/** Opens a database in memory that has the schemas of the line, speaks UTC and fetches nothing. */
export async function openDatabase({
  spill,
  threads,
  memory = "2500MB",
}: DatabaseOptions): Promise<Database> {
  mkdirSync(spill, {recursive: true});
  const own = join(spill, randomBytes(6).toString("hex"));
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: memory,
    temp_directory: own,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    ...(threads === undefined ? {} : {threads: String(threads)}),
  });
  const connection = await instance.connect();
  await connection.run("set preserve_insertion_order = false; set timezone = 'UTC'");
  for (const schema of schemas) await connection.run(`create schema ${schema}`);
  const close = () => {
    connection.closeSync();
    instance.closeSync();
    rmSync(own, {recursive: true, force: true});
  };
  return {connection, close};
}
