import type {Page} from "playwright-core";
import {describe, expect, test} from "vitest";
import {settle} from "./browser.js";
import {choose, offeredBy} from "./choose.js";
import {openSample} from "./open-sample.js";
import {download, shownNumber} from "./published.js";
import {readSource} from "./source.js";
import {column, tableOf} from "./table-on-page.js";

// The matrix as a list of its customers, and its measures, against the published tables as DuckDB reads them.

const {on, published} = openSample();
const {hasMargins} = await readSource();

const whole = "#list + div";

describe("the matrix", () => {
  const heading = (page: Page) => page.locator("#list h2").textContent();
  const cellButton = (recency: number, frequency: number) =>
    `button[data-filter="cell.${recency}.${frequency}"]`;
  const countIn = async (page: Page) =>
    shownNumber(/([\d,]+) customers?, net sales/.exec((await heading(page)) ?? "")?.[1]);

  /** The list as downloaded: all of it, not only the page in sight. */
  const listed = async (page: Page) => {
    const {rows, hasMark} = await download(page, `${whole} .controls button:last-child`);
    expect(hasMark).toBe(true);
    return {heads: rows[0] ?? [], rows: rows.slice(1)};
  };

  test("a click on a cell lists exactly its customers, and the list can be cleared", () =>
    on("matrix", async (page) => {
      const cells = await published.ask(`
        select recency_score as r, frequency_score as f, customers as n
        from rfm_matrix where customers > 0 order by customers`);
      const buyers = cells.reduce((sum, {n}) => sum + Number(n), 0);
      expect(await heading(page)).toContain(`: ${buyers.toLocaleString("en-GB")}, net sales`);
      for (const cell of [cells[0]!, cells[cells.length >> 1]!, cells.at(-1)!]) {
        const [r, f, n] = [Number(cell.r), Number(cell.f), Number(cell.n)];
        await page.click(cellButton(r, f));
        expect(await countIn(page)).toBe(n);
        const shown = await tableOf(page, `${whole} table`);
        expect(shown.rows.length).toBe(Math.min(25, n));
        const all = await listed(page);
        for (const table of [shown, all]) {
          expect(new Set(column(table, "R"))).toEqual(new Set([String(r)]));
          expect(new Set(column(table, "F"))).toEqual(new Set([String(f)]));
        }
        const keys = await published.ask(
          `select customer_key from rfm where recency_score = ${r} and frequency_score = ${f}`,
        );
        expect(column(all, "Customer").sort()).toEqual(keys.map((k) => k.customer_key).sort());
        expect(new URL(page.url()).searchParams.get("show")).toBe(`cell.${r}.${f}`);
        expect(await page.getAttribute(cellButton(r, f), "aria-pressed")).toBe("true");
        expect(await page.locator('.heat-grid [aria-pressed="true"]').count()).toBe(1);
      }
      await page.click("#list button:last-child");
      expect(await heading(page)).toContain(`: ${buyers.toLocaleString("en-GB")}, net sales`);
      expect(await page.locator('.heat-grid [aria-pressed="true"]').count()).toBe(0);
      expect(new URL(page.url()).search).toBe("");
    }));

  test("arrows and Enter do the same as the mouse", () =>
    on("matrix", async (page) => {
      await page.focus(cellButton(5, 1));
      for (const key of ["ArrowDown", "ArrowRight", "ArrowRight", "Enter"]) {
        await page.keyboard.press(key);
      }
      const [cell] = await published.ask(
        "select customers as n from rfm_matrix where recency_score = 4 and frequency_score = 3",
      );
      expect(await countIn(page)).toBe(cell!.n);
      await page.keyboard.press("Enter");
      expect(await heading(page)).toMatch(/^All customers who have bought/);
    }));

  test("the measures show the numbers of the mart", () =>
    on("matrix", async (page) => {
      const cells = await published.ask("select * from rfm_matrix");
      const names = {
        net_amount: "Net sales",
        margin_amount: "Margin",
        median_days: "Median days",
        customers: "Customers",
      };
      const figure = page.locator("figure:has(.heat-grid)").first();
      const offered = await offeredBy(figure, "Measure");
      expect(offered.includes("Margin")).toBe(hasMargins);
      const measures = Object.keys(names) as (keyof typeof names)[];
      for (const name of measures.filter((id) => id !== "margin_amount" || hasMargins)) {
        const field = name === "median_days" ? "median_days_since_last_order" : name;
        await choose(figure, "Measure", names[name]);
        expect(new URL(page.url()).searchParams.get("measure")).toBe(
          name === "customers" ? null : name,
        );
        for (const cell of cells) {
          const [r, f] = [Number(cell.recency_score), Number(cell.frequency_score)];
          const shown = await page.locator(cellButton(r, f)).textContent();
          const told = `${name} of R ${r}, F ${f}: ${shown}`;
          if (cell.customers === 0) expect(shown, told).toBe(name === "customers" ? "0" : "—");
          else expectRounded(shown, Number(cell[field]), told);
        }
      }
    }));

  test("a quadrant and a tier list exactly their customers", () =>
    on("matrix", async (page) => {
      for (const [kind, mart] of [
        ["quadrant", "customer_matrix"],
        ["tier", "customers"],
      ] as const) {
        const groups = await published.ask(
          `select ${kind} as id, list(customer_key) as keys from ${mart}
           where ${kind} is not null group by all order by id`,
        );
        expect(groups.length).toBeGreaterThan(2);
        for (const {id, keys} of groups) {
          await page.click(`button[data-filter="${kind}.${String(id)}"]`);
          const expected = (keys as string[]).sort();
          expect(await countIn(page)).toBe(expected.length);
          expect(column(await listed(page), "Customer").sort()).toEqual(expected);
        }
      }
    }));

  test("an address with a choice opens it, and the switch of language keeps it", () =>
    on("matrix?show=cell.5.5&measure=net_amount", async (page) => {
      const [cell] = await published.ask(
        "select customers as n, net_amount from rfm_matrix where recency_score = 5 and frequency_score = 5",
      );
      expect(await countIn(page)).toBe(cell!.n);
      await page.click('a[hreflang="zh-Hans"]:visible');
      await page.waitForSelector("html[lang='zh-Hans']", {state: "attached"});
      await page.waitForSelector("#list h2");
      expect(await heading(page)).toContain(`${Number(cell!.n).toLocaleString("en-GB")} 位客户`);
      expect(await page.getAttribute(cellButton(5, 5), "aria-pressed")).toBe("true");
      await settle(page);
    }));
});

/** A number as a narrow cell writes it: in full, or in three figures with K, M or B. */
function expectRounded(shown: string | null, value: number, told: string): void {
  const [, digits = "", scale = ""] = /^(−?[\d.,]+)([KMB]?)$/.exec(shown ?? "") ?? [];
  expect(digits, told).not.toBe("");
  const read = shownNumber(digits) * {"": 1, K: 1e3, M: 1e6, B: 1e9}[scale]!;
  const places = scale === "" ? 0.5 : Math.abs(value) * 0.005;
  expect(Math.abs(read - value), told).toBeLessThanOrEqual(places + 1e-9);
}
