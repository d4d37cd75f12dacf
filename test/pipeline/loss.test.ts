import {beforeAll, describe, expect, test} from "vitest";
import {seeded} from "../models/simulate.js";
import {simulatePurchases} from "../models/simulate-nbd.js";
import {type Found, marts, type Rows} from "./source.js";

const first = Date.UTC(2023, 0, 1);
const dayOf = (age: number): string => new Date(first + age * 864e5).toISOString().slice(0, 10);

/** 700 customers whose every order costs the shop 1.4 times what it brings. */
function losingShop(): Rows {
  const draw = seeded(11);
  const rows = Array.from({length: 700}, (_, who) => {
    const start = Math.floor(draw() * 300);
    const usual = 10 + 80 * draw();
    const ages = [0, ...simulatePurchases({r: 1.2, alpha: 40}, 540 - start, draw)];
    return [...new Set(ages.map((age) => start + Math.floor(age)))].map((day) => {
      const cents = Math.round(100 * usual * (0.5 + draw()));
      return {
        customer_id: `c${who}`,
        ordered_at: dayOf(day),
        net_amount: cents / 100,
        cost_amount: Math.round(cents * 1.4) / 100,
      };
    });
  }).flat();
  return rows.map((row, i) => ({order_id: `o${i}`, ...row}));
}

describe("a shop that loses money on its orders", () => {
  let info: Found[], customers: Found[], months: Found[];
  beforeAll(async () => {
    const names = ["build_info", "clv", "months"];
    const tables = await marts<Found>({orders: losingShop()}, names);
    [info, customers, months] = tables as [Found[], Found[], Found[]];
  });

  test("is foretold net sales, not a profit of nothing", () => {
    const of = (item: string) => info.find((row) => row.item === item)?.value;
    expect([of("value_basis"), of("clv_basis")]).toEqual(["margin", "net_sales"]);
    for (const row of customers) expect(row["clv_amount"]).toBeGreaterThan(0);
  });

  test("still shows its losses", () => {
    for (const row of months) {
      expect((row["margin_amount"] as number) / (row["net_amount"] as number)).toBeCloseTo(-0.4, 2);
    }
  });
});
