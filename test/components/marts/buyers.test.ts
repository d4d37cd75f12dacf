import {expect, test} from "vitest";
import {tablesOf} from "../../../src/components/marts/buyers.js";
import {marts} from "../fixtures.js";

test("the day of the last order is as many days before the end as a buyer has waited", () => {
  const [end] = marts.build_info.filter(({item}) => item === "as_of_date");
  const buyers = [{days_since_last_order: 0}, {days_since_last_order: 31}] as never;
  const {customers} = tablesOf({buyers, build_info: marts.build_info});
  expect(customers[0]?.last_order_date?.toISOString().slice(0, 10)).toBe(end?.value);
  expect(
    (Date.parse(String(end?.value)) - Number(customers[1]?.last_order_date)) / 86_400_000,
  ).toBe(31);
});
