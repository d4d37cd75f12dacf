import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {type Contract, contract} from "../../loaders/contract.js";
import {checkPrivate, checkPromise} from "../../loaders/promise.js";
import {Warehouse} from "../../loaders/warehouse.js";
import {newFolder} from "../pipeline/source.js";

const text = {en: "x", zh: "x"};
const told = {label: text, meaning: text};
const things = contract({
  name: "things",
  grain: text,
  key: ["customer_key", "month"],
  format: "json",
  columns: {
    customer_key: {type: "VARCHAR", ...told, pseudonym: true},
    segment: {type: "VARCHAR", ...told, values: "segment", absent: true},
    unit: {type: "VARCHAR", ...told, values: ["days", "money"]},
    score: {type: "INTEGER", ...told, range: [1, 5]},
    share: {type: "DOUBLE", ...told, absent: true},
    is_complete: {type: "BOOLEAN", ...told},
    month: {type: "TIMESTAMP_MS", ...told},
  },
});

/** A row that keeps the contract, and another; `change` replaces columns of the first. */
function mart(change: Record<string, string> = {}): string {
  const row: Record<string, string> = {
    customer_key: "'0123456789abcdef'",
    segment: "'best'",
    unit: "'days'",
    score: "1",
    share: "0.5::double",
    is_complete: "true",
    month: "timestamp_ms '2024-01-01'",
  };
  const select = (cells: Record<string, string>) =>
    `select ${Object.entries(cells)
      .map(([name, value]) => `${value} as ${name}`)
      .join(", ")}`;
  const other = {...row, customer_key: "'ffffffffffffffff'", segment: "null", share: "null"};
  return `${select({...row, ...change})} union all ${select(other)}`;
}

let warehouse: Warehouse;
beforeEach(async () => {
  warehouse = await Warehouse.open({cache: newFolder(), threads: 1});
  const terms = "select * from (values ('segment', 'best'), ('tier', 'gold')) as given (kind, id)";
  await warehouse.define("definitions.terms", terms, "");
});
afterEach(() => warehouse.close());

async function check(sql: string, promised: Contract = things): Promise<void> {
  await warehouse.table("marts.things", sql, {
    promise: JSON.stringify(promised),
    check: () => checkPromise(warehouse, promised, sql),
  });
}

describe("a mart that breaks its contract", () => {
  test("and one that keeps it", async () => {
    await expect(check(mart())).resolves.toBeUndefined();
  });

  test.each([
    [{customer_key: "'ffffffffffffffff'"}, "key (customer_key, month) is not unique (1 rows)"],
    [{customer_key: "'0123456789abcdeg'"}, "customer_key is no pseudonym (1 rows)"],
    [{customer_key: "'0123456789abcde'"}, "customer_key is no pseudonym (1 rows)"],
    [{segment: "'gold'"}, "segment is no segment (1 rows)"],
    [{unit: "'euros'"}, "unit is none of days, money (1 rows)"],
    [{unit: "null::varchar"}, "unit is absent (1 rows)"],
    [{score: "0"}, "score is outside 1 to 5 (1 rows)"],
    [{score: "6"}, "score is outside 1 to 5 (1 rows)"],
    [{score: "null::integer"}, "score is absent (1 rows)"],
    [{share: "'nan'::double"}, "share is not finite (1 rows)"],
    [{share: "'inf'::double"}, "share is not finite (1 rows)"],
    [{is_complete: "null::boolean"}, "is_complete is absent (1 rows)"],
    [{month: "null::timestamp_ms"}, "month is absent (1 rows)"],
  ])("%j: %s", async (change, message) => {
    await expect(check(mart(change))).rejects.toThrow(
      new Error(`mart things breaks its contract: ${message}`),
    );
  });

  test("all that is broken is told together", async () => {
    await expect(check(mart({score: "9", unit: "'euros'"}))).rejects.toThrow(
      "mart things breaks its contract: score is outside 1 to 5 (1 rows); unit is none of days, money (1 rows)",
    );
  });

  test("rows in another order than that of the key", async () => {
    const turned = `select * from (${mart()}) order by customer_key desc`;
    await expect(check(turned)).rejects.toThrow(
      "rows are not in the order of key (customer_key, month) (1 rows)",
    );
    const otherwise = {...things, orderBy: "customer_key desc"};
    await expect(check(turned, otherwise)).resolves.toBeUndefined();
  });

  test("a key that comes twice, in whatever order", async () => {
    const doubled = `select * from (${mart()}) union all select * from (${mart()})`;
    for (const order of ["customer_key", "score, customer_key desc"]) {
      await expect(check(`select * from (${doubled}) order by ${order}`)).rejects.toThrow(
        "key (customer_key, month) is not unique (2 rows)",
      );
    }
  });

  test("without rows, nothing is broken", async () => {
    await expect(check(`select * from (${mart()}) where false`)).resolves.toBeUndefined();
  });

  test.each([
    ["a type", {score: "1::bigint"}, "score BIGINT"],
    ["a decimal for a double", {share: "0.5::decimal(18, 4)"}, "share DECIMAL(18,4)"],
    ["a day for an instant", {month: "date '2024-01-01'"}, "month DATE"],
  ])("%s", async (_, change, found) => {
    const sql = mart(change).split(" union all ")[0]!;
    const [, promised] = [found, "customer_key VARCHAR, segment VARCHAR, unit VARCHAR"];
    const error = await check(sql).catch((error: Error) => error.message);
    expect(error).toMatch(/^mart things gives \(/);
    expect(error).toContain(found);
    expect(error).toContain(`its contract promises (${promised}, score INTEGER`);
  });

  test("columns in another order, missing or added", async () => {
    for (const sql of [
      `select segment, * exclude (segment) from (${mart()})`,
      `select * exclude (score) from (${mart()})`,
      `select *, 'Ann' as name from (${mart()})`,
    ]) {
      await expect(check(sql)).rejects.toThrow("mart things gives (");
    }
  });
});

test("a contract whose key is not a column cannot be written", () => {
  expect(() => contract({...things, key: ["id"]})).toThrow("key of things is not a column: id");
});

describe("the scan for private values", () => {
  const labels = contract({
    name: "labels",
    grain: text,
    key: ["customer_key"],
    format: "json",
    columns: {
      customer_key: {type: "VARCHAR", ...told, pseudonym: true},
      region: {type: "VARCHAR", ...told, absent: true},
    },
  });
  const scan = async (region: string) => {
    await warehouse.table(
      "core.customers",
      `select 'c-17' as customer_id, 'Ann Lee' as name, 'ann@example.org' as email, '555 0199' as phone
      union all select 'c-18', null, null, null`,
    );
    await warehouse.table(
      "marts.labels",
      `select '0123456789abcdef' as customer_key, ${region} as region`,
    );
    await checkPrivate(warehouse, [labels]);
  };

  test.each(["'North'", "null::varchar"])("lets %s pass", async (region) => {
    await expect(scan(region)).resolves.toBeUndefined();
  });

  test.each(["'c-17'", "'Ann Lee'", "'ann@example.org'", "'555 0199'"])(
    "trips on %s",
    async (region) => {
      await expect(scan(region)).rejects.toThrow(
        "column labels.region: 1 published texts are a customer's id, name, e-mail or phone → " +
          "look for a column of the source that is mapped to the wrong name",
      );
    },
  );
});
