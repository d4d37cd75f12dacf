import {describe, expect, test} from "vitest";
import {marts, orders, query, withMarts, writeSource} from "./source.js";

describe("the as-of date", () => {
  test("is by default the day of the last valid order, anonymous ones included", async () => {
    const rows = orders(["a", "2024-01-01", 10], [null, "2024-02-03", 5]);
    const [customers, months] = await marts<Record<string, unknown>>({orders: rows}, [
      "customers",
      "months",
    ]);
    expect(customers).toMatchObject([{days_since_last_order: 33}]);
    expect(months?.map(({month, net_amount}) => [month, net_amount])).toEqual([
      ["2024-01-01", 10],
      ["2024-02-01", 5],
    ]);
  });

  test("sets aside as later what comes after it, returns and cancellations too", async () => {
    const rows = orders(
      ["a", "2024-01-01", 10],
      ["a", "2024-01-20", -4],
      ["b", "2024-01-21", 7, "cancelled"],
    );
    const [quality, months, customers] = await marts<Record<string, unknown>>({orders: rows}, [
      "quality",
      "months",
      "customers",
    ]);
    const told = quality
      ?.filter(({table_name}) => table_name === "orders")
      .map(({outcome, rows, net_amount}) => [outcome, rows, net_amount]);
    expect(told).toEqual([
      ["read", 3, 13],
      ["order", 1, 10],
      ["later", 2, 3],
    ]);
    expect(months).toMatchObject([{net_amount: 10, return_amount: 0}]);
    expect(customers).toMatchObject([{customer_id: "a", net_amount: 10}]);
  });

  test("may lie after the last order: months without orders follow", async () => {
    const [months] = await marts<Record<string, unknown>>(
      {orders: orders(["a", "2023-12-31", 10])},
      ["months"],
      {asOf: "2024-02-29"},
    );
    expect(months?.map(({month, orders, is_complete}) => [month, orders, is_complete])).toEqual([
      ["2023-12-01", 1, true],
      ["2024-01-01", 0, true],
      ["2024-02-01", 0, true],
    ]);
  });

  test("before the first order is a wrong use, told as such", async () => {
    const source = {orders: orders(["a", "2024-01-01", 10])};
    await expect(marts(source, ["customers"], {asOf: "2023-12-31"})).rejects.toMatchObject({
      name: "WrongUse",
      message: "no valid order lies on or before the as-of date 2023-12-31",
    });
  });

  test("that no calendar has is a wrong use", async () => {
    const source = {orders: orders(["a", "2024-01-01", 10])};
    for (const asOf of ["2024-02-30", "2024-13-01", "yesterday"]) {
      await expect(marts(source, ["customers"], {asOf})).rejects.toMatchObject({
        name: "WrongUse",
        message: `as-of date ${asOf} is not a day of the form YYYY-MM-DD`,
      });
    }
  });

  test("nothing valid is a fault of the input", async () => {
    const source = {orders: orders(["a", "2024-01-01", -10])};
    await expect(marts(source, ["customers"])).rejects.toMatchObject({
      name: "InputFaults",
      message: expect.stringContaining("orders: no row is a valid order") as string,
    });
  });

  test("comparison date before the first order: everybody arrived, and no two dates are compared", async () => {
    const rows = orders(["a", "2024-03-01", 10], ["b", "2024-03-31", 20]);
    const [moves, segments] = await marts<Record<string, unknown>>({orders: rows}, [
      "segment_moves",
      "segments",
    ]);
    expect(moves).toEqual([]);
    expect(segments?.reduce((sum, {arrived}) => sum + Number(arrived), 0)).toBe(2);
  });
});

test("facts end on the as-of date: the trailing year leaves out the day a year ago", async () => {
  const rows = orders(
    ["a", "2023-03-15", 1],
    ["a", "2023-03-16", 2],
    ["a", "2024-03-15", 4],
    ["a", "2024-03-16", 8],
  );
  await withMarts(
    writeSource({orders: rows}),
    async (computed) => {
      const [facts] = await query(
        computed,
        "select year_net_amount, year_order_count, net_amount from core.customer_facts",
      );
      expect(facts).toEqual({year_net_amount: 6, year_order_count: 2, net_amount: 7});
    },
    {asOf: "2024-03-15"},
  );
});

test("figures take 90 days, the first of them the 89th before the last", async () => {
  const rows = orders(
    ["a", "2024-01-02", 8],
    ["b", "2024-01-03", 16],
    ["c", "2024-04-01", 1],
    ["d", "2024-04-02", 2],
    ["e", "2024-06-30", 4],
  );
  const [figures] = await marts<Record<string, unknown>>({orders: rows}, ["figures"]);
  const found = figures?.map(({figure, value, previous_value}) => [figure, value, previous_value]);
  expect(found).toEqual([
    ["active_customers", 3, 3], // at most 90 days without an order: c d e, before that a b c
    ["average_order_amount", 3, 8.5],
    ["net_amount", 6, 17], // 2 April to 30 June, 3 January to 1 April
    ["new_customers", 2, 2],
    ["orders", 2, 2],
    ["repurchase_rate", 0, 0],
  ]);
});
