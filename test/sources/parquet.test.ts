import {join} from "node:path";
import {expect, test} from "vitest";
import {openSource} from "../../loaders/sources/source.js";
import {openConnection, rowsOf, withFolder, type Row} from "./temporary-source.js";

/** Returns the orders of a source whose Parquet files are the results of these queries. */
async function readParquet(queries: Record<string, string>, settings = ""): Promise<Row[]> {
  return withFolder({"source.yaml": settings, "orders/.keep": ""}, async (folder, scratch) => {
    const connection = await openConnection();
    for (const [name, query] of Object.entries(queries))
      await connection.run(`copy (${query}) to '${join(folder, "orders", name)}' (format parquet)`);
    const source = await openSource(folder, {connection, scratch});
    return rowsOf(source, "orders", connection);
  });
}

const columns = ["order_id", "customer_id", "ordered_at", "net_amount"];
const pick = (row: Row) => columns.map((name) => row[name]);

test("native types are taken as they are", async () => {
  const rows = await readParquet({
    "1.parquet": `
      select 1::integer as order_id, 17850.0::double as customer_id,
        timestamp_ns '2024-01-02 03:04:05.123456789' as ordered_at, 0.1::double as net_amount
      union all by name
      select 2 as order_id, 'nan'::double as customer_id,
        timestamp_ns '2024-01-02 03:04:05' as ordered_at, -2.00005 as net_amount`,
    "2.parquet": `
      select 9007199254740993 as order_id, 17850.0::double as customer_id,
        timestamp_ns '2024-01-02 03:04:05' as ordered_at, 1e20::double as net_amount`,
  });
  expect(rows.map(pick)).toEqual([
    ["1", "17850", "2024-01-02 03:04:05.123456", "0.1000"],
    ["2", null, "2024-01-02 03:04:05", "-2.0001"],
    ["9007199254740993", "17850", "2024-01-02 03:04:05", null],
  ]);
  expect(rows.map(({faults}) => faults)).toEqual([
    null,
    null,
    [{column_name: "net_amount", value: "1e+20", reason: "malformed_amount"}],
  ]);
});

test("instants with a timezone become local, days begin at midnight, decimals are exact", async () => {
  const rows = await readParquet(
    {
      "1.parquet": `select ' A ' as order_id, null::varchar as customer_id,
        '2024-01-02 20:00:00Z'::timestamptz as ordered_at, 1.23456::decimal(30, 5) as net_amount`,
    },
    "timezone: Asia/Shanghai",
  );
  expect(rows.map(pick)).toEqual([["A", null, "2024-01-03 04:00:00", "1.2346"]]);
});

test("what is not finite is a fault", async () => {
  const [row] = await readParquet({
    "1.parquet": `select '1' as order_id, 'C' as customer_id, 'infinity'::timestamp as ordered_at,
      'nan'::double as net_amount`,
  });
  expect(row!.faults).toEqual([
    {column_name: "ordered_at", value: "infinity", reason: "malformed_date"},
    {column_name: "net_amount", value: "nan", reason: "malformed_amount"},
  ]);
});

test("parts that type a column differently meet as text; rows count from one in each", async () => {
  const rows = await readParquet({
    "1.parquet": `select range as order_id, 'C' as customer_id, date '2024-01-02' as ordered_at,
      1 as net_amount from range(3)`,
    "2.parquet": `select 'X' as order_id, 'C' as customer_id, '2024年1月3日' as ordered_at,
      '¥5' as net_amount, 7 as file_row_number`,
  });
  expect(rows.map((row) => [...pick(row), row.source_file, row.source_row, row.faults])).toEqual([
    ["0", "C", "2024-01-02 00:00:00", "1.0000", "orders/1.parquet", 1, null],
    ["1", "C", "2024-01-02 00:00:00", "1.0000", "orders/1.parquet", 2, null],
    ["2", "C", "2024-01-02 00:00:00", "1.0000", "orders/1.parquet", 3, null],
    ["X", "C", "2024-01-03 00:00:00", "5.0000", "orders/2.parquet", 1, null],
  ]);
});

test("identifiers that were plain are looked at again when the file is another", async () => {
  await withFolder({"orders/.keep": ""}, async (folder, scratch) => {
    const connection = await openConnection();
    const read = async (id: string) => {
      await connection.run(`copy (select ${id} as order_id, 'C1' as customer_id,
        timestamp '2024-01-02' as ordered_at, 1.0 as net_amount
      ) to '${join(folder, "orders/1.parquet")}' (format parquet)`);
      const [row] = await rowsOf(
        await openSource(folder, {connection, scratch}),
        "orders",
        connection,
      );
      return row!.order_id;
    };
    expect(await read("'A1'")).toBe("A1");
    expect(await read("'A1'")).toBe("A1");
    expect(await read("' A1 '")).toBe("A1");
    expect(await read("'#N/A'")).toBeNull();
  });
});
