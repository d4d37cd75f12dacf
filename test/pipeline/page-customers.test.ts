import {appendFileSync, cpSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import type {Found} from "./source.js";
import {newFolder, query, withMarts} from "./source.js";

// The tiny shop with pages that hold five of its nine customers.

const tiny = join(import.meta.dirname, "../fixtures/tiny");
const most = 5;

function shop(): string {
  const folder = join(newFolder(), "tiny");
  cpSync(tiny, folder, {recursive: true});
  appendFileSync(join(folder, "source.yaml"), `\npage_customers: ${most}\n`);
  return folder;
}

const sum = (rows: readonly Found[], name: string) =>
  rows.reduce((total, row) => total + Number(row[name] ?? 0), 0);

test("of more customers than pages hold the largest are listed, and totals are of all", () =>
  withMarts(shop(), async (computed) => {
    const rows = (mart: string) => query(computed, `from marts.${mart}`);
    const customers = await rows("customers");
    expect(customers.length).toBe(9);
    const largest = await rows("largest_customers");
    const byMoney = [...customers].sort(
      (a, b) => Number(b["net_amount"]) - Number(a["net_amount"]),
    );
    // The fifth and the sixth are not worth the same, so there is no doubt who is listed.
    expect(byMoney[most - 1]!["net_amount"]).not.toBe(byMoney[most]!["net_amount"]);
    const keys = byMoney.slice(0, most).map((row) => row["customer_key"]);
    expect(largest).toEqual(customers.filter((row) => keys.includes(row["customer_key"])));

    const buyers = await rows("buyers");
    const quadrants = await rows("matrix_quadrants");
    for (const {quadrant, ...told} of quadrants) {
      const own = buyers.filter((row) => row["quadrant"] === quadrant);
      expect(told["customers"]).toBe(own.length);
      for (const name of ["net_amount", "margin_amount", "trailing_year_net_amount"]) {
        expect(told[name], name).toBeCloseTo(sum(own, name), 9);
      }
    }
    expect(sum(quadrants, "customers")).toBe(buyers.length);

    const lists = await rows("segment_buyers");
    expect(lists.every((row) => row["place"] === 1)).toBe(true);
    expect(sum(await rows("segment_groups"), "customers")).toBe(buyers.length);
    const [told] = await query(
      computed,
      "select value from marts.build_info where item = 'page_customers'",
    );
    expect(told!["value"]).toBe(String(most));
  }));

test("where pages hold everybody nobody is listed twice", () =>
  withMarts(tiny, async (computed) => {
    expect(await query(computed, "from marts.largest_customers")).toEqual([]);
  }));
