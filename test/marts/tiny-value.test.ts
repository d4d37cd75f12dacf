import {afterAll, describe, test} from "vitest";
import {closeTiny, expectMart} from "./tiny.js";

afterAll(closeTiny);

describe("the tiny shop's value, worked out by hand", () => {
  test("customer_matrix: a strategic account passes one that buys more", async () => {
    await expectMart(
      "customer_matrix",
      `customer_id quadrant importance value sales_share sales_rank referral_rank value_rank
      net_amount trailing_year_orders trailing_year_net_amount trailing_year_margin_amount
      value_amount referred_customers is_strategic`,
      [
        // prettier-ignore
        ["ana", "high_importance_high_value", 0.8, 0.8, 800 / 4410, 0.8, 0.8, 0.8, 800, 8, 800, 320, 320, 1, false],
        // prettier-ignore
        ["ben", "low_importance_low_value", 0.2, 0, 50 / 4410, 0, 0, 0, 50, 1, 50, 20, 20, 0, true],
        // prettier-ignore
        ["cai", "high_importance_low_value", 0.6, 0.6, 280 / 4410, 0.6, 0, 0.6, 280, 2, 280, 80, 80, 0, false],
        // prettier-ignore
        ["dee", "high_importance_low_value", 0.4, 0.4, 110 / 4410, 0.4, 0, 0.4, 110, 4, 110, 55, 55, 0, false],
        // prettier-ignore
        ["hal", "high_importance_high_value", 1, 1, 3100 / 4410, 1, 1, 1, 3100, 3, 3100, 1000, 1000, 2, false],
        // prettier-ignore
        ["ivy", "low_importance_low_value", 0, 0.2, 70 / 4410, 0.2, 0, 0.2, 70, 1, 70, 30, 30, 0, false],
      ],
    );
  });

  test("tiers: Dee stays silver by last quarter's rating", async () => {
    await expectMart(
      "tiers",
      `position tier customers customers_share net_amount net_share margin_amount lower_rank
      lowest_rated_amount held_by_memory`,
      [
        [1, "diamond", 1, 1 / 6, 3100, 3100 / 4410, 1000, 0.95, 1000, 0],
        [2, "gold", 1, 1 / 6, 800, 800 / 4410, 320, 0.8, 320, 0],
        [3, "silver", 2, 2 / 6, 390, 390 / 4410, 135, 0.5, 80, 1],
        [4, "bronze", 2, 2 / 6, 120, 120 / 4410, 50, 0, 20, 0],
      ],
    );
  });

  test("concentration: whole customers, the largest first", async () => {
    // Up to which percentile so many of six customers stand, their money, margin and the last one's class.
    const places: [number, number, number, number, string | null][] = [
      [0, 0, 0, 0, null],
      [16, 1, 3100, 1000, "A"],
      [33, 2, 3900, 1320, "A"],
      [50, 3, 4180, 1400, "B"],
      [66, 4, 4290, 1455, "B"],
      [83, 5, 4360, 1485, "C"],
      [100, 6, 4410, 1505, "C"],
    ];
    await expectMart(
      "concentration",
      `percentile customers cumulative_net_amount cumulative_net_share cumulative_margin_share
      abc_class`,
      Array.from({length: 101}, (_, percentile) => {
        const [, customers, net, margin, abc] = places.find(([last]) => percentile <= last)!;
        return [percentile, customers, net, net / 4410, margin / 1505, abc];
      }),
    );
  });

  test("value_by_age: each age over the cohorts that completed the month", async () => {
    const net = [245, 160 / 6, 20, 268, 12, 25, 60];
    const margin = [460 / 6, 75 / 6, 8, 90, 6, 10, 70 / 3];
    const kept = [1, 2 / 6, 1 / 5, 3 / 5, 1 / 5, 1 / 4, 2 / 3];
    const cohorts = [4, 4, 3, 3, 3, 2, 1];
    const customers = [6, 6, 5, 5, 5, 4, 3];
    const upTo = (list: number[], age: number) => list.slice(0, age + 1).reduce((a, b) => a + b);
    await expectMart(
      "value_by_age",
      `age_months cohorts customers retained_share net_amount_per_customer margin_per_customer
      cumulative_net_amount_per_customer cumulative_margin_per_customer`,
      net.map((amount, age) => [
        age,
        cohorts[age]!,
        customers[age]!,
        kept[age]!,
        amount,
        margin[age]!,
        upTo(net, age),
        upTo(margin, age),
      ]),
    );
  });

  test("overdue: Dee, past a rhythm of 44 days", async () => {
    await expectMart(
      "overdue",
      `customer_id segment tier lifecycle_stage days_since_last_order expected_gap_days
      days_overdue purchase_days net_amount_at_stake last_order_date expected_order_date
      churn_risk alive_probability amount_at_risk`,
      // prettier-ignore
      [["dee", "at_risk", "silver", "dormant", 66, 44, 22, 3, 110, "2024-06-15", "2024-07-29", null, null, null]],
    );
    await expectMart(
      "overdue_groups",
      "division position group_name customers net_amount_at_stake amount_at_risk",
      [
        ["segment", 8, "at_risk", 1, 110, null],
        ["tier", 3, "silver", 1, 110, null],
        ["total", 1, null, 1, 110, null],
      ],
    );
  });
});
