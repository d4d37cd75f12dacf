import {readFile} from "node:fs/promises";
import type {Page} from "playwright-core";
import {describe, expect, test} from "vitest";
import {settle} from "./browser.js";
import {keysIn} from "./customer-keys.js";
import {look} from "./look.js";
import {openSample} from "./open-sample.js";
import {csvRows, download} from "./published.js";
import {readSource} from "./source.js";

// The list of customers, against the published tables as DuckDB reads them.

const {on, published} = openSample();
const {categories} = await readSource();
const keysOf = keysIn(published);
const keys = (page: Page) => page.locator("tbody .customer-key").allTextContents();
const title = (page: Page) => page.locator("#list h2").textContent();
const opened = (name: string) => `.check-list:has(summary:text("${name}"))`;

describe("the list of customers", () => {
  test("all are there, largest net sales first, a page at a time", () =>
    on("customers", async (page) => {
      const all = await keysOf("true");
      expect(await title(page)).toContain(`${all.length.toLocaleString("en-GB")} customers`);
      expect(await keys(page)).toEqual(all.slice(0, 50));
      await page.click('button:text-is("Next")');
      expect(await keys(page)).toEqual(all.slice(50, 100));
      await page.click('button:text-is("Last")');
      expect((await keys(page)).at(-1)).toBe(all.at(-1));
      expect(await page.locator('button:text-is("Next")').isDisabled()).toBe(true);
    }));

  test("ticks narrow and widen, with counts, by mouse and by keyboard alone", () =>
    on("customers", async (page) => {
      await page.click(`${opened("Segment")} summary`);
      await page.click(`${opened("Segment")} input[value=champions]`);
      const champions = await keysOf("segment = 'champions'");
      expect(await keys(page)).toEqual(champions.slice(0, 50));
      expect(await title(page)).toMatch(
        new RegExp(`^${champions.length.toLocaleString("en-GB")} customers.*: Champions$`),
      );
      // From the open list by keyboard: close it, on to the next one, open, tick its first value.
      await page.keyboard.press("Escape");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      const diamond = await keysOf("segment = 'champions' and tier = 'diamond'");
      expect(await keys(page)).toEqual(diamond.slice(0, 50));
      const query = new URL(page.url()).searchParams;
      expect([query.get("segment"), query.get("tier")]).toEqual(["champions", "diamond"]);
      const counts = await published.ask(
        "select tier, count(*) as n from customers where segment = 'champions' group by tier",
      );
      for (const {tier, n} of counts) {
        const item = page.locator(`${opened("Tier")} label:has(input[value=${String(tier)}])`);
        expect(await item.locator(".check-count").textContent()).toBe(
          Number(n).toLocaleString("en-GB"),
        );
      }
      // The open list may lie over the button.
      await page.keyboard.press("Escape");
      await page.click('button:text-is("Clear filters")');
      expect(new URL(page.url()).search).toBe("");
      expect((await keys(page)).length).toBe(50);
    }));

  test("every filter that the source can fill lists exactly its customers, and there is no other", () =>
    on("customers", async (page) => {
      const facets = [
        ["Region", "region"],
        ["First channel", "first_channel"],
        ["First category", "first_category"],
        ["Churn risk", "churn_risk"],
        ["Stage", "lifecycle_stage"],
      ] as const;
      for (const [name, column] of facets) {
        const [value] = await published.ask(
          `select ${column} as v, count(*) as n from customers where ${column} is not null
           group by all order by n limit 1`,
        );
        if (!value) {
          expect(await page.locator(opened(name)).count(), name).toBe(0);
          continue;
        }
        await page.click(`${opened(name)} summary`);
        await page.click(`${opened(name)} input[value="${String(value.v)}"]`);
        expect(await title(page), name).toMatch(
          new RegExp(`^${Number(value.n).toLocaleString("en-GB")} customers?,`),
        );
        expect(await keys(page), name).toEqual(
          (await keysOf(`${column} = '${String(value.v)}'`)).slice(0, 50),
        );
        // The open list lies over the button.
        await page.keyboard.press("Escape");
        await page.click('button:text-is("Clear filters")');
      }
    }));

  test("search, sort and columns go into the address, and the other language opens the same", () =>
    on("customers", async (page) => {
      const [first] = await keysOf("order_count > 3", "customer_key");
      await page.fill(".customer-search", first!.slice(0, 2));
      await page.click('thead button:has-text("Last order")');
      await page.focus('[data-sort="last"]');
      await page.keyboard.press("Enter");
      const expected = await keysOf(
        `starts_with(customer_key, '${first!.slice(0, 2)}')`,
        "last_order_date desc nulls last, customer_key",
      );
      expect(await keys(page)).toEqual(expected.slice(0, 50));
      await page.click(`${opened("Columns")} summary`);
      await page.click(`${opened("Columns")} input[value=region]`);
      await page.click(`${opened("Columns")} input[value=tier]`);
      const heads = page.locator("thead [data-sort]");
      const shown = await heads.evaluateAll((all) => all.map((head) => head.dataset.sort));
      expect(shown).toContain("region");
      expect(shown).not.toContain("tier");
      const {search} = new URL(page.url());
      await page.click('a[hreflang="zh-Hans"]:visible');
      await page.waitForSelector("html[lang='zh-Hans']", {state: "attached"});
      await page.waitForSelector("#list h2");
      await settle(page);
      expect(new URL(page.url()).search).toBe(search);
      expect(await keys(page)).toEqual(expected.slice(0, 50));
      expect(await heads.evaluateAll((all) => all.map((head) => head.dataset.sort))).toEqual(shown);
      expect(await page.inputValue(".customer-search")).toBe(first!.slice(0, 2));
    }));

  test("columns and the download of exactly what they leave, by keyboard alone", () =>
    on("customers?tier=diamond&columns=customer_key,net_amount", async (page) => {
      await page.focus(`${opened("Columns")} summary`);
      await page.keyboard.press("Enter");
      await page.focus(`${opened("Columns")} input[value=orders]`);
      await page.keyboard.press("Space");
      await page.keyboard.press("Escape");
      const waiting = page.waitForEvent("download");
      await page.focus('button:text("Download these rows")');
      await page.keyboard.press("Enter");
      const text = await readFile(await (await waiting).path(), "utf8");
      const [heads, ...rows] = csvRows(text.slice(1));
      expect(heads!.map((head) => head.replace(/ \(.*\)$/, ""))).toEqual([
        ...["Customer", "Net sales", "Orders"],
      ]);
      const expected = await published.ask(`
        select customer_key, net_amount, order_count from customers where tier = 'diamond'
        order by net_amount desc, customer_key`);
      expect(rows).toEqual(expected.map((row) => Object.values(row).map(String)));
    }));

  test("the download is the whole list as shown", () =>
    on(
      "customers?tier=gold&sort=since&columns=customer_key,since,net_amount,category",
      async (page) => {
        const file = await download(page, 'button:text("Download these rows")');
        expect([file.name, file.hasMark]).toEqual(["customers.csv", true]);
        const rows = await published.ask(
          `select customer_key, net_amount, days_since_last_order, first_category from customers
         where tier = 'gold' order by days_since_last_order, customer_key`,
        );
        // A column that the source cannot fill is left out, though the address asks for it.
        const hasCategory = categories.length > 0;
        expect(file.rows[0]!.map((head) => head.replace(/ \(.*\)$/, ""))).toEqual([
          ...["Customer", "Net sales", "Since then", ...(hasCategory ? ["First category"] : [])],
        ]);
        expect(file.rows.slice(1)).toEqual(
          rows.map((row) => [
            String(row.customer_key),
            String(row.net_amount),
            String(row.days_since_last_order),
            ...(hasCategory ? [(row.first_category as string | null) ?? ""] : []),
          ]),
        );
        expect(await keys(page)).toEqual(file.rows.slice(1, 51).map(([key]) => key));
      },
    ));

  test.each(["customers", "zh/customers"])(
    "shows key, segment, last order and net sales on a phone without being scrolled: %s",
    (address) =>
      on(
        address,
        async (page) => {
          const table = page.locator(".customers-table");
          await table.waitFor();
          const shown = await table.evaluate((node) => ({
            sorts: [...node.querySelectorAll<HTMLElement>("thead [data-sort]")]
              .slice(0, 4)
              .map((head) => head.dataset["sort"]),
            ends: [...node.querySelectorAll("tr > :nth-child(4)")].map(
              (cell) => cell.getBoundingClientRect().right,
            ),
            room: node.closest(".table-scroll")!.getBoundingClientRect().right,
          }));
          expect(shown.sorts).toEqual(["customer_key", "segment", "last", "net_amount"]);
          expect(shown.ends.length).toBe(51);
          expect(Math.max(...shown.ends)).toBeLessThanOrEqual(shown.room);
        },
        {width: 360},
      ),
  );

  test("fits a phone with a list open", () =>
    on(
      "zh/customers",
      async (page) => {
        await page.click(".filter-toggle");
        const lists = await page.locator(".check-list summary").all();
        expect(lists.length).toBeGreaterThan(4);
        for (const summary of lists) {
          await summary.click();
          expect((await look(page)).tooWide).toBe("");
        }
      },
      {width: 360},
    ));
});
