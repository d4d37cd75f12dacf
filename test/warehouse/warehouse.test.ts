import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
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

describe("a kept result", () => {
  test("is reused, and the log says so; the file stays as it is", async () => {
    const first = await (await open()).table("core.numbers", sql);
    const bytes = readFileSync(first.file);
    const lines: string[] = [];
    const warehouse = await open((line) => lines.push(line));
    expect(await warehouse.table("core.numbers", sql)).toEqual(first);
    expect(readFileSync(first.file).equals(bytes)).toBe(true);
    expect(warehouse.records).toEqual([
      {name: "core.numbers", ran: false, why: "unchanged", rows: 2, seconds: 0},
    ]);
    expect(lines).toEqual(["core.numbers                 reused (unchanged)"]);
  });

  async function why(change: (warehouse: Warehouse) => Promise<unknown>, own = sql, promise = "") {
    const before = await open();
    await before.table("core.numbers", `${sql} where number < getvariable('bound')`);
    const warehouse = await open();
    await change(warehouse);
    await warehouse.table("core.numbers", own, {promise});
    return warehouse.records.at(-1)?.why;
  }
  const same = `${sql} where number < getvariable('bound')`;

  test("is told to be missing on the first run", async () => {
    const warehouse = await open();
    await warehouse.table("core.numbers", sql);
    expect(warehouse.records).toMatchObject([{ran: true, why: "first run", rows: 2}]);
  });

  test("is not used once anything changed, and the log says what", async () => {
    expect(await why(() => Promise.resolve(), `${same} and true`)).toBe("SQL changed");
    expect(await why((warehouse) => warehouse.setVariable("bound", "9"), same)).toBe(
      "bound changed",
    );
    expect(
      await why((warehouse) => warehouse.define("source.letters", reader, "content 3"), same),
    ).toBe("source.letters changed");
    expect(await why(() => Promise.resolve(), same, "promise")).toBe("contract changed");
  });

  test("that is gone is computed again", async () => {
    const {file} = await (await open()).table("core.numbers", sql);
    rmSync(file);
    const warehouse = await open();
    await warehouse.table("core.numbers", sql);
    expect(warehouse.records).toMatchObject([{ran: true, why: "kept result gone"}]);
    expect(existsSync(file)).toBe(true);
  });

  test("that is cut short or has no proof of being whole is never used", async () => {
    const {file} = await (await open()).table("core.numbers", sql);
    const whole = readFileSync(file);
    const damage: (() => void)[] = [
      () => writeFileSync(file, whole.subarray(0, whole.length - 9)),
      () => writeFileSync(file, ""),
      () => rmSync(file.replace(/parquet$/, "json")),
      () => writeFileSync(file.replace(/parquet$/, "json"), '{"rows": 2'),
    ];
    for (const harm of damage) {
      harm();
      const warehouse = await open();
      await warehouse.table("core.numbers", sql);
      expect(warehouse.records).toMatchObject([{ran: true}]);
      expect(await warehouse.rows("select count(*)::integer as n from core.numbers")).toEqual([
        {n: 2},
      ]);
    }
  });

  test("never comes of a draft that a killed process left", async () => {
    const {file} = await (await open()).table("core.numbers", sql);
    const draft = file.replace(/parquet$/, "4711.abcd1234.draft");
    rmSync(file);
    writeFileSync(draft, "half");
    const warehouse = await open();
    await warehouse.table("core.numbers", sql);
    expect(await warehouse.rows("select sum(number)::integer as n from core.numbers")).toEqual([
      {n: 3},
    ]);
  });

  test("is not kept when its check fails, and no draft stays behind", async () => {
    const warehouse = await open();
    const check = () => Promise.reject(new Error("broken promise"));
    await expect(warehouse.table("core.numbers", sql, {check})).rejects.toThrow("broken promise");
    expect(readdirSync(join(cache, "core/numbers"))).toEqual([]);
    const again = await open();
    await again.table("core.numbers", sql);
    expect(again.records).toMatchObject([{ran: true, why: "first run"}]);
  });

  test("has rows in the order that is asked for, the same bytes on any number of threads", async () => {
    const many =
      "select (range * 7919) % 100003 as number, range % 7 as digit from range(0, 50000)";
    const bytes: Buffer[] = [];
    for (const threads of [1, 2, 4]) {
      for (const sql of [many, `select number, digit from (${many}) order by number + 1`]) {
        cache = newFolder();
        const warehouse = await Warehouse.open({cache, threads});
        opened.push(warehouse);
        const {file} = await warehouse.table("marts.many", sql, {orderBy: "number"});
        bytes.push(readFileSync(file));
      }
    }
    for (const each of bytes) expect(each.equals(bytes[0]!)).toBe(true);
  });
});

test("two warehouses at once on one cache both get whole results", async () => {
  const [one, two] = [await open(), await open()];
  const slow = "select range as number, sin(range) as sine from range(0, 200000)";
  const names = ["core.a", "core.b", "core.c", "core.d"];
  const run = async (warehouse: Warehouse) => {
    for (const name of names) await warehouse.table(name, slow);
  };
  await Promise.all([run(one), run(two)]);
  for (const warehouse of [one, two]) {
    for (const name of names) {
      expect(
        await warehouse.rows(
          `select count(*)::integer as n, sum(number)::double as s from ${name}`,
        ),
      ).toEqual([{n: 200000, s: 19999900000}]);
    }
  }
  const third = await open();
  await run(third);
  expect(third.records.map(({ran}) => ran)).toEqual([false, false, false, false]);
});

test("closing removes what was spilled, and leaves the results", async () => {
  const warehouse = await Warehouse.open({cache});
  const {file} = await warehouse.table("core.numbers", "select 1 as number");
  warehouse.close();
  expect(readdirSync(join(cache, "spill"))).toEqual([]);
  expect(existsSync(file)).toBe(true);
});

describe("a step that cannot be", () => {
  test.each([
    ["select 1 from core.unknown", "step core.x reads core.unknown, which no step before it makes"],
    ["select getvariable('nothing')", "step core.x uses an unset variable: nothing"],
    ["select missing from source.letters", /^step core\.x: Binder Error: .*"missing" not found/s],
  ])("%s", async (own, message) => {
    const warehouse = await open();
    await expect(warehouse.table("core.x", own)).rejects.toThrow(message);
  });
});
