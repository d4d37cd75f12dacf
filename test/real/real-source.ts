import {cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync} from "node:fs";
import {readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {DuckDBInstance, type Json} from "@duckdb/node-api";
import {compute, type Computed} from "../../loaders/compute.js";
import {martBytes} from "../../loaders/publish.js";
import {sharedPath} from "../shared.js";

type Row = Record<string, Json>;

export const mappings = ["orders.sql", "order_lines.sql", "products.sql", "customers.sql"];

/** A source of real data, computed in a temporary folder; `close` removes all of it. */
export interface RealSource {
  readonly computed: Computed;
  /** Rows of a query over the pipeline's own tables and marts. */
  rows(sql: string): Promise<Row[]>;
  /** What pages load, by the name of the mart. */
  bytes(): Promise<Map<string, Buffer>>;
  close(): Promise<void>;
}

/**
 * Computes the marts of a mapping in this folder over a file in `../shared/data`, which is linked
 * beside it. `written` is what the mapping calls the file, where that is another name.
 */
export async function computeReal(name: string, file: string, written = file): Promise<RealSource> {
  const root = mkdtempSync(join(tmpdir(), "clientele-real-"));
  const folder = join(root, name);
  const remove = () => rmSync(root, {recursive: true, force: true});
  try {
    cpSync(join(import.meta.dirname, name), folder, {recursive: true});
    mkdirSync(folder, {recursive: true});
    for (const mapping of mappings.map((each) => join(folder, each))) {
      if (existsSync(mapping))
        writeFileSync(
          mapping,
          readFileSync(mapping, "utf8").replaceAll(`'${written}'`, `'${file}'`),
        );
    }
    const data = sharedPath("data", name, file);
    if (!existsSync(data))
      throw new Error(`${basename(data)} is missing in ../shared/data/${name}`);
    symlinkSync(data, join(folder, file));
    const cache = join(root, "cache");
    const computed = await compute({source: folder, cache, key: "a key for tests", log: () => {}});
    return {
      computed,
      rows: async (sql) => (await computed.connection.runAndReadAll(sql)).getRowObjectsJson(),
      bytes: async () => {
        const all = new Map<string, Buffer>();
        for (const [mart, each] of computed.marts)
          all.set(mart, await martBytes(computed.connection, each));
        return all;
      },
      close: async () => {
        await computed.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Returns a reader of SQL that knows nothing of the pipeline. */
export async function plainDatabase(): Promise<(sql: string) => Promise<Row[]>> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  return async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
}
