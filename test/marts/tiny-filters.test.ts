import {afterAll, describe, test} from "vitest";
import {closeTiny, expectMart} from "./tiny.js";

afterAll(closeTiny);

describe("what the tiny shop can be filtered by, worked out by hand", () => {
  test("filter_values: in the order of definitions, else the most frequent first, absent ones last", async () => {
    // Labels as in worked.md; Eve, Fay and Gus have not bought, so they have neither segment nor tier.
    await expectMart("filter_values", "dimension value position customers", [
      ["category", "tea", 1, 2],
      ["category", "ware", 2, 2],
      ["category", "none", 3, 5],
      ["channel", "web", 1, 3],
      ["channel", "store", 2, 2],
      ["channel", "none", 3, 4],
      ["region", "North", 1, 3],
      ["region", "none", 2, 6],
      ["segment", "champions", 1, 2],
      ["segment", "loyal_customers", 2, 1],
      ["segment", "about_to_sleep", 3, 1],
      ["segment", "at_risk", 4, 1],
      ["segment", "lost", 5, 1],
      ["segment", "none", 6, 3],
      ["tier", "diamond", 1, 1],
      ["tier", "gold", 2, 1],
      ["tier", "silver", 3, 2],
      ["tier", "bronze", 4, 2],
      ["tier", "none", 5, 3],
    ]);
  });

  test("customer_returns: those of known customers, who need not have bought", async () => {
    await expectMart("customer_returns", "customer_id net_amount order_date", [
      ["dee", -40, "2024-07-01"],
      ["fay", -15, "2024-02-20"],
    ]);
  });
});
