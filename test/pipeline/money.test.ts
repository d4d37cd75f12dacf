import {describe, expect, test} from "vitest";
import {marts, type Order, orders} from "./source.js";

describe("money", () => {
  test("anonymous money before the first known customer is in the months", async () => {
    const rows = orders([null, "2023-11-30", 5], ["a", "2024-01-01", 10]);
    const [months] = await marts<Record<string, unknown>>({orders: rows}, ["months"]);
    expect(months?.map(({month, net_amount}) => [month, net_amount])).toEqual([
      ["2023-11-01", 5],
      ["2023-12-01", 0],
      ["2024-01-01", 10],
    ]);
  });

  test("returns above sales: no shares, no classes", async () => {
    const rows = orders(["a", "2024-01-01", 10], ["a", "2024-01-02", -30], ["b", "2024-01-03", 5]);
    const [segments, tiers, matrix, concentration] = await marts<Record<string, unknown>>(
      {orders: rows},
      ["segments", "tiers", "customer_matrix", "concentration"],
    );
    expect(segments?.map(({net_share}) => net_share)).toEqual(segments?.map(() => null));
    expect(tiers?.map(({net_share}) => net_share)).toEqual(tiers?.map(() => null));
    expect(matrix?.map(({sales_share}) => sales_share)).toEqual([null, null]);
    expect(concentration).toHaveLength(101);
    for (const row of concentration ?? []) {
      expect(row).toMatchObject({cumulative_net_share: null, abc_class: null});
    }
  });

  test("margin known for some orders only: value is net sales, and sums are absent", async () => {
    const rows = orders(["a", "2024-01-01", 10], ["b", "2024-01-02", 30], ["b", "2024-01-03", 5]);
    const costs = [4, 10, null];
    const table = rows.map((row, i) => ({...row, cost_amount: costs[i] ?? null}));
    const [customers, months, cohorts, segments, info] = await marts<Record<string, unknown>>(
      {orders: table},
      ["customers", "months", "cohorts", "segments", "build_info"],
    );
    expect(customers?.map(({margin_amount}) => margin_amount)).toEqual([6, null]);
    expect(months?.map(({margin_amount}) => margin_amount)).toEqual([null]);
    expect(cohorts?.map(({margin_amount}) => margin_amount)).toEqual([null]);
    expect(segments?.filter(({margin_share}) => margin_share !== null)).toEqual([]);
    expect(info?.find(({item}) => item === "value_basis")?.value).toBe("net_sales");
  });

  test("an assumed margin fills in where no cost is known", async () => {
    const rows = orders(["a", "2024-01-01", 10], ["a", "2024-01-02", -5], ["b", "2024-01-03", 20]);
    const table = rows.map((row, i) => ({...row, cost_amount: i === 2 ? 17 : null}));
    const [customers] = await marts<Record<string, unknown>>({orders: table}, ["customers"], {
      settings: "margin_share: 0.3\n",
    });
    expect(customers?.map(({margin_amount}) => margin_amount)).toEqual([1.5, 3]);
  });

  test("is exact: ten cents ten times are one", async () => {
    const rows = orders(
      ...Array.from({length: 10}, (_, i): Order => ["a", `2024-01-0${(i % 9) + 1}`, 0.1]),
    );
    const [customers] = await marts<{net_amount: number}>({orders: rows}, ["customers"]);
    expect(customers?.[0]?.net_amount).toBe(1);
  });

  test("a return that is not negative is set aside, by its own amount or that of its lines", async () => {
    const row = {customer_id: "a", ordered_at: "2024-01-01", return_of: null, net_amount: null};
    const table = [
      ...Array.from({length: 40}, (_, i) => ({...row, order_id: `o${i}`, net_amount: 1})),
      {...row, order_id: "r1", return_of: "o1", net_amount: 1},
      {...row, order_id: "r2", return_of: "o2"},
      {...row, order_id: "r3", return_of: "o3", net_amount: -1},
    ];
    const lines = [{order_id: "r2", product_id: "p", quantity: 1, net_amount: 1}];
    const [summary, quality] = await marts<Record<string, unknown>>(
      {orders: table, order_lines: lines},
      ["quarantine_summary", "quality"],
      {settings: "quarantine_limit_share: 1\n"},
    );
    expect(
      summary?.map((found) => [found.table_name, found.column_name, found.reason, found.rows]),
    ).toEqual([
      ["order_lines", "order_id", "order_quarantined", 1],
      ["orders", "net_amount", "return_not_negative", 2],
    ]);
    const found = quality?.filter(({table_name}) => table_name === "orders");
    expect(found?.map(({outcome, rows}) => [outcome, rows])).toEqual([
      ["read", 43],
      ["order", 40],
      ["return", 1],
      ["quarantined", 2],
    ]);
  });
});
