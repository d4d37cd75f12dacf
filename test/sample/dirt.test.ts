import type {DuckDBConnection} from "@duckdb/node-api";
import {beforeAll, describe, expect, it} from "vitest";
import {dirt, type Dirt} from "../../loaders/tools/sample/truth.js";
import {ask, askNumbers, openSample} from "./tables.js";

let sample: DuckDBConnection;
beforeAll(async () => {
  sample = await openSample();
});

const planted = (table: Dirt["table"], kind: Dirt["kind"], column: string) =>
  dirt.find((d) => d.table === table && d.kind === kind && d.column === column)!.rows;

/** Counts rows found by a condition that knows nothing of the generator. */
async function count(table: string, condition: string): Promise<number> {
  const {n} = await askNumbers(sample, `select count(*) as n from ${table} where ${condition}`);
  return n!;
}

const notInstant = (column: string) =>
  `${column} is not null and try_cast(${column} as timestamp) is null`;
const notNumber = (column: string) => `try_cast(${column} as decimal(18, 4)) is null`;

/** Ids that stand for more than one distinct row; and rows beyond the first of equal rows. */
const conflicts = (table: string, key: string) =>
  `select coalesce(sum(n), 0) as n from (
     select count(*) as n from (select distinct * from ${table}) where ${key} is not null
     group by ${key} having count(*) > 1)`;
const copies = (table: string) =>
  `select (select count(*) from ${table})
        - (select count(*) from (select distinct * from ${table})) as n`;

describe("the planted dirt is there, and no other", () => {
  it("in orders", async () => {
    expect(await count("orders", notInstant("ordered_at"))).toBe(
      planted("orders", "malformed date", "ordered_at"),
    );
    expect(await count("orders", "ordered_at is null")).toBe(
      planted("orders", "missing date", "ordered_at"),
    );
    expect(await count("orders", notNumber("net_amount"))).toBe(
      planted("orders", "malformed amount", "net_amount"),
    );
    expect(await count("orders", "order_id is null")).toBe(
      planted("orders", "missing key", "order_id"),
    );
    expect(await count("orders", "try_cast(ordered_at as timestamp) < '1990-01-01'")).toBe(
      planted("orders", "before 1990", "ordered_at"),
    );
    expect(await askNumbers(sample, conflicts("orders", "order_id"))).toEqual({
      n: planted("orders", "conflicting duplicate", "order_id"),
    });
    expect(await askNumbers(sample, copies("orders"))).toEqual({
      n: planted("orders", "exact duplicate", "order_id"),
    });
  });

  it("in order lines", async () => {
    expect(await count("order_lines", notNumber("net_amount"))).toBe(
      planted("order_lines", "malformed amount", "net_amount"),
    );
    expect(await count("order_lines", notNumber("quantity"))).toBe(
      planted("order_lines", "malformed quantity", "quantity"),
    );
    for (const column of ["order_id", "product_id"]) {
      expect(await count("order_lines", `${column} is null`)).toBe(
        planted("order_lines", "missing key", column),
      );
    }
    expect(
      await count(
        "order_lines",
        "order_id not in (select order_id from orders where order_id is not null)",
      ),
    ).toBe(planted("order_lines", "line without order", "order_id"));
    expect(await askNumbers(sample, copies("order_lines"))).toEqual({
      n: planted("order_lines", "exact duplicate", "order_id"),
    });
    expect(await count("order_lines", "product_id not in (select product_id from products)")).toBe(
      0,
    );
  });

  it("in customers and interactions", async () => {
    expect(await count("customers", "customer_id is null")).toBe(
      planted("customers", "missing key", "customer_id"),
    );
    expect(await askNumbers(sample, conflicts("customers", "customer_id"))).toEqual({
      n: planted("customers", "conflicting duplicate", "customer_id"),
    });
    expect(await askNumbers(sample, copies("customers"))).toEqual({
      n: planted("customers", "exact duplicate", "customer_id"),
    });
    expect(await count("interactions", notInstant("occurred_at"))).toBe(
      planted("interactions", "malformed date", "occurred_at"),
    );
  });

  it("nowhere else: keys are unique and filled, dates are dates", async () => {
    for (const [table, key] of [
      ["products", "product_id"],
      ["interactions", "interaction_id"],
      ["feedback", "feedback_id"],
      ["campaigns", "campaign_id"],
      ["campaign_members", "campaign_id || customer_id"],
      ["acquisition_costs", "spent_on || channel"],
      ["annotations", "date || text_en"],
    ]) {
      const sql = `select count(*) - count(distinct ${key}) as n from ${table}`;
      expect(await askNumbers(sample, sql)).toEqual({n: 0});
    }
    for (const [table, column] of [
      ["orders", "promised_at"],
      ["orders", "delivered_at"],
      ["customers", "birth_date"],
      ["customers", "joined_at"],
      ["feedback", "given_at"],
      ["feedback", "resolved_at"],
      ["campaigns", "started_on"],
      ["campaign_members", "contacted_at"],
      ["acquisition_costs", "spent_on"],
      ["annotations", "date"],
    ] as const) {
      expect(await count(table, notInstant(column))).toBe(0);
    }
  });

  it("is a realistic share: some 0.4 % faults and 0.3 % copies of orders and lines", async () => {
    const {n = 0} = await askNumbers(
      sample,
      "select (select count(*) from orders) + (select count(*) from order_lines) as n",
    );
    const rows = (isCopy: boolean) =>
      dirt
        .filter(({table}) => table === "orders" || table === "order_lines")
        .filter(({kind}) => (kind === "exact duplicate") === isCopy)
        .reduce((sum, {rows}) => sum + rows, 0);
    expect(rows(false) / n).toBeCloseTo(0.004, 3);
    expect(rows(true) / n).toBeCloseTo(0.003, 3);
  });

  it("leaves the hostile names whole", async () => {
    const names = await ask(
      sample,
      "select name from customers union all select name from products",
    );
    expect(names.map(({name}) => name)).toEqual(
      expect.arrayContaining([
        "<img src=x onerror=alert(1)>",
        '<img src=x onerror=alert("customer")>',
        "=cmd()",
        'Teapot "Dragon, 2nd ed."',
        "Caddy\nwith lid",
        "🎁 Surprise snack 🎉",
        "شاي بالنعناع",
      ]),
    );
  });
});
