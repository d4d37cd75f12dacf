import {expect, test} from "vitest";
import {settle} from "./browser.js";
import {openSample} from "./open-sample.js";
import {download, shownNumber} from "./published.js";
import {column, tableOf} from "./table-on-page.js";

// Lists, tables, the dictionary and the search, against the published tables as DuckDB reads them.

const {on, published} = openSample();

test("each segment's page lists its customers, and the switch of language stays on it", async () => {
  const segments = await published.ask("select segment, customers from segments");
  expect(segments.length).toBeGreaterThan(7);
  for (const {segment, customers} of segments) {
    const id = String(segment);
    await on(`segments/${id}`, async (page) => {
      const keys = await published.ask(`select customer_key from rfm where segment = '${id}'`);
      expect(keys.length).toBe(customers);
      const card = page.locator(".cards > * >> nth=0");
      expect(await card.textContent()).toContain(Number(customers).toLocaleString("en-GB"));
      const {rows, name} = await download(page, 'button:text-is("Download CSV"):visible >> nth=-1');
      expect(name).toBe(`segment-${id}.csv`);
      const listed = column({heads: rows[0] ?? [], rows: rows.slice(1)}, "Customer");
      expect(listed.sort()).toEqual(keys.map(({customer_key}) => customer_key).sort());
      await page.click('a[hreflang="zh-Hans"]:visible');
      await page.waitForSelector("html[lang='zh-Hans']", {state: "attached"});
      expect(new URL(page.url()).pathname).toBe(`/zh/segments/${id}`);
      await page.waitForSelector("#observablehq-main .answer");
      await settle(page);
    });
  }
});

test("a month's stages add up and are those of the marts", () =>
  on("lifecycle", async (page) => {
    const months = await published.ask("select distinct month from lifecycle order by month");
    const terms = new Map(
      (await published.ask("select id, label_en from terms where kind = 'stage'")).map((term) => [
        String(term.label_en),
        String(term.id),
      ]),
    );
    for (const at of [0, months.length >> 1, months.length - 1]) {
      const month = String(months[at]!.month);
      await page.locator("section:has(> .stock-and-flow) select").selectOption(month.slice(0, 7));
      const {rows} = await tableOf(page, ".stock-and-flow .data-table");
      const told = rows.map(([name = "", ...cells]) => [
        terms.get(name),
        ...cells.map(shownNumber),
      ]);
      for (const [stage, start, come, gone, end] of told) {
        expect(Number(start) + Number(come) - Number(gone), `${month} ${stage}`).toBe(end);
      }
      const expected = await published.ask(`
        select stage, customers_at_start, customers_in, customers_out, customers_at_end
        from lifecycle where month = '${month}' order by position`);
      expect(told.slice(0, -1)).toEqual(expected.map((row) => Object.values(row)));
      const sum = (i: number) =>
        expected.reduce((all, row) => all + Number(Object.values(row)[i]), 0);
      expect(told.at(-1)).toEqual([undefined, sum(1), sum(2), sum(3), sum(4)]);
      const flows = await published.ask(
        `select customers from lifecycle_flows where month = '${month}'`,
      );
      const inGrid = page.locator(".stock-and-flow .heat-grid td:not(.is-none)");
      const cells = (await inGrid.allTextContents()).map(shownNumber).sort((a, b) => a - b);
      expect(cells).toEqual(flows.map(({customers}) => Number(customers)).sort((a, b) => a - b));
    }
  }));

test("the table behind a picture opens and sorts by keyboard, and its download is in that order", () =>
  on("", async (page) => {
    const months = await published.ask(`
      select strftime(month, '%Y-%m') as month, net_amount as net from months order by net desc`);
    const box = page.locator("figure details").first();
    await box.locator("summary").focus();
    await page.keyboard.press("Enter");
    const head = box.locator("th:has(button:has-text('Net sales'))").first();
    await head.locator("button").focus();
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("descending");
    const {rows} = await download(page, "figure details >> nth=0 >> text=Download CSV");
    const at = rows[0]!.findIndex((name) => name.startsWith("Net sales"));
    expect(rows.slice(1).map((row) => Number(row[at]))).toEqual(months.map(({net}) => Number(net)));
    expect(rows[1]![0]!.startsWith(String(months[0]!.month))).toBe(true);
  }));

test.for(["", "zh/"])("the dictionary at %s lists every published column", (language) =>
  on(`${language}dictionary`, async (page) => {
    for (const mart of published.names) {
      const {rows} = await tableOf(page, `section#${mart} table`);
      const codes = await page.locator(`section#${mart} tbody th code`).allTextContents();
      const columns = await published.columns(mart);
      // A JSON without rows says nothing of its columns.
      if (columns.join() === "json") expect(codes.length, mart).toBeGreaterThan(0);
      else expect(codes, mart).toEqual(columns);
      for (const [, meaning] of rows) expect(meaning?.trim(), mart).not.toBe("");
    }
    await page.fill("main input[type=search]", "net_amount_at_stake");
    expect(await page.locator("main section[id] h3 code").allTextContents()).toEqual([
      "overdue",
      "overdue_groups",
    ]);
  }),
);

test("search finds a Chinese page by words within its sentences, and asks nobody else", () =>
  on("zh/quality", async (page) => {
    await page.click("#observablehq-search input");
    for (const [words, path] of [
      ["逾期", "/zh/churn"],
      ["自然月", "/zh/cohorts"],
    ] as const) {
      await page.fill("#observablehq-search input", words);
      const found = page.locator(`#observablehq-search-results a[href$="${path.slice(3)}"]`);
      await found.first().waitFor();
      expect(new URL(await found.first().evaluate((a: HTMLAnchorElement) => a.href)).pathname).toBe(
        path,
      );
    }
    await page.locator('#observablehq-search-results a[href$="/cohorts"]').first().click();
    await page.waitForURL("**/zh/cohorts");
    await settle(page);
  }));
