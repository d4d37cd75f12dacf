import {expect, test} from "vitest";
import {openSample} from "./open-sample.js";
import {download, shownNumber} from "./published.js";
import {column, tableOf} from "./table-on-page.js";

// The list of the overdue, against the published tables as DuckDB reads them.

const {on, published} = openSample();

test("a link to the overdue leads there once all pictures above are drawn", () =>
  on("churn#overdue", async (page) => {
    const top = () =>
      page.evaluate(() => document.querySelector("#overdue")!.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(100);
    expect(await top()).toBeGreaterThan(-100);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1000);
  }));

test("the overdue are all listed, most at stake first; the download opens in spreadsheets and is the table", () =>
  on("churn", async (page) => {
    const overdue = await published.ask(`
      select customer_key, net_amount_at_stake, amount_at_risk, days_overdue,
        last_order_date::date as last_order_date
      from overdue order by coalesce(amount_at_risk, net_amount_at_stake) desc`);
    const isModelled = overdue.some(({amount_at_risk}) => amount_at_risk !== null);
    const stake = isModelled ? "Profit at risk" : "Money at stake";
    const shown = await tableOf(page, "#overdue table");
    const stakes = column(shown, stake).map(shownNumber);
    expect(stakes).toEqual([...stakes].sort((a, b) => b - a));
    expect(await page.locator("#overdue [aria-live]").textContent()).toContain(
      `of ${overdue.length.toLocaleString("en-GB")} rows`,
    );
    expect(await page.locator("#overdue h2").textContent()).toMatch(
      new RegExp(`^${overdue.length.toLocaleString("en-GB")} customers`),
    );
    const file = await download(page, '#overdue button:text-is("Download CSV")');
    expect(file.hasMark).toBe(true);
    expect(file.text).toMatch(/\r\n$/);
    expect(file.text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const table = {heads: file.rows[0] ?? [], rows: file.rows.slice(1)};
    expect(table.rows.length).toBe(overdue.length);
    // What the table has no room for stands in the file.
    const heads = table.heads.map((head) => head.replace(/ \(.*\)$/, ""));
    expect(heads.filter((head) => shown.heads.includes(head))).toEqual(shown.heads);
    expect(heads.filter((head) => !shown.heads.includes(head))).toEqual([
      ...["Stage", "Expected by", "Expected gap", "Purchase days"],
    ]);
    const money = table.heads.find((head) => head.startsWith(stake))!;
    expect(column(table, money).map(Number)).toEqual(
      overdue.map(({amount_at_risk, net_amount_at_stake}) =>
        isModelled ? amount_at_risk : net_amount_at_stake,
      ),
    );
    const byKey = new Map(overdue.map((row) => [row.customer_key, row]));
    for (const [i, key] of column(table, "Customer").entries()) {
      expect(column(table, "Days overdue")[i]).toBe(String(byKey.get(key)?.days_overdue));
      expect(column(table, "Last order")[i]).toBe(byKey.get(key)?.last_order_date);
      if (i > 50) break;
    }
    // What is in sight is the beginning of what is downloaded.
    for (const head of ["Customer", "Days overdue", "Segment", "Tier", "Last order"]) {
      expect(column(shown, head)).toEqual(column(table, head).slice(0, shown.rows.length));
    }
  }));

test("a click on a head sorts, and the download follows", () =>
  on("churn", async (page) => {
    await page.click('#overdue th button:has-text("Days overdue")');
    const [most] = await published.ask("select max(days_overdue) as n from overdue");
    const shown = await tableOf(page, "#overdue table");
    expect(shownNumber(column(shown, "Days overdue")[0])).toBe(most!.n);
    const {rows} = await download(page, '#overdue button:text-is("Download CSV")');
    const days = column({heads: rows[0] ?? [], rows: rows.slice(1)}, "Days overdue").map(Number);
    expect(days).toEqual([...days].sort((a, b) => b - a));
    await page.click('#overdue button:text-is("Next")');
    const next = column(await tableOf(page, "#overdue table"), "Days overdue").map(shownNumber);
    const first = shown.rows.length;
    expect(next).toEqual(days.slice(first, 2 * first));
  }));
