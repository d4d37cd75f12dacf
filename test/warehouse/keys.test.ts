import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {Warehouse} from "../../loaders/warehouse.js";
import {newFolder} from "../pipeline/source.js";

let cache: string;
let opened: Warehouse[];

beforeEach(() => {
  cache = newFolder();
  opened = [];
});
afterEach(() => opened.forEach((warehouse) => warehouse.close()));

const reader = "select * from (values (1, 'a'), (2, 'b')) as given (number, letter)";

async function open(log?: (line: string) => void): Promise<Warehouse> {
  const warehouse = await Warehouse.open({cache, threads: 1, ...(log && {log})});
  opened.push(warehouse);
  await warehouse.define("source.letters", reader, "content 1");
  await warehouse.setVariable("bound", "2");
  return warehouse;
}

const sql = "-- One row per number.\nselect number from source.letters";

describe("the key of a step", () => {
  async function key(change: (warehouse: Warehouse) => Promise<unknown>, own = sql, promise = "") {
    const warehouse = await open();
    await change(warehouse);
    await warehouse.table("core.numbers", own, {promise});
    return warehouse.lineage.key("core.numbers");
  }
  const nothing = () => Promise.resolve();

  test("is the same for the same step, in any cache", async () => {
    const first = await key(nothing);
    cache = newFolder();
    expect(await key(nothing)).toBe(first);
  });

  test("changes with the SQL, its comments included", async () => {
    expect(await key(nothing, sql.replace("number.", "letter."))).not.toBe(await key(nothing));
  });

  test("changes with the content of what it reads", async () => {
    const changed = await key((warehouse) =>
      warehouse.define("source.letters", reader, "content 2"),
    );
    expect(changed).not.toBe(await key(nothing));
  });

  test("changes with the reader of what it reads", async () => {
    const changed = await key((warehouse) =>
      warehouse.define("source.letters", `${reader} where number > 1`, "content 1"),
    );
    expect(changed).not.toBe(await key(nothing));
  });

  test("changes with what a view between them reads", async () => {
    const through = "select number from staging.between";
    const view = (warehouse: Warehouse) =>
      warehouse.view("staging.between", "select number from source.letters");
    const changed = await key(async (warehouse) => {
      await warehouse.define("source.letters", reader, "content 2");
      await view(warehouse);
    }, through);
    expect(changed).not.toBe(await key(view, through));
  });

  test("changes with a variable that it uses, and with no other", async () => {
    const uses = `${sql} where number < getvariable('bound')`;
    const set = (value: string) => (warehouse: Warehouse) => warehouse.setVariable("bound", value);
    expect(await key(set("1"), uses)).not.toBe(await key(nothing, uses));
    expect(await key(set("1"))).toBe(await key(nothing));
  });

  test("changes with a long value of a variable", async () => {
    const uses = `${sql} where letter <> getvariable('bound')`;
    const long = (last: string) => (warehouse: Warehouse) =>
      warehouse.setVariable("bound", `'${"x".repeat(60)}${last}'`);
    expect(await key(long("1"), uses)).not.toBe(await key(long("2"), uses));
  });

  test("changes with its contract", async () => {
    expect(await key(nothing, sql, "range 0 to 1")).not.toBe(await key(nothing));
  });

  test("does not change with a table that it does not read, or the order of steps", async () => {
    const other = await key(async (warehouse) => {
      await warehouse.define("source.others", "select 1 as number", "anything");
      await warehouse.table("staging.others", "select number from source.others");
    });
    expect(other).toBe(await key(nothing));
  });
});
