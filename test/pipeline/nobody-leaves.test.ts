import {beforeAll, describe, expect, test} from "vitest";
import {seeded} from "../models/simulate.js";
import {simulatePurchases} from "../models/simulate-nbd.js";
import {type Found, marts, orders, type Order} from "./source.js";

const first = Date.UTC(2023, 0, 1);
const dayOf = (age: number): string => new Date(first + age * 864e5).toISOString().slice(0, 10);

/** 700 customers of 540 days who buy at rates of their own, an amount that varies, and never leave. */
function steadyShop(): Order[] {
  const draw = seeded(11);
  const rows: Order[] = [];
  for (let who = 0; who < 700; who++) {
    const start = Math.floor(draw() * 300);
    const usual = 10 + 80 * draw();
    const ages = [0, ...simulatePurchases({r: 1.2, alpha: 40}, 540 - start, draw)];
    const days = new Set(ages.map((age) => start + Math.floor(age)));
    for (const day of days) {
      rows.push([`c${who}`, dayOf(day), Math.round(100 * usual * (0.5 + draw())) / 100]);
    }
  }
  return rows;
}

describe("a shop in which nobody leaves", () => {
  let found: Record<string, Found[]>;
  beforeAll(async () => {
    const names = [
      "clv",
      "clv_parameters",
      "clv_validation",
      "clv_groups",
      "clv_grid",
      "clv_forecast",
      "churn_definitions",
    ];
    const tables = await marts<Found>({orders: orders(...steadyShop())}, names);
    found = Object.fromEntries(names.map((name, at) => [name, tables[at]!]));
  });

  test("is told by the model in which nobody does, each other doubted", () => {
    const models = found["clv_parameters"]!.filter(({model}) => model !== "gamma_gamma");
    for (const {model, why, is_chosen} of models) {
      expect(is_chosen).toBe(model === "nbd");
      if (model === "nbd") expect(why).toBeNull();
      else expect(why).toContain("no_dropout_visible");
    }
    expect(new Set(models.map(({model}) => model)).size).toBe(4);
  });

  test("has a trial of every model and guess, won by the chosen one", () => {
    const errors = found["clv_validation"]!.filter(
      ({cut, measure}) => cut === 0 && measure === "orders_rmse",
    );
    expect(errors.map(({contender}) => contender).sort()).toEqual([
      "bg_nbd",
      "last_period",
      "mbg_nbd",
      "nbd",
      "own_rate",
      "pareto_nbd",
      "segment_mean",
      "zero",
    ]);
    const of = (name: string) => errors.find(({contender}) => contender === name)!["value"];
    for (const naive of ["last_period", "own_rate", "segment_mean", "zero"]) {
      expect(of("nbd")).toBeLessThan(of(naive) as number);
    }
  });

  test("says what customers will bring, and not who is still there", () => {
    const customers = found["clv"]!;
    expect(customers).toHaveLength(700);
    for (const row of customers) {
      expect(row).toMatchObject({
        model: "nbd",
        alive_probability: null,
        churn_risk: null,
        amount_at_risk: null,
      });
      expect(row["expected_orders_365_days"]).toBeGreaterThan(0);
      expect(row["clv_amount"]).toBeGreaterThan(0);
      expect(row["clv_amount_high"]).toBeGreaterThan(row["clv_amount_low"] as number);
    }
  });

  test("has no groups by risk, no grid, nobody counted as active", () => {
    const groups = found["clv_groups"]!;
    expect(groups.some(({division}) => division === "total")).toBe(true);
    expect(groups.some(({division}) => division === "churn_risk")).toBe(false);
    for (const row of groups) {
      expect(row).toMatchObject({alive_customers: null, amount_at_risk: null});
    }
    expect(found["clv_grid"]).toEqual([]);
    expect(found["clv_forecast"]!.length).toBeGreaterThan(0);
    for (const {alive_customers} of found["clv_forecast"]!) expect(alive_customers).toBeNull();
    const definitions = found["churn_definitions"]!.map(({definition}) => definition);
    expect(definitions).toContain("in_force");
    expect(definitions).not.toContain("alive_below_half");
  });
});
