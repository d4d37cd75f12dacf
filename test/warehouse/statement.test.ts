import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {beforeAll, describe, expect, test} from "vitest";
import {readStatement} from "../../loaders/statement.js";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
});

const read = (sql: string) => readStatement(connection, sql, "core.x");

describe("what a statement reads", () => {
  test.each([
    ["select 1", []],
    ["select a from core.t", ["core.t"]],
    ["select a from core.t inner join staging.u using (a)", ["core.t", "staging.u"]],
    ["with c as (select a from core.t) select a from c", ["core.t"]],
    ["select (select max(a) from core.t) from staging.u", ["core.t", "staging.u"]],
    ["select a from core.t where a in (select b from core.u)", ["core.t", "core.u"]],
    ["select a from core.t union all select a from core.u", ["core.t", "core.u"]],
    ["with c as (with d as (select a from core.t) select a from d) select a from c", ["core.t"]],
    ["select a from core.t as x, range(0, 3) as steps (n), unnest([1]) as u (v)", ["core.t"]],
    ["from core.t select a", ["core.t"]],
  ])("%s", async (sql, reads) => {
    expect((await read(sql)).reads).toEqual(reads);
  });

  test("variables, wherever they stand", async () => {
    const sql = `
      with c as (select a from core.t where a < getvariable('z'))
      select case when exists (select 1 from c where a = getvariable('y')) then GetVariable('x') end`;
    expect((await read(sql)).variables).toEqual(["x", "y", "z"]);
  });

  test.each([
    ["select a from core.t order by a", true],
    ["select a from core.t union all select a from core.u order by 1 limit 3", true],
    ["select a from core.t", false],
    ["select a from (select a from core.t order by a)", false],
    ["select first_value(a) over (order by b) as a from core.t", false],
  ])("%s: in order? %s", async (sql, isOrdered) => {
    expect((await read(sql)).isOrdered).toBe(isOrdered);
  });

  test("quotes in the SQL do no harm", async () => {
    expect((await read("select 'it''s' as a from core.t")).reads).toEqual(["core.t"]);
  });
});

describe("refuses what a key cannot see", () => {
  test.each([
    ["select a from t", "step core.x: table t has no schema; write core.t or the like"],
    ["select a from 'orders.csv'", "step core.x: table orders.csv has no schema"],
    ["select a from core.t inner join u using (a)", "step core.x: table u has no schema"],
    ["select a from read_csv('orders.csv')", "step core.x: reads by read_csv(), which"],
    ["select a from read_parquet('x')", "step core.x: reads by read_parquet()"],
    ["select (select content from read_text('x'))", "step core.x: reads by read_text()"],
    ["select a from glob('*')", "step core.x: reads by glob()"],
    ["select a from query('select 1')", "step core.x: reads by query()"],
    ["select a from duckdb_tables()", "step core.x: reads by duckdb_tables()"],
  ])("%s", async (sql, message) => {
    await expect(read(sql)).rejects.toThrow(message);
  });

  test.each([
    ["select 1; select 2", "step core.x: one SELECT was expected"],
    ["", "step core.x: one SELECT was expected"],
    ["create table core.t as select 1", "step core.x: Only SELECT statements can be serialized"],
    ["delete from core.t", "step core.x: Only SELECT statements can be serialized"],
    ["selct 1", 'step core.x: syntax error at or near "selct"'],
  ])("%j, which is not one SELECT", async (sql, message) => {
    await expect(read(sql)).rejects.toThrow(message);
  });
});
