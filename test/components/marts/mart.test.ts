import {expect, it} from "vitest";
import {contracts} from "../../../loaders/marts/contracts.js";
import {isDateColumn, readMarts} from "../../../src/components/marts/mart.js";
import {readFacts} from "../../../src/components/words/facts.js";

it("knows the columns that hold days by their names, in every contract", () => {
  for (const {name, columns} of contracts)
    for (const [column, {type}] of Object.entries(columns))
      expect([name, column, isDateColumn(column)]).toEqual([name, column, type === "TIMESTAMP_MS"]);
});

it("turns days into dates and leaves texts that look like days", async () => {
  const {months, build_info} = await readMarts({
    months: Promise.resolve([{month: "2024-02-01", margin_amount: null}]),
    build_info: Promise.resolve([{item: "as_of_date", value: "2024-02-09"}]),
  });
  expect(months[0]?.month).toEqual(new Date("2024-02-01T00:00:00Z"));
  expect(months[0]?.margin_amount).toBeNull();
  expect(build_info[0]?.value).toBe("2024-02-09");
});

it("reads the facts of a build, and null for what it cannot read", () => {
  expect(
    readFacts([
      {item: "value_basis", value: "predicted_profit"},
      {item: "clv_basis", value: "margin"},
    ]),
  ).toMatchObject({valueBasis: "margin", ratingBasis: "predicted_profit"});
  const facts = readFacts([
    {item: "source", value: "shop"},
    {item: "as_of_date", value: "2024-02-09"},
    {item: "first_order_date", value: "no day"},
    {item: "buyers", value: "12"},
    {item: "valid_orders", value: null},
    {item: "value_basis", value: "margin"},
  ]);
  expect(facts).toMatchObject({
    sourceName: {en: "shop", zh: "shop"},
    asOfDate: new Date("2024-02-09"),
    firstOrderDate: null,
    currency: null,
    buyers: 12,
    validOrders: null,
    valueBasis: "margin",
    ratingBasis: "margin",
  });
});
