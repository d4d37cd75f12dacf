import {afterAll, describe, test} from "vitest";
import {closeTiny, expectMart} from "./tiny.js";

// Worked out by hand in test/fixtures/tiny/worked.md.

afterAll(closeTiny);

const [august, july, may, february] = ["2024-08-20", "2024-07-20", "2024-05-20", "2024-02-20"];

describe("the tiny shop's moves", () => {
  test("segment_dates: those after the first order, with the period that the data cover", async () => {
    await expectMart(
      "segment_dates",
      "months_back customers period_months is_compared is_period_covered on_date",
      [
        [0, 6, 3, true, true, august],
        [1, 6, 3, true, true, july],
        [3, 5, 3, true, true, may],
        [6, 3, 3, true, false, february],
      ],
    );
  });

  test("customer_segments: each customer on each date", async () => {
    await expectMart(
      "customer_segments",
      "customer_id on_date segment order_count period_net_amount",
      [
        ["ana", february, "champions", 2, null],
        ["ana", may, "champions", 5, 300],
        ["ana", july, "champions", 6, 200],
        ["ana", august, "champions", 8, 300],
        ["ben", february, "about_to_sleep", 1, null],
        ["ben", may, "about_to_sleep", 1, 0],
        ["ben", july, "about_to_sleep", 1, 0],
        ["ben", august, "lost", 1, 0],
        ["cai", february, "hibernating", 1, null],
        ["cai", may, "hibernating", 1, 0],
        ["cai", july, "hibernating", 1, 0],
        ["cai", august, "loyal_customers", 2, 80],
        ["dee", may, "loyal_customers", 3, 110],
        ["dee", july, "champions", 4, 0],
        ["dee", august, "at_risk", 4, 0],
        ["hal", may, "about_to_sleep", 1, 1000],
        ["hal", july, "loyal_customers", 2, 1200],
        ["hal", august, "champions", 3, 2100],
        ["ivy", july, "new_customers", 1, 70],
        ["ivy", august, "about_to_sleep", 1, 70],
      ],
    );
  });

  test("segment_moves: between every two dates, with the money of three months to each", async () => {
    await expectMart(
      "segment_moves",
      "to_date from_date from_segment to_segment move customers net_amount_before net_amount",
      [
        [may, february, "about_to_sleep", "about_to_sleep", "stayed", 1, null, 0],
        [may, february, "champions", "champions", "stayed", 1, null, 300],
        [may, february, "hibernating", "hibernating", "stayed", 1, null, 0],
        [may, february, "none", "about_to_sleep", "arrived", 1, null, 1000],
        [may, february, "none", "loyal_customers", "arrived", 1, null, 110],

        [july, february, "about_to_sleep", "about_to_sleep", "stayed", 1, null, 0],
        [july, february, "champions", "champions", "stayed", 1, null, 200],
        [july, february, "hibernating", "hibernating", "stayed", 1, null, 0],
        [july, february, "none", "champions", "arrived", 1, null, 0],
        [july, february, "none", "loyal_customers", "arrived", 1, null, 1200],
        [july, february, "none", "new_customers", "arrived", 1, null, 70],

        [july, may, "about_to_sleep", "about_to_sleep", "stayed", 1, 0, 0],
        [july, may, "about_to_sleep", "loyal_customers", "upgraded", 1, 1000, 1200],
        [july, may, "champions", "champions", "stayed", 1, 300, 200],
        [july, may, "hibernating", "hibernating", "stayed", 1, 0, 0],
        [july, may, "loyal_customers", "champions", "upgraded", 1, 110, 0],
        [july, may, "none", "new_customers", "arrived", 1, 0, 70],

        [august, february, "about_to_sleep", "lost", "lost", 1, null, 0],
        [august, february, "champions", "champions", "stayed", 1, null, 300],
        [august, february, "hibernating", "loyal_customers", "won_back", 1, null, 80],
        [august, february, "none", "about_to_sleep", "arrived", 1, null, 70],
        [august, february, "none", "at_risk", "arrived", 1, null, 0],
        [august, february, "none", "champions", "arrived", 1, null, 2100],

        [august, may, "about_to_sleep", "champions", "upgraded", 1, 1000, 2100],
        [august, may, "about_to_sleep", "lost", "lost", 1, 0, 0],
        [august, may, "champions", "champions", "stayed", 1, 300, 300],
        [august, may, "hibernating", "loyal_customers", "won_back", 1, 0, 80],
        [august, may, "loyal_customers", "at_risk", "downgraded", 1, 110, 0],
        [august, may, "none", "about_to_sleep", "arrived", 1, 0, 70],

        [august, july, "about_to_sleep", "lost", "lost", 1, 0, 0],
        [august, july, "champions", "at_risk", "downgraded", 1, 0, 0],
        [august, july, "champions", "champions", "stayed", 1, 200, 300],
        [august, july, "hibernating", "loyal_customers", "won_back", 1, 0, 80],
        [august, july, "loyal_customers", "champions", "upgraded", 1, 1200, 2100],
        [august, july, "new_customers", "about_to_sleep", "downgraded", 1, 70, 70],
      ],
    );
  });
});
