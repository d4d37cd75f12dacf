import {describe, expect, test} from "vitest";
import {figureOf, query} from "./lifecycle-on-page.js";
import {openSample} from "./open-sample.js";
import {shownNumber} from "./published.js";

// The revenue bridge, by keyboard, against the published tables as DuckDB reads them.

const {on, published} = openSample();

describe("the revenue bridge", () => {
  test("a month chosen by keyboard is in the address, and its table is the mart's", () =>
    on("lifecycle", async (page) => {
      const [last] = await published.ask(`
        select max(last_date)::varchar as day from revenue_bridge where comparison = 'month'`);
      const month = String(last?.["day"]).slice(0, 7);
      const bridge = figureOf(page, "Periods");
      const list = bridge.locator("select");
      await list.focus();
      for (let i = 0; i < 60 && (await list.inputValue()) !== month; i++) {
        await page.keyboard.press("ArrowDown");
      }
      expect(query(page)).toBe(`?bridge=${month}`);
      await bridge.locator("summary").click();
      const wanted = await published.ask(`
        select customers, net_amount::double as net_amount from revenue_bridge
        where comparison = 'month' and left(last_date::varchar, 7) = '${month}' order by position`);
      const rows = await bridge
        .locator("tbody tr")
        .evaluateAll((found) =>
          found.map((row) => [...row.children].map((cell) => cell.textContent ?? "")),
        );
      expect(rows).toHaveLength(10);
      rows.forEach((row, i) => {
        expect(shownNumber(row[2]?.replace("+", ""))).toBeCloseTo(
          Number(wanted[i]?.["net_amount"]),
          2,
        );
        if (wanted[i]?.["customers"] !== null) {
          expect(shownNumber(row[1])).toBe(wanted[i]?.["customers"]);
        }
      });
      await page.reload();
      await page.waitForSelector("figure");
      expect(await figureOf(page, "Periods").locator("select").inputValue()).toBe(month);
    }));
});
