import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {type Contract, contract} from "../../loaders/contract.js";
import {martBytes} from "../../loaders/publish.js";
import {Warehouse} from "../../loaders/warehouse.js";
import {readRows} from "../../src/components/marts/parquet-reader.js";
import {newFolder} from "../pipeline/source.js";

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

async function packed(select: string, of: Omit<Contract, "format"> = spec) {
  const {file} = await warehouse.table("marts.things", select, {orderBy: "position"});
  const mart = {contract: {...of, format: "parquet"} as const, parquet: file, rows: 0};
  const bytes = await martBytes(warehouse.connection, mart);
  const rows = await readRows(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  );
  return {bytes, rows};
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

  test("Parquet: rows in the mart's order, as pages' reader understands them", async () => {
    const {rows} = await packed(sql);
    expect(rows.map(({position, amount}) => [position, amount])).toEqual([
      [1, 1234567.891],
      [2, -0.1],
    ]);
    expect(rows[0]?.["month"]).toEqual(new Date("2024-02-29T00:00:00Z"));
    expect(rows[1]?.["name"] ?? null).toBeNull();
    expect(rows[1]?.["month"] ?? null).toBeNull();
    expect(rows[0]?.["is_complete"]).toBe(true);
  });

  test("Parquet: cents and thousandths stay exact, estimates of money are told to the cent", async () => {
    const amounts = "0.07, 1.15, -33.33, 1e13 + 0.01, 4.35";
    const of = (values: string) =>
      `select 'a' as name, (row_number() over ())::integer as position, x::double as amount,
        true as is_complete, timestamp_ms '2024-02-29' as month from (select unnest([${values}]) as x)`;
    const money = {
      ...spec,
      columns: {...spec.columns, amount: {...spec.columns.amount, unit: "money"}},
    } as const;
    const read = async (values: string) =>
      (await packed(of(values), money)).rows.map(({amount}) => amount);
    expect(await read(amounts)).toEqual([0.07, 1.15, -33.33, 1e13 + 0.01, 4.35]);
    expect(await read("1.001, 2.5")).toEqual([1.001, 2.5]);
    expect(await read("1/3::double, 1e8/3")).toEqual([0.33, 33333333.33]);
    expect(await read("null::double, null")).toEqual([null, null]);
    // Too large for a scale: as they are.
    expect(await read("1e17/3, 0.5")).toEqual([1e17 / 3, 0.5]);
  });
});
