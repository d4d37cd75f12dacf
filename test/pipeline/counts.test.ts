import {describe, expect, test} from "vitest";
import {checkSource} from "../../loaders/check-source.js";
import {cache, key, marts, orders, writeSource} from "./source.js";

describe("what counts", () => {
  test("cancelled and pending orders do not count where no statuses are set", async () => {
    const rows = orders(
      ["a", "2024-01-01", 10, "completed"],
      ["a", "2024-01-02", 20, "Cancelled"],
      ["a", "2024-01-03", 40, "待付款"],
      ["a", "2024-01-04", 80, ""],
    );
    const [customers] = await marts<{net_amount: number; order_count: number}>({orders: rows}, [
      "customers",
    ]);
    expect(customers).toMatchObject([{net_amount: 90, order_count: 2}]);
  });

  test("statuses that are set, in any case and number, are the only ones that count, beside none", async () => {
    const rows = orders(
      ["a", "2024-01-01", 10, "Paid"],
      ["a", "2024-01-02", 20, "completed"],
      ["a", "2024-01-03", 40, ""],
    );
    const [customers] = await marts<{net_amount: number}>({orders: rows}, ["customers"], {
      settings: "order_statuses: [paid, PAID]\n",
    });
    expect(customers).toMatchObject([{net_amount: 50}]);
  });

  test("orders of amount zero count where source.yaml says so", async () => {
    const rows = orders(["a", "2024-01-01", 10], ["a", "2024-01-05", 0]);
    const [ignored] = await marts<{order_count: number}>({orders: rows}, ["customers"]);
    expect(ignored).toMatchObject([{order_count: 1, days_since_last_order: 0}]);
    const [counted] = await marts<{order_count: number}>({orders: rows}, ["customers"], {
      settings: "zero_amount_orders: count\n",
    });
    expect(counted).toMatchObject([{order_count: 2, average_order_amount: 5}]);
  });

  test("a source may number its customers from one", async () => {
    const rows = orders(["1", "2024-01-01", 10], ["2", "2024-01-02", 20], ["3", "2024-01-03", 30]);
    const [customers] = await marts({orders: rows}, ["customers"]);
    expect(customers).toHaveLength(3);
  });
});

test("checkSource tells the faults of rows and the outcome of tables, and stops at nothing", async () => {
  const source = writeSource({
    orders: [
      ...orders(["a", "2024-01-01", 10], ["b", "2024-01-02", 20]),
      {order_id: "x", customer_id: "c", ordered_at: "no day", net_amount: 5},
    ],
  });
  const {faults, quarantined, tables} = await checkSource({source, cache, key, log: () => {}});
  expect(quarantined).toEqual([
    {
      table: "orders",
      file: "orders.csv",
      row: 4,
      column: "ordered_at",
      value: "no day",
      reason: "malformed_date",
    },
  ]);
  expect(tables).toEqual([{name: "orders", rows: 3, accepted: 2, quarantined: 1, duplicates: 0}]);
  expect(faults[0]).toMatchObject({
    file: "orders",
    reason: "1 of 3 rows (33.3 %) are faulty; at most 5.0 % was expected",
  });
});
