import {readdirSync} from "node:fs";
import {expect, test} from "vitest";
import {describeFault} from "../../loaders/faults.js";
import {openSource} from "../../loaders/sources/source.js";
import {
  faultsOfFolder,
  openConnection,
  readComplaints,
  readRows,
  withFolder,
  type Files,
} from "./temporary-source.js";

const lines = "No;Kunde;Zeit;Wert\n1;A;02.01.2024;1.234,5\n2;;03.01.2024;x\n";

test("a mapping reads files of the folder by relative paths and patterns", async () => {
  const rows = await readRows({
    "export/2024/one.csv": lines,
    "export/2024/two.csv": "No;Kunde;Zeit;Wert\n3;B;04.01.2024;7\n",
    "rates.json": '[{"factor": 1}]',
    "orders.sql": `
      -- All exports, renamed.
      select "No" as order_id, "Kunde" as customer_id, "Zeit" as ordered_at, "Wert" as net_amount,
        'web; ' as channel
      from read_csv('export/*/*.csv', all_varchar = true, delim = ';'), 'rates.json'
      order by order_id; -- done`,
    "source.yaml": "decimal_comma: true",
  });
  expect(
    rows.map(
      ({order_id, customer_id, ordered_at, net_amount, channel, source_file, source_row}) => [
        order_id,
        customer_id,
        ordered_at,
        net_amount,
        channel,
        source_file,
        source_row,
      ],
    ),
  ).toEqual([
    ["1", "A", "2024-01-02 00:00:00", "1234.5000", "web;", "orders.sql", 1],
    ["2", null, "2024-01-03 00:00:00", null, "web;", "orders.sql", 2],
    ["3", "B", "2024-01-04 00:00:00", "7.0000", "web;", "orders.sql", 3],
  ]);
  expect(rows[1]!.faults).toEqual([
    {column_name: "net_amount", value: "x", reason: "malformed_amount"},
  ]);
});

test.each<[string, string, RegExp]>([
  ["several statements", "select 1; drop table x", /^orders\.sql: the mapping holds 2 statements/],
  ["no SELECT", "create table x as select 1", /^orders\.sql: the mapping is no SELECT/],
  ["an export", "copy (select 1) to 'stolen.csv'", /^orders\.sql: the mapping is no SELECT/],
  ["nothing", "-- later", /^orders\.sql: the mapping is empty/],
  ["a syntax error", "selec 1", /^orders\.sql: the mapping fails: Parser Error: syntax error/],
  [
    "a missing file",
    "from 'sales.csv'",
    /^orders\.sql: the mapping fails: IO Error: No files found .*sales\.csv/,
  ],
  ["a failing row", "select error('boo') as order_id", /^orders\.sql: the mapping fails: .*boo/],
  [
    "a missing column",
    "select 1 as order_id",
    /^orders\.sql, column customer_id: the required column/,
  ],
])("a mapping with %s is refused, and has done nothing", async (_, sql, expected) => {
  await withFolder({"orders.sql": sql}, async (folder, scratch) => {
    const [fault] = await faultsOfFolder(folder, scratch);
    expect(describeFault(fault!)).toMatch(expected);
    expect(readdirSync(folder)).toEqual(["orders.sql"]);
  });
});

test("a mapping's hash follows all files of the folder but source.yaml", async () => {
  const files: Files = {
    "x.csv": "a\n1\n",
    "orders.sql":
      "select a as order_id, 'C' as customer_id, '2024-01-02' as ordered_at, 1 as net_amount from 'x.csv'",
  };
  const hash = (more: Files) =>
    withFolder({...files, ...more}, async (folder, scratch) => {
      const connection = await openConnection();
      return (await openSource(folder, {connection, scratch})).tables.get("orders")!.inputHash;
    });
  const first = await hash({});
  expect(await hash({"source.yaml": "currency: CNY"})).toBe(first);
  expect(await hash({"x.csv": "a\n2\n"})).not.toBe(first);
  expect(await hash({"y/z.csv": ""})).not.toBe(first);
});

test("a mapping leaves the connection as it was", async () => {
  const connection = await openConnection();
  const state = async () =>
    (
      await connection.runAndReadAll(
        "select value, (select count(*) from duckdb_views() where not internal) from duckdb_settings() where name = 'file_search_path'",
      )
    ).getRowsJson();
  const before = await state();
  await readComplaints({"orders.sql": "select error('boo') as order_id"});
  expect(await state()).toEqual(before);
});
