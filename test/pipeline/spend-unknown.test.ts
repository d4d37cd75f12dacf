import {beforeAll, describe, expect, test} from "vitest";
import {seeded} from "../models/simulate.js";
import {simulatePurchases} from "../models/simulate-nbd.js";
import {type Found, marts, orders, type Order} from "./source.js";

const first = Date.UTC(2023, 0, 1);
const dayOf = (age: number): string => new Date(first + age * 864e5).toISOString().slice(0, 10);
const price = 25;

/** 700 customers of 540 days who buy at rates of their own, and pay one and the same price. */
function onePriceShop(): Order[] {
  const draw = seeded(11);
  return Array.from({length: 700}, (_, who) => {
    const start = Math.floor(draw() * 300);
    const ages = [0, ...simulatePurchases({r: 1.2, alpha: 40}, 540 - start, draw)];
    const days = new Set(ages.map((age) => start + Math.floor(age)));
    return [...days].map((day): Order => [`c${who}`, dayOf(day), price]);
  }).flat();
}

describe("a shop whose purchases have a trusted model and whose spending has none", () => {
  let parameters: Found[], customers: Found[], months: Found[], groups: Found[];
  beforeAll(async () => {
    const names = ["clv_parameters", "clv", "clv_forecast", "clv_groups"];
    const tables = await marts<Found>({orders: orders(...onePriceShop())}, names);
    [parameters, customers, months, groups] = tables as [Found[], Found[], Found[], Found[]];
  });

  test("says so", () => {
    const chosen = parameters.filter(({is_chosen}) => is_chosen).map(({model}) => model);
    expect(new Set(chosen)).toEqual(new Set(["nbd"]));
    const spending = parameters.find(({model}) => model === "gamma_gamma");
    expect(spending?.["why"]).toBeTruthy();
  });

  test("foretells money as orders times what orders cost so far, without intervals", () => {
    expect(customers).toHaveLength(700);
    for (const row of customers) {
      expect(row["expected_order_amount"]).toBeCloseTo(price, 8);
      expect(row).toMatchObject({clv_amount_low: null, clv_amount_high: null});
    }
    expect(months.filter(({segment}) => segment === "total")).toHaveLength(24);
    expect(new Set(months.map(({segment}) => segment)).size).toBeGreaterThan(3);
    for (const row of months) {
      const money = price * (row["expected_orders"] as number);
      expect(Math.abs((row["expected_amount"] as number) - money)).toBeLessThan(1e-3);
      expect(row).toMatchObject({expected_amount_low: null, expected_amount_high: null});
      expect(row["expected_orders_high"]).toBeGreaterThan(row["expected_orders_low"] as number);
    }
  });

  test("values groups without intervals", () => {
    const total = groups.find(({division}) => division === "total")!;
    const sum = customers.reduce((all, row) => all + (row["clv_amount"] as number), 0);
    expect(total["clv_amount"]).toBeCloseTo(sum, 2);
    expect(total).toMatchObject({clv_amount_low: null, clv_amount_high: null});
  });
});
