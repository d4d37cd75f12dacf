import {afterAll, describe, expect, test} from "vitest";
import {martRows} from "../pipeline/source.js";
import {closeTiny, expectMart, openTiny} from "./tiny.js";

afterAll(closeTiny);

describe("the tiny shop's customers, worked out by hand", () => {
  test("customers: prospects included, those who join later left out", async () => {
    const none = null;
    await expectMart(
      "customers",
      `customer_id lifecycle_stage segment tier quadrant region first_channel first_category
      days_since_last_order order_count purchase_days net_amount margin_amount
      average_order_amount trailing_year_net_amount value_amount median_gap_days
      first_order_date last_order_date churn_risk alive_probability clv_amount`,
      [
        // prettier-ignore
        ["ana", "loyal", "champions", "gold", "high_importance_high_value", "North", "web", "tea",
          5, 8, 8, 800, 320, 100, 800, 320, 31, "2024-01-10", "2024-08-15", none, none, none],
        // prettier-ignore
        ["ben", "churned", "lost", "bronze", "low_importance_low_value", "North", "web", none,
          213, 1, 1, 50, 20, 50, 50, 20, none, "2024-01-20", "2024-01-20", none, none, none],
        // prettier-ignore
        ["cai", "reactivated", "loyal_customers", "silver", "high_importance_low_value", none, "web", none,
          26, 2, 2, 280, 80, 140, 280, 80, 202, "2024-01-05", "2024-07-25", none, none, none],
        // prettier-ignore
        ["dee", "dormant", "at_risk", "silver", "high_importance_low_value", none, "store", "ware",
          66, 4, 3, 110, 55, 37.5, 110, 55, 51, "2024-03-05", "2024-06-15", none, none, none],
        // prettier-ignore
        ["eve", "prospect", none, none, none, "North", none, none,
          none, 0, 0, 0, 0, none, 0, none, none, none, none, none, none, none],
        // prettier-ignore
        ["fay", "prospect", none, none, none, none, none, none,
          none, 0, 0, -15, -5, none, -15, none, none, none, none, none, none, none],
        // prettier-ignore
        ["gus", "prospect", none, none, none, none, none, none,
          none, 0, 0, 0, 0, none, 0, none, none, none, none, none, none, none],
        // prettier-ignore
        ["hal", "repeat", "champions", "diamond", "high_importance_high_value", none, "store", "ware",
          0, 3, 3, 3100, 1000, 3100 / 3, 3100, 1000, 87, "2024-02-28", "2024-08-20", none, none, none],
        // prettier-ignore
        ["ivy", "at_risk", "about_to_sleep", "bronze", "low_importance_low_value", none, none, "tea",
          51, 1, 1, 70, 30, 70, 70, 30, none, "2024-06-30", "2024-06-30", none, none, none],
      ],
    );
  });

  test("rfm: five times the share of buyers who are worse, ties alike", async () => {
    await expectMart(
      "rfm",
      `customer_id segment segment_before days_since_last_order order_count net_amount
      net_amount_since net_amount_before recency_score frequency_score monetary_score`,
      [
        ["ana", "champions", "champions", 5, 8, 800, 300, 300, 5, 5, 5],
        ["ben", "lost", "about_to_sleep", 213, 1, 50, 0, 0, 1, 1, 1],
        ["cai", "loyal_customers", "hibernating", 26, 2, 280, 80, 0, 4, 3, 4],
        ["dee", "at_risk", "loyal_customers", 66, 4, 110, 0, 110, 2, 5, 3],
        ["hal", "champions", "about_to_sleep", 0, 3, 3100, 2100, 1000, 5, 4, 5],
        ["ivy", "about_to_sleep", "none", 51, 1, 70, 70, 0, 3, 1, 2],
      ],
    );
  });

  test("rfm_thresholds", async () => {
    await expectMart("rfm_thresholds", "measure score customers lowest_value highest_value", [
      ["frequency", 1, 2, 1, 1],
      ["frequency", 3, 1, 2, 2],
      ["frequency", 4, 1, 3, 3],
      ["frequency", 5, 2, 4, 8],
      ["monetary", 1, 1, 50, 50],
      ["monetary", 2, 1, 70, 70],
      ["monetary", 3, 1, 110, 110],
      ["monetary", 4, 1, 280, 280],
      ["monetary", 5, 2, 800, 3100],
      ["recency", 1, 1, 213, 213],
      ["recency", 2, 1, 66, 66],
      ["recency", 3, 1, 51, 51],
      ["recency", 4, 1, 26, 26],
      ["recency", 5, 2, 0, 5],
    ]);
  });

  test("rfm_matrix: all 25 cells", async () => {
    const held: Record<string, [number, number, number]> = {
      "1 1": [50, 20, 213],
      "2 5": [110, 55, 66],
      "3 1": [70, 30, 51],
      "4 3": [280, 80, 26],
      "5 4": [3100, 1000, 0],
      "5 5": [800, 320, 5],
    };
    const scores = [1, 2, 3, 4, 5];
    await expectMart(
      "rfm_matrix",
      `recency_score frequency_score customers customers_share net_amount margin_amount
      median_days_since_last_order`,
      scores.flatMap((r) =>
        scores.map((f) => {
          const cell = held[`${r} ${f}`];
          return cell ? [r, f, 1, 1 / 6, ...cell] : [r, f, 0, 0, 0, 0, null];
        }),
      ),
    );
  });

  test("segments: shares, medians and moves since the comparison date", async () => {
    const empty = [0, 0, 0, 0, 0, 0, null, null, null];
    await expectMart(
      "segments",
      `position segment customers customers_share net_amount net_share margin_amount margin_share
      median_days_since_last_order median_order_count median_net_amount
      customers_before moved_in moved_out arrived rank is_lost`,
      [
        // prettier-ignore
        [1, "champions", 2, 2 / 6, 3900, 3900 / 4410, 1320, 1320 / 1505, 2.5, 5.5, 1950, 1, 1, 0, 0, 1, false],
        [
          2,
          "loyal_customers",
          1,
          1 / 6,
          280,
          280 / 4410,
          80,
          80 / 1505,
          26,
          2,
          280,
          1,
          1,
          1,
          0,
          2,
          false,
        ],
        [3, "potential_loyalists", ...empty, 0, 0, 0, 0, 3, false],
        [4, "new_customers", ...empty, 0, 0, 0, 0, 4, false],
        [5, "promising", ...empty, 0, 0, 0, 0, 5, false],
        [6, "need_attention", ...empty, 0, 0, 0, 0, 6, false],
        [
          7,
          "about_to_sleep",
          1,
          1 / 6,
          70,
          70 / 4410,
          30,
          30 / 1505,
          51,
          1,
          70,
          2,
          0,
          2,
          1,
          7,
          false,
        ],
        [8, "at_risk", 1, 1 / 6, 110, 110 / 4410, 55, 55 / 1505, 66, 4, 110, 0, 1, 0, 0, 8, false],
        [9, "cannot_lose", ...empty, 0, 0, 0, 0, 8, false],
        [10, "hibernating", ...empty, 1, 0, 1, 0, 9, true],
        [11, "lost", 1, 1 / 6, 50, 50 / 4410, 20, 20 / 1505, 213, 1, 50, 0, 1, 0, 0, 10, true],
      ],
    );
  });

  test("definitions: what is set, and what is the house's", async () => {
    await expectMart("definitions", "definition value unit origin", [
      ["at_risk_after_days", 30, "days", "set"],
      ["churned_after_days", 90, "days", "set"],
      ["clv_discount_rate", 0.1, "share", "default"],
      ["clv_months", 36, "months", "default"],
      ["comparison_months", 3, "months", "default"],
      ["dormant_after_days", 60, "days", "set"],
      ["gate_buyers", 500, "customers", "default"],
      ["gate_frequent_buyers", 10, "customers", "default"],
      ["gate_history_days", 180, "days", "default"],
      ["gate_recent_days", 30, "days", "default"],
      ["holdout_customers", 100_000, "customers", "default"],
      ["holdout_cuts", 8, "cuts", "default"],
      ["holdout_days", 90, "days", "default"],
      ["importance_split", 0.4, "share", "set"],
      ["loyal_from_purchase_days", 4, "days", "default"],
      ["small_cohort_customers", 20, "customers", "default"],
      ["smallest_cell_customers", 2, "customers", "set"],
      ["spend_frequency_limit", 0.3, "share", "default"],
      ["value_split", 0.8, "share", "default"],
    ]);
  });

  test("build_info: dates and counts", async () => {
    const rows = await martRows(await openTiny(), "build_info");
    const found: unknown = Object.fromEntries(rows.map(({item, value}) => [item, value]));
    expect(found).toMatchObject({
      source: "tiny",
      source_name_zh: "小店",
      currency: "CNY",
      as_of_date: "2024-08-20",
      comparison_date: "2024-05-20",
      first_order_date: "2024-01-05",
      customers_known: "9",
      buyers: "6",
      valid_orders: "19",
      annotations_later: "1",
      value_basis: "margin",
    });
  });
});
