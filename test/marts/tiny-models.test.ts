import {afterAll, describe, expect, test} from "vitest";
import {martRows, query} from "../pipeline/source.js";
import {closeTiny, openTiny} from "./tiny.js";

afterAll(closeTiny);

describe("what models would need of the tiny shop, worked out by hand", () => {
  // Ages from the days of the year in worked.md: 20 August is the 233rd, 20 May the 141st.
  test.each([
    [
      "now",
      [
        ["ana", 7, 228 - 10, 233 - 10, 8, 800],
        ["ben", 0, 0, 233 - 20, 1, 50],
        ["cai", 1, 207 - 5, 233 - 5, 2, 280],
        ["dee", 2, 167 - 65, 233 - 65, 4, 150],
        ["hal", 2, 233 - 59, 233 - 59, 3, 3100],
        ["ivy", 0, 0, 233 - 182, 1, 70],
      ],
    ],
    [
      "before",
      [
        ["ana", 4, 141 - 10, 141 - 10, 5, 500],
        ["ben", 0, 0, 141 - 20, 1, 50],
        ["cai", 0, 0, 141 - 5, 1, 200],
        ["dee", 1, 93 - 65, 141 - 65, 3, 110],
        ["hal", 0, 0, 141 - 59, 1, 1000],
      ],
    ],
  ])("purchases and money %s", async (moment, expected) => {
    const found = await query(
      await openTiny(),
      `select lower(customer_id) as customer, repeat_purchase_days, last_purchase_age_days,
        age_days, orders, order_amount::double as order_amount
      from core.purchase_summary as summary
      inner join core.customers as customers on summary.customer_no = customers.customer_no
      where moment = '${moment}' order by customer`,
    );
    expect(found.map((row) => Object.values(row))).toEqual(expected);
  });
});

describe("six buyers are too few for a model", () => {
  test("none is published: every buyer is told of, no number is", async () => {
    const rows = await martRows(await openTiny(), "clv");
    expect(rows).toHaveLength(6);
    for (const {customer_id, segment, model, ...numbers} of rows) {
      expect(customer_id).toEqual(expect.any(String));
      expect(segment).toEqual(expect.any(String));
      expect(model).toBe("none");
      expect(new Set(Object.values(numbers))).toEqual(new Set([null]));
    }
  });

  test("and why is said for each model", async () => {
    const rows = await martRows(await openTiny(), "clv_parameters");
    expect(new Set(rows.map(({model}) => model))).toEqual(
      new Set(["nbd", "bg_nbd", "mbg_nbd", "pareto_nbd", "gamma_gamma"]),
    );
    for (const row of rows) {
      expect(row).toMatchObject({value: null, is_trusted: false, is_chosen: false, customers: 6});
      expect(row["why"]).toMatch(/^few_buyers\b/);
    }
  });

  test.each(["clv_groups", "clv_grid", "clv_forecast", "clv_validation", "clv_calibration"])(
    "%s has no row",
    async (mart) => expect(await martRows(await openTiny(), mart)).toEqual([]),
  );

  test.each(["survival", "survival_curves", "churn_definitions", "forecast_ledger"])(
    "%s has none for a history so short",
    async (mart) => expect(await martRows(await openTiny(), mart)).toEqual([]),
  );
});
