import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {expect, test} from "vitest";
import {openSource} from "../../loaders/sources/source.js";
import {canonicalTables} from "../../loaders/sources/canonical.js";
import {sqlTypes} from "../../loaders/sources/cells.js";
import {
  faultsOfFolder,
  openConnection,
  readComplaints,
  readRows,
  withFolder,
  type Files,
} from "./temporary-source.js";

const header = "order_id,customer_id,ordered_at,net_amount";
const orders = `${header}\n1,C1,2024-01-02,5\n2,,2024-01-03,6.5\n`;

async function open(files: Files) {
  return withFolder(files, async (folder, scratch) =>
    openSource(folder, {connection: await openConnection(), scratch}),
  );
}

test("a table has every canonical column in order, typed, then file, row and faults", async () => {
  await withFolder({"orders.csv": orders}, async (folder, scratch) => {
    const connection = await openConnection();
    const {tables} = await openSource(folder, {connection, scratch});
    const table = canonicalTables.find(({name}) => name === "orders")!;
    const described = await connection.runAndReadAll(`describe ${tables.get("orders")!.select}`);
    expect(described.getRows().map(([name, type]) => [name, type])).toEqual([
      ...table.columns.map(({name, type}) => [name, sqlTypes[type]]),
      ["source_file", "VARCHAR"],
      ["source_row", "BIGINT"],
      ["faults", 'STRUCT(column_name VARCHAR, "value" VARCHAR, reason VARCHAR)[]'],
    ]);
  });
});

test("what is given, what is ignored and which files are told", async () => {
  const {tables, settings} = await open({
    "orders.csv": `${header},Colour,store\n1,C1,2024-01-02,5,red,S\n`,
    "products.tsv": "product_id\tname\nP\tBall\n",
    "notes.txt": "not ours",
  });
  expect([...tables.keys()]).toEqual(["orders", "products"]);
  const table = tables.get("orders")!;
  expect(table.files).toEqual(["orders.csv"]);
  expect([...table.given]).toEqual([...header.split(","), "store"]);
  expect(table.ignored).toEqual(["Colour"]);
  expect(settings.name).toEqual({en: "shop", zh: "shop"});
});

test("parts of a table are read together, whatever the order of their columns", async () => {
  const rows = await readRows({
    "orders/2.csv": `net_amount;order_id;customer_id;ordered_at;store\n7;3;C2;2024-01-04;S\n`,
    "orders/1.csv": orders,
    "orders/3.csv.gz": gzipSync(`${header}\n`),
    "orders/_SUCCESS": "",
  });
  expect(
    rows.map(({order_id, net_amount, store, source_file, source_row}) => [
      order_id,
      net_amount,
      store,
      source_file,
      source_row,
    ]),
  ).toEqual([
    ["1", "5.0000", null, "orders/1.csv", 2],
    ["2", "6.5000", null, "orders/1.csv", 3],
    ["3", "7.0000", "S", "orders/2.csv", 2],
  ]);
});

test("the input hash follows content and names, not the order of files or other files", async () => {
  const hash = async (files: Files) => (await open(files)).tables.get("orders")!.inputHash;
  const parts = {"orders/a.csv": orders, "orders/b.csv": `${header}\n9,C,2024-01-02,1\n`};
  const first = await hash(parts);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await hash(Object.fromEntries(Object.entries(parts).reverse()))).toBe(first);
  expect(await hash({...parts, "products.csv": "product_id\n1\n"})).toBe(first);
  expect(await hash({...parts, "orders/b.csv": `${header}\n9,C,2024-01-02,2\n`})).not.toBe(first);
});

test("an order needs an amount, unless there are lines", async () => {
  const bare = "order_id,customer_id,ordered_at\n1,C1,2024-01-02\n";
  expect(await readComplaints({"orders.csv": bare})).toEqual([
    "orders.csv, column net_amount: the required column is missing; the columns found are order_id, customer_id, ordered_at" +
      " → name the column that holds it net_amount, or map it in orders.sql",
  ]);
  const lines = "order_id,product_id,quantity,net_amount\n1,P,1,5\n";
  const [row] = await readRows({"orders.csv": bare, "order_lines.csv": lines});
  expect(row!.faults).toBeNull();
});

test("every table that lacks a column says so, with a guess, in one go", async () => {
  expect(
    await readComplaints({
      "orders.csv": "OrderID,Customer Id,订单日期,net_amount\n1,2,2024-01-02,3\n",
      "products.csv": "prod_id\n1\n",
      "source.yaml": "timezon: UTC\n",
    }),
  ).toEqual(
    expect.arrayContaining([
      'source.yaml, row 1: unknown setting: "timezon" → did you mean timezone?',
    ]),
  );
  const complaints = await readComplaints({
    "orders.csv": "OrderID,Customer Id,订单日期,net_amount\n1,2,2024-01-02,3\n",
    "products.csv": "prod_id\n1\n",
  });
  const found = "the required column is missing; the columns found are";
  expect(complaints).toEqual([
    `orders.csv, column order_id: ${found} OrderID, Customer Id, 订单日期, net_amount → rename the column "OrderID" to order_id, or map it in orders.sql`,
    `orders.csv, column customer_id: ${found} OrderID, Customer Id, 订单日期, net_amount → rename the column "Customer Id" to customer_id, or map it in orders.sql`,
    `orders.csv, column ordered_at: ${found} OrderID, Customer Id, 订单日期, net_amount → rename the column "订单日期" to ordered_at, or map it in orders.sql`,
    `products.csv, column product_id: ${found} prod_id → rename the column "prod_id" to product_id, or map it in products.sql`,
  ]);
});

