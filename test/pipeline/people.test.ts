import {describe, expect, test} from "vitest";
import {marts, martRows, orders, withMarts, writeSource} from "./source.js";

describe("people", () => {
  test("a buyer alone has all marts", async () => {
    const names = ["rfm", "tiers", "concentration", "customer_matrix", "lifecycle", "figures"];
    const [rfm] = await marts({orders: orders(["a", "2024-01-01", 10])}, names);
    expect(rfm).toMatchObject([{recency_score: 3, frequency_score: 3, monetary_score: 3}]);
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

  test("a stage begins on the day after its limit, and a reactivation needs a day of churn", async () => {
    // Before 30 June: 20, 21, 45, 46, 70 and 71 days without an order; then gaps of 71 and 72 days.
    const rows = orders(
      ["20", "2024-06-10", 1],
      ["21", "2024-06-09", 1],
      ["45", "2024-05-16", 1],
      ["46", "2024-05-15", 1],
      ["70", "2024-04-21", 1],
      ["71", "2024-04-20", 1],
      ["gap of 71", "2024-04-20", 1],
      ["gap of 71", "2024-06-30", 1],
      ["gap of 72", "2024-04-19", 1],
      ["gap of 72", "2024-06-30", 1],
    );
    const [customers] = await marts<Record<string, unknown>>({orders: rows}, ["customers"], {
      settings:
        "definitions: {at_risk_after_days: 20, dormant_after_days: 45, churned_after_days: 70}\n",
    });
    expect(
      customers?.map(({customer_id, lifecycle_stage}) => [customer_id, lifecycle_stage]),
    ).toEqual([
      ["20", "new"],
      ["21", "at_risk"],
      ["45", "at_risk"],
      ["46", "dormant"],
      ["70", "dormant"],
      ["71", "churned"],
      ["gap of 71", "repeat"],
      ["gap of 72", "reactivated"],
    ]);
  });
});
