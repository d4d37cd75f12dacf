import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {type CodeStep, stepCode} from "../../loaders/code-step.js";
import type {Columns} from "../../loaders/columns.js";
import {Warehouse} from "../../loaders/warehouse.js";
import {newFolder} from "../pipeline/source.js";

let cache: string;
let opened: Warehouse[];

beforeEach(() => {
  cache = newFolder();
  opened = [];
});
afterEach(() => opened.forEach((warehouse) => warehouse.close()));

const reader = `select * from (values
  (1::integer, 0.5::double, 'a', true), (2, null, null, false), (3, 2.5, 'ü', true)
) as given (number, half, letter, is_odd)`;

async function open(log?: (line: string) => void): Promise<Warehouse> {
  const warehouse = await Warehouse.open({cache, threads: 1, ...(log && {log})});
  opened.push(warehouse);
  await warehouse.define("source.letters", reader, "content 1");
  await warehouse.setVariable("factor", "2::double");
  return warehouse;
}

const doubled: CodeStep<"letters" | "settings"> = {
  inputs: {
    letters: "select number, half, letter, is_odd from source.letters order by number desc",
    settings: "select getvariable('factor') as factor order by factor",
  },
  shape: {number: "INTEGER", half: "DOUBLE", letter: "VARCHAR", is_odd: "BOOLEAN"},
  compute: ({letters, settings}) => ({
    number: (letters["number"] as Int32Array).map((each) => each * 10),
    half: (letters["half"] as Float64Array).map((each) => each * Number(settings["factor"]![0])),
    letter: letters["letter"]!,
    is_odd: letters["is_odd"]!,
  }),
};
const nowhere = () => Promise.resolve();

describe("a step in code", () => {
  test("gets typed columns in order and keeps what it computes in its own", async () => {
    const warehouse = await open();
    const {rows} = await warehouse.code("models.doubled", doubled, "code 1");
    expect(rows).toBe(3);
    expect(await warehouse.rows("select * from models.doubled")).toEqual([
      {number: 30, half: 5, letter: "ü", is_odd: true},
      {number: 20, half: null, letter: null, is_odd: false},
      {number: 10, half: 1, letter: "a", is_odd: true},
    ]);
    const [types] = await warehouse.rows(
      "select list(column_type) as types from (describe models.doubled)",
    );
    expect(types?.["types"]).toEqual(["INTEGER", "DOUBLE", "VARCHAR", "BOOLEAN"]);
  });

  test("is reused by the next build, and not run", async () => {
    const first = await (await open()).code("models.doubled", doubled, "code 1");
    const never: CodeStep = {
      ...doubled,
      compute: () => {
        throw new Error("ran");
      },
    };
    const lines: string[] = [];
    const warehouse = await open((line) => lines.push(line));
    expect(await warehouse.code("models.doubled", never, "code 1")).toEqual(first);
    expect(lines.join()).toMatch(/models.doubled +reused \(unchanged\)/);
  });

  test("more rows than DuckDB hands over at once", async () => {
    const warehouse = await open();
    await warehouse.define("source.many", "select range::integer as n from range(10000)", "");
    const step: CodeStep<"many"> = {
      inputs: {
        many: "select n, case when n % 3 > 0 then n / 2 end as half from source.many order by n",
      },
      shape: {n: "INTEGER", half: "DOUBLE"},
      compute: ({many}) => many,
    };
    await warehouse.code("models.many", step, "");
    const [sums] = await warehouse.rows(
      "select sum(n)::double as n, count(half)::double as halves, sum(half) as half from models.many",
    );
    expect(sums).toEqual({
      n: 49_995_000,
      halves: 6666,
      half: (49_995_000 - (3 * 3333 * 3334) / 2) / 2,
    });
  });
});

describe("the key of a step in code", () => {
  async function key(change: (warehouse: Warehouse) => Promise<unknown>, code = "code 1") {
    const warehouse = await open();
    await change(warehouse);
    await warehouse.code("models.doubled", doubled, code);
    return warehouse.lineage.key("models.doubled");
  }

  test("changes with the code, with what is read and with a setting; with nothing else", async () => {
    const first = await key(nowhere);
    expect(await key(nowhere)).toBe(first);
    expect(await key(nowhere, "code 2")).not.toBe(first);
    expect(await key((it) => it.define("source.letters", reader, "content 2"))).not.toBe(first);
    expect(await key((it) => it.setVariable("factor", "3::double"))).not.toBe(first);
    expect(await key((it) => it.setVariable("other", "3::double"))).toBe(first);
  });

  test("told in the log", async () => {
    await (await open()).code("models.doubled", doubled, "code 1");
    const lines: string[] = [];
    await (await open((line) => lines.push(line))).code("models.doubled", doubled, "code 2");
    expect(lines.join()).toContain("(code changed)");
  });

  test("holds the code of all models and of its own file alone", () => {
    expect(stepCode("models.survival")).toMatch(/^[0-9a-f]{64}$/);
    expect(stepCode("models.survival")).not.toBe(stepCode("models.survival_curves"));
    expect(() => stepCode("models.unwritten")).toThrow(
      "step models.unwritten has no file models/steps/unwritten.ts",
    );
  });
});