test.each<[string, Files, RegExp[]]>([
  ["an empty folder", {}, [/^the folder is empty → add orders\.csv/]],
  [
    "no orders",
    {"sales.xlsx": "", "orders.txt": header},
    [/^there are no orders in the folder; it holds orders\.txt, sales\.xlsx → add orders\.csv/],
  ],
  ["an empty file", {"orders.csv": ""}, [/^orders\.csv: the file is empty/]],
  ["only blank lines", {"orders.csv": "\n\n"}, [/^orders\.csv: the file is empty/]],
  ["a header alone", {"orders.csv": `${header}\n`}, [/^orders\.csv: empty source/]],
  ["an empty list", {"orders.json": "[]"}, [/^orders\.json: expected a list of objects/]],
  [
    "two candidates",
    {"orders.csv": orders, "orders.json": "[]"},
    [/^the table orders is there more than once: orders\.csv, orders\.json → keep one/],
  ],
  [
    "a folder beside a file",
    {"orders.csv": orders, "orders/1.csv": orders},
    [/^the table orders is there more than once: orders, orders\.csv/],
  ],
  [
    "a folder named like a file",
    {"orders.csv/1.csv": orders},
    [/^orders\.csv: a folder with the name of a file → rename the folder to orders/],
  ],
  [
    "parts of two formats",
    {"orders/1.csv": orders, "orders/2.json": "[]"},
    [/^orders: parts of more than one format: orders\/1\.csv, orders\/2\.json/],
  ],
  [
    "a foreign file among the parts",
    {"orders/1.csv": orders, "orders/readme.md": ""},
    [/^orders\/readme\.md: not a part of a table/],
  ],
  ["a folder without parts", {"orders/.keep": ""}, [/^orders: the folder holds no parts/]],
  [
    "a column twice",
    {"orders.csv": `${header},Net_Amount\n1,2,2024-01-02,3,4\n`},
    [/^orders\.csv, row 1, column net_amount: two columns have this name/],
  ],
  [
    "a truncated archive",
    {"orders.csv.gz": gzipSync(orders.repeat(100)).subarray(0, 40)},
    [/^orders\.csv\.gz: the file cannot be read \(unexpected end of file\)/],
  ],
  [
    "no archive at all",
    {"orders.csv.gz": orders, "products.csv.zst": "product_id\n1\n"},
    [
      /^orders\.csv\.gz: the file cannot be read \(incorrect header check\)/,
      /^products\.csv\.zst: the file cannot be read \(invalid zstd data\)/,
    ],
  ],
  [
    "a broken Parquet",
    {"orders.parquet": "PAR1nope"},
    [/^orders\.parquet: the file cannot be read \(/],
  ],
  [
    "a broken JSON",
    {"orders.json": '[{"order_id": 1}, {"order'},
    [/^orders\.json: the file cannot be read \(/],
  ],
])("%s is refused in words", async (_, files, expected) => {
  const complaints = await readComplaints(files);
  expect(complaints).toHaveLength(expected.length);
  complaints.forEach((complaint, i) => expect(complaint).toMatch(expected[i]!));
});

test("a missing folder and a file in its place are refused", async () => {
  await withFolder({"orders.csv": orders}, async (folder, scratch) => {
    expect((await faultsOfFolder(join(folder, "nowhere"), scratch))[0]!.reason).toBe(
      "there is no such folder",
    );
    expect((await faultsOfFolder(join(folder, "orders.csv"), scratch))[0]!.reason).toBe(
      "a source is a folder, and this is a file",
    );
  });
});

test("an edit is always seen, and what was rewritten is used again", async () => {
  await withFolder({"orders.csv": orders}, async (folder, scratch) => {
    const connection = await openConnection();
    const count = async () => {
      const {tables} = await openSource(folder, {connection, scratch});
      const sql = `select count(*)::integer, count(faults)::integer from (${tables.get("orders")!.select})`;
      return (await connection.runAndReadAll(sql)).getRows()[0];
    };
    expect(await count()).toEqual([2, 0]);
    writeFileSync(join(folder, "orders.csv"), `${orders}3,C\n`);
    expect(await count()).toEqual([3, 1]);
    expect(await count()).toEqual([3, 1]);
    writeFileSync(join(folder, "orders.csv"), orders);
    expect(await count()).toEqual([2, 0]);
    rmSync(scratch, {recursive: true});
    mkdirSync(scratch);
    expect(await count()).toEqual([2, 0]);
  });
});
