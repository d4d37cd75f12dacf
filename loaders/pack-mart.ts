import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Mart} from "./compute.js";
import type {Unit} from "./contract.js";
import {quoteLiteral} from "./sources/quote.js";

// Seventeen digits of an estimate tell nobody more than a cent does, and are most of what a browser would
// fetch. What pages load is therefore written in as many decimals as mean something.

/** Decimals to which estimates and ratios are published; numbers that have fewer keep what they have. */
const decimals: Partial<Record<Unit, number>> = {money: 2, share: 6, days: 2, months: 2, orders: 4};
/** Numbers that are exact in so many decimals stay exact: some currencies have three. */
const mostExact = 3;
/** The greatest pains of packing, for tables whose bytes a reader waits for more than a build for them. */
const small = {rows: 50_000, level: 19};

/**
 * Returns a mart's Parquet file as pages load it: decimals as whole numbers with a scale, days as days,
 * packed by zstd. Rows, their order and their groups are those of the mart.
 */
export async function packMart(connection: DuckDBConnection, mart: Mart): Promise<Buffer> {
  const {contract, parquet, rows} = mart;
  const source = `read_parquet(${quoteLiteral(parquet)}, file_row_number = true)`;
  const columns = await packedColumns(connection, mart);
  const folder = await mkdtemp(join(tmpdir(), "clientele-pack-"));
  const file = join(folder, "packed.parquet");
  try {
    await connection.run(
      `copy (select ${columns.join(", ")} from ${source} order by file_row_number)
       to ${quoteLiteral(file)}
       (format parquet, compression zstd, compression_level ${rows <= small.rows ? small.level : 3},
        row_group_size ${groupSize(rows, contract.rowsTogether)})`,
    );
    return await readFile(file);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** Groups beyond which describing them takes more bytes than smaller ones save. */
const mostGroups = 128;
/** DuckDB writes groups of a multiple of this many rows. */
const vector = 2048;

/** Rows that lie together: as many as the contract says, or more where a file has very many. */
function groupSize(rows: number, together = 100_000): number {
  return Math.max(together, vector * Math.ceil(rows / mostGroups / vector));
}

async function packedColumns(
  connection: DuckDBConnection,
  {contract, parquet}: Mart,
): Promise<string[]> {
  const asked = Object.entries(contract.columns).flatMap(([name, {type}]) => {
    if (type === "TIMESTAMP_MS") return [`bool_and(${name} = ${name}::date) as ${name}`];
    if (type !== "DOUBLE") return [];
    const exact = Array.from({length: mostExact + 1}, (_, scale) => {
      const whole = `${name} * 1e${scale}`;
      return `bool_and(abs(${whole} - round(${whole})) <= 1e-12 * abs(${whole}))`;
    });
    return [`{greatest: max(abs(${name})), exact: [${exact.join(", ")}]} as ${name}`];
  });
  const found = await connection.runAndReadAll(
    `select ${[...asked, "0"].join(", ")} from read_parquet(${quoteLiteral(parquet)})`,
  );
  const [seen = {}] = found.getRowObjectsJS();
  return Object.entries(contract.columns).map(([name, {type, unit}]) => {
    if (type === "TIMESTAMP_MS") return seen[name] === false ? name : `${name}::date as ${name}`;
    if (type !== "DOUBLE") return name;
    const {greatest, exact} = seen[name] as {greatest: number | null; exact: (boolean | null)[]};
    const fewest = exact.findIndex((holds) => holds !== false);
    const scale = fewest === -1 ? unit && decimals[unit] : fewest;
    const digits =
      scale === undefined ? 19 : Math.ceil(Math.log10((greatest ?? 0) + 1)) + scale + 1;
    if (digits > 18) return name;
    return `round(${name}, ${scale})::decimal(${digits > 9 ? 18 : 9}, ${scale}) as ${name}`;
  });
}
