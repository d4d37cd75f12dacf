import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, afterEach, beforeAll, describe, expect, it, vi} from "vitest";
import {drawnFrom, firstRows, listedFrom} from "../../../src/components/marts/first-rows.js";
import {readMarts} from "../../../src/components/marts/mart.js";
import {readColumns} from "../../../src/components/marts/mart-columns.js";
import {serveBytes} from "./serve-bytes.js";

const folder = mkdtempSync(join(tmpdir(), "clientele-first-rows-"));
const name = join(folder, "customers.parquet");
const size = 20_000;
let bytes: Buffer;

/** A mart of customers in groups of 2,048 rows, as they are published; noise, so that nothing packs away. */
beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`copy (
    select md5(i::varchar) as customer_key, i % 7 as order_count, sqrt(i) as net_amount
    from range(${size}) as rows (i) order by customer_key
  ) to '${name}' (format parquet, parquet_version v2, row_group_size 2048)`);
  connection.closeSync();
  bytes = readFileSync(name);
});
afterAll(() => rmSync(folder, {recursive: true}));
afterEach(() => vi.unstubAllGlobals());

const keysOf = (rows: readonly {customer_key: string}[]) => rows.map((row) => row.customer_key);

describe("the first rows of a mart", () => {
  it("come in two requests, without the rest of the file", async () => {
    const sent = serveBytes(bytes);
    const {customers} = await readMarts({customers: firstRows("x", 5000)});
    expect(customers).toHaveLength(5000);
    const keys = keysOf(customers);
    expect(keys).toEqual([...keys].sort());
    expect(sent).toHaveLength(2);
    // Three groups of 2,048 rows of twenty thousand are wanted.
    expect(sent[1]! / bytes.length).toBeLessThan(0.35);
  });

  it("are all of them where there are no more", async () => {
    serveBytes(bytes);
    const {customers} = await readMarts({customers: firstRows("x", size + 1)});
    expect(customers).toHaveLength(size);
  });

  it("are the same as columns", async () => {
    serveBytes(bytes);
    const columns = await readColumns(await firstRows("x", 5000), [], ["net_amount"]);
    const {customers} = await readMarts({customers: firstRows("x", 5000)});
    expect(columns.size).toBe(5000);
    expect(columns.key).toEqual(keysOf(customers));
    expect([...columns.number.net_amount]).toEqual(customers.map((row) => row.net_amount));
  });
});

describe("what a page holds of very many customers", () => {
  const info = (known: number, page = 100_000) =>
    Promise.resolve([
      {item: "customers_known", value: String(known)},
      {item: "page_customers", value: String(page)},
    ]);

  it("is everybody up to the setting, beyond it a part of it", async () => {
    expect(await drawnFrom(info(100_000))).toBe(Infinity);
    expect(await listedFrom(info(100_000))).toBe(Infinity);
    expect(await drawnFrom(info(100_001))).toBe(25_000);
    expect(await listedFrom(info(100_001))).toBe(20_000);
    expect(await drawnFrom(info(5000, 1000))).toBe(250);
  });
});
