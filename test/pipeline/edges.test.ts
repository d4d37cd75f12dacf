import {describe, expect, test} from "vitest";
import {checkSource} from "../../loaders/pipeline.js";
import {
  cache,
  key,
  martRows,
  query,
  type Rows,
  type Tables,
  withMarts,
  writeSource,
} from "./source.js";

type Order = [customer: string | null, day: string, amount: number, status?: string];

function orders(...rows: Order[]): Rows {
  return rows.map(([customer_id, ordered_at, net_amount, status], i) => ({
    order_id: `o${i}`,
    customer_id,
    ordered_at,
    net_amount,
    ...(status === undefined ? {} : {status}),
  }));
}

async function marts<T>(
  tables: Tables,
  names: readonly string[],
  options: {asOf?: string; settings?: string} = {},
): Promise<T[][]> {
  const source = writeSource(tables, options.settings);
  const asOf = options.asOf === undefined ? {} : {asOf: options.asOf};
  return withMarts(
    source,
    async (computed) => {
      const found: T[][] = [];
      for (const name of names) found.push((await martRows(computed, name)) as T[]);
      return found;
    },
    asOf,
  );
}

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

  test("comparison date before the first order: everybody arrived", async () => {
    const rows = orders(["a", "2024-03-01", 10], ["b", "2024-03-31", 20]);
    const [moves, segments] = await marts<Record<string, unknown>>({orders: rows}, [
      "segment_moves",
      "segments",
    ]);
    expect(moves?.every(({from_segment}) => from_segment === "none")).toBe(true);
    expect(segments?.reduce((sum, {arrived}) => sum + Number(arrived), 0)).toBe(2);
  });
});

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
});

describe("people", () => {
  test("a buyer alone has all marts", async () => {
    const names = ["rfm", "tiers", "concentration", "customer_matrix", "lifecycle", "figures"];
    const [rfm] = await marts({orders: orders(["a", "2024-01-01", 10])}, names);
    expect(rfm).toMatchObject([{recency_score: 1, frequency_score: 1, monetary_score: 1}]);
  });

  test("who is known by a cancellation alone and joined later is a prospect in time", async () => {
    const source = writeSource({
      orders: orders(["a", "2024-01-01", 10], ["b", "2024-01-10", 7, "cancelled"]),
      customers: [
        {customer_id: "a", joined_at: null},
        {customer_id: "b", joined_at: "2024-03-01"},
      ],
    });
    await withMarts(
      source,
      async (computed) => {
        const lifecycle = await martRows(computed, "lifecycle");
        expect(
          lifecycle.filter(({stage}) => stage === "prospect").map((row) => row.customers_at_end),
        ).toEqual([1]);
      },
      {asOf: "2024-01-15"},
    );
  });

  test("first channel and category are those of the first order, absent if it has none", async () => {
    const rows = [
      {order_id: "1", customer_id: "a", ordered_at: "2024-01-01", net_amount: 10, channel: null},
      {order_id: "2", customer_id: "a", ordered_at: "2024-01-02", net_amount: 10, channel: "web"},
      {order_id: "3", customer_id: "b", ordered_at: "2024-01-02", net_amount: 9, channel: "web"},
    ];
    const line = (order_id: string, product_id: string, net_amount: number) => ({
      order_id,
      product_id,
      quantity: 1,
      net_amount,
    });
    const tables = {
      orders: rows,
      order_lines: [line("2", "p", 10), line("3", "p", 4), line("3", "q", 3), line("3", "r", 2)],
      products: [
        {product_id: "p", category: "P"},
        {product_id: "q", category: "Q"},
        {product_id: "r", category: "Q"},
      ],
    };
    const [customers] = await marts<Record<string, unknown>>(tables, ["customers"], {
      settings: "definitions: {smallest_cell_customers: 1}\n",
    });
    expect(
      customers?.map(({first_channel, first_category}) => [first_channel, first_category]),
    ).toEqual([
      [null, null],
      ["web", "Q"],
    ]);
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
