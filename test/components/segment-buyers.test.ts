import type {RowGroup} from "hyparquet";
import {expect, test} from "vitest";
import {tablesOf} from "../../src/components/buyers.js";
import {mayHold} from "../../src/components/segment-buyers.js";
import {marts} from "./fixtures.js";

const group = (statistics: object) =>
  ({columns: [{meta_data: {path_in_schema: ["segment"], statistics}}]}) as unknown as RowGroup;

test("groups of rows are left out only where they say that they lie beside", () => {
  const known = group({min_value: "at_risk", max_value: "champions"});
  expect(mayHold(known, "segment", "at_risk")).toBe(true);
  expect(mayHold(known, "segment", "champions")).toBe(true);
  expect(mayHold(known, "segment", "cannot_lose")).toBe(true);
  expect(mayHold(known, "segment", "about_to_sleep")).toBe(false);
  expect(mayHold(known, "segment", "lost")).toBe(false);
  expect(mayHold(group({}), "segment", "lost")).toBe(true);
  expect(mayHold(known, "tier", "lost")).toBe(true);
});

test("the day of the last order is as many days before the end as a buyer has waited", () => {
  const [end] = marts.build_info.filter(({item}) => item === "as_of_date");
  const buyers = [{days_since_last_order: 0}, {days_since_last_order: 31}] as never;
  const {customers} = tablesOf({buyers, build_info: marts.build_info});
  expect(customers[0]?.last_order_date?.toISOString().slice(0, 10)).toBe(end?.value);
  expect(
    (Date.parse(String(end?.value)) - Number(customers[1]?.last_order_date)) / 86_400_000,
  ).toBe(31);
});
