import {readFileSync} from "node:fs";
import {parquetReadObjects} from "hyparquet";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {type Contract, contract} from "../../loaders/contract.js";
import {martBytes} from "../../loaders/publish.js";
import {Warehouse} from "../../loaders/warehouse.js";
import {type Found, newFolder} from "../pipeline/source.js";

const text = {en: "x", zh: "x"};
const told = {label: text, meaning: text};
const spec = {
  name: "things",
  grain: text,
  key: ["position"],
  columns: {
    name: {type: "VARCHAR", ...told, absent: true},
    position: {type: "INTEGER", ...told},
    amount: {type: "DOUBLE", ...told, absent: true},
    is_complete: {type: "BOOLEAN", ...told},
    month: {type: "TIMESTAMP_MS", ...told, absent: true},
  },
} as const;
const json = contract({...spec, format: "json"});

// Out of order on purpose: publishing orders by key.
const sql = `select * from (values
  (null, 2, -0.1::double, false, null::timestamp_ms),
  ('a "quote", 蔡明 <b>
', 1, 1234567.891::double, true, timestamp_ms '2024-02-29')
) as given (name, position, amount, is_complete, month)`;

let warehouse: Warehouse;
beforeEach(async () => {
  warehouse = await Warehouse.open({cache: newFolder(), threads: 1});
});
afterEach(() => warehouse.close());

async function publish(of: Contract): Promise<{bytes: Buffer; file: string}> {
  const {file, rows} = await warehouse.table("marts.things", sql, {orderBy: of.key.join(", ")});
  const bytes = await martBytes(warehouse.connection, {contract: of, parquet: file, rows});
  return {bytes, file};
}

describe("a mart as bytes", () => {
  test("JSON: a row a line, in the contract's order, days as text, absent as null", async () => {
    const {bytes} = await publish(json);
    expect(bytes.toString("utf8")).toBe(
      '[{"name":"a \\"quote\\", 蔡明 <b>\\n","position":1,"amount":1234567.891,"is_complete":true,"month":"2024-02-29"},\n' +
        '{"name":null,"position":2,"amount":-0.1,"is_complete":false,"month":null}]\n',
    );
  });

  test("JSON of an empty mart is an empty list", async () => {
    const {file} = await warehouse.table("marts.things", `${sql} where position > 9`, {
      orderBy: "position",
    });
    const bytes = await martBytes(warehouse.connection, {contract: json, parquet: file, rows: 0});
    expect(JSON.parse(bytes.toString("utf8"))).toEqual([]);
  });

  test("Parquet: the file as it is, which pages' reader understands", async () => {
    const {bytes, file} = await publish(contract({...spec, format: "parquet"}));
    expect(bytes.equals(readFileSync(file))).toBe(true);
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const rows = (await parquetReadObjects({file: buffer as ArrayBuffer})) as Found[];
    expect(rows.map(({position, amount}) => [position, amount])).toEqual([
      [1, 1234567.891],
      [2, -0.1],
    ]);
    expect(rows[0]?.["month"]).toEqual(new Date("2024-02-29T00:00:00Z"));
    expect(rows[1]?.["name"] ?? null).toBeNull();
  });
});