describe("refuses", () => {
  const run = async (step: Partial<CodeStep>) =>
    (await open()).code("models.doubled", {...doubled, ...step}, "code 1");

  test.each([
    [
      {inputs: {letters: "select number from core.numbers order by number"}},
      "step models.doubled reads core.numbers, which no step before it makes",
    ],
    [
      {inputs: {letters: "select * from read_csv('letters.csv')"}},
      "step models.doubled: reads by read_csv(), which its key cannot see",
    ],
    [
      {inputs: {letters: "select getvariable('unset') as one"}},
      "step models.doubled uses an unset variable: unset",
    ],
    [
      {inputs: {letters: "select 1::bigint as number"}},
      "step models.doubled: column number is BIGINT: INTEGER, DOUBLE, VARCHAR, BOOLEAN were expected",
    ],
    [
      {inputs: {letters: "select null::integer as number"}},
      "step models.doubled: column number is an integer and absent somewhere: none was expected",
    ],
    [
      {compute: () => ({number: new Int32Array(1)})},
      "step models.doubled: columns are number: number,half,letter,is_odd were expected",
    ],
    [
      {
        shape: {number: "INTEGER", half: "DOUBLE"} as const,
        compute: () => ({number: new Int32Array(1), half: new Float64Array(2)}),
      },
      "step models.doubled: column half has 2 rows: 1 were expected",
    ],
    [
      {shape: {number: "INTEGER"} as const, compute: () => ({number: new Float64Array(2)})},
      "step models.doubled: column 1 holds other values than its type says",
    ],
    [
      {
        compute: () => {
          throw new RangeError("r is -1");
        },
      },
      "step models.doubled: r is -1",
    ],
  ])("%o", async (step, message) => {
    await expect(run(step as Partial<CodeStep>)).rejects.toThrow(message);
  });
});

describe("a step that is begun", () => {
  /** A warehouse whose steps in code end when they are told to. */
  async function openSlow() {
    const told: {name: string; take: (columns: Columns) => void; fail: (error: Error) => void}[] =
      [];
    const workers = {
      run: (name: string) => new Promise<Columns>((take, fail) => told.push({name, take, fail})),
      close: () => told.forEach(({fail}) => fail(new Error("ended"))),
    };
    const warehouse = await Warehouse.open({cache, threads: 1, workers});
    opened.push(warehouse);
    const letters = "select number::integer as number from range(rows) as numbers (number)";
    await warehouse.define("source.letters", letters.replace("rows", "100_000"), "content 1");
    await warehouse.define("source.few", letters.replace("rows", "99_999"), "content 1");
    return {warehouse, told};
  }
  const long: CodeStep<"letters"> = {
    inputs: {letters: "select number from source.letters order by number"},
    shape: {number: "INTEGER"},
    compute: ({letters}) => ({number: (letters["number"] as Int32Array).slice(-1)}),
  };
  const result = {number: Int32Array.of(7)};

  test("lets others run, and those wait that read it, through views too", async () => {
    const {warehouse, told} = await openSlow();
    await warehouse.begin("models.doubled", long, "code 1");
    expect(told.map(({name}) => name)).toEqual(["models.doubled"]);
    await warehouse.table("core.other", "select number from source.few");
    expect(warehouse.records.map(({name}) => name)).toEqual(["core.other"]);
    const reading = warehouse
      .view("core.seen", "select number from models.doubled")
      .then(() => warehouse.table("marts.seen", "select number from core.seen"));
    told[0]!.take(result);
    await reading;
    expect(warehouse.records.map(({name}) => name)).toEqual([
      "core.other",
      "models.doubled",
      "marts.seen",
    ]);
    expect(await warehouse.rows("select number from marts.seen")).toEqual([{number: 7}]);
  });

  test("that fails is told to whoever reads it, and to whoever waits for all", async () => {
    const {warehouse, told} = await openSlow();
    await warehouse.begin("models.doubled", long, "code 1");
    told[0]!.fail(new Error("no root was found"));
    const fault = "step models.doubled: no root was found";
    await expect(warehouse.table("core.seen", "select number from models.doubled")).rejects.toThrow(
      fault,
    );
    await expect(warehouse.settle(["models.other"])).resolves.toBeUndefined();
    await expect(warehouse.settle()).rejects.toThrow(fault);
  });

  test("is given up when the warehouse closes, and nothing of it is kept", async () => {
    const {warehouse} = await openSlow();
    await warehouse.begin("models.doubled", long, "code 1");
    opened.pop();
    warehouse.close();
    const again = await openSlow();
    await again.warehouse.begin("models.doubled", long, "code 1");
    expect(again.told).toHaveLength(1);
  });

  test("of few rows is computed at once, without a thread", async () => {
    const {warehouse, told} = await openSlow();
    const few = {...long, inputs: {letters: "select number from source.few order by number"}};
    await warehouse.begin("models.doubled", few, "code 1");
    await warehouse.settle();
    expect(told).toHaveLength(0);
    expect(await warehouse.rows("select number from models.doubled")).toEqual([{number: 99_998}]);
  });
});
