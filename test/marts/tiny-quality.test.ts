import {afterAll, describe, expect, test} from "vitest";
import {martRows} from "../pipeline/source.js";
import {closeTiny, expectMart, openTiny} from "./tiny.js";

afterAll(closeTiny);

describe("what became of the tiny shop's rows, worked out by hand", () => {
  test("quality: every outcome of every table, in rows and money", async () => {
    const rows = await martRows(await openTiny(), "quality");
    const found = rows.map(({table_name, outcome, rows, rows_share, net_amount}) => [
      table_name,
      outcome,
      rows,
      rows_share,
      net_amount,
    ]);
    expect(found).toEqual([
      ["orders", "read", 28, 1, 5124],
      ["orders", "order", 19, 19 / 28, 4450],
      ["orders", "anonymous_order", 1, 1 / 28, 25],
      ["orders", "return", 2, 2 / 28, -55],
      ["orders", "anonymous_return", 1, 1 / 28, -5],
      ["orders", "zero", 1, 1 / 28, 0],
      ["orders", "status", 1, 1 / 28, 500],
      ["orders", "later", 1, 1 / 28, 60],
      ["orders", "duplicate", 1, 1 / 28, 50],
      ["orders", "quarantined", 1, 1 / 28, 99],
      ["order_lines", "read", 10, 1, 1247],
      ["order_lines", "order", 8, 0.8, 1200],
      ["order_lines", "duplicate", 1, 0.1, 40],
      ["order_lines", "quarantined", 1, 0.1, 7],
      ["products", "read", 3, 1, null],
      ["products", "accepted", 3, 1, null],
      ["customers", "read", 10, 1, null],
      ["customers", "accepted", 9, 0.9, null],
      ["customers", "duplicate", 1, 0.1, null],
      ["interactions", "read", 0, null, null],
      ["feedback", "read", 2, 1, null],
      ["feedback", "accepted", 2, 1, null],
      ["campaigns", "read", 0, null, null],
      ["campaign_members", "read", 0, null, null],
      ["acquisition_costs", "read", 0, null, null],
      ["annotations", "read", 5, 1, null],
      ["annotations", "accepted", 4, 0.8, null],
      ["annotations", "duplicate", 1, 0.2, null],
    ]);
  });

  test("quarantine_summary", async () => {
    await expectMart("quarantine_summary", "table_name column_name reason rows net_amount", [
      ["order_lines", "order_id", "line_without_order", 1, 7],
      ["orders", "ordered_at", "malformed_date", 1, 99],
    ]);
  });

  test("summary: what the build tells at its end", async () => {
    const {summary} = await openTiny();
    expect(summary).toMatchObject({
      source: "Tiny shop",
      asOfDate: "2024-08-20",
      ordersRead: 28,
      customersKnown: 9,
      accepted: 26,
      quarantined: 1,
    });
  });
});
