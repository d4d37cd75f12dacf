import {expect, test} from "vitest";
import {settle} from "./browser.js";
import {answer, counted, grouped, opened, query} from "./filters-on-page.js";
import {openSample} from "./open-sample.js";
import {monthName, readSource, shortAmount} from "./source.js";

// The bar of filters, against the published tables as DuckDB reads them.

const {on, published} = openSample();
const {regions, months: allMonths, sign} = await readSource();
const [largest = "", region = ""] = regions;
const one = async (sql: string) => (await published.ask(sql))[0]!;

test("on the overview a region is chosen by mouse: figures are those of its customers", () =>
  on("./", async (page) => {
    const before = await answer(page);
    await page.click(`${opened("Region")} summary`);
    await page.click(`${opened("Region")} input[value="${region}"]`);
    await counted(page);
    expect(query(page).get("region")).toBe(region);
    expect(await answer(page)).not.toBe(before);
    const {orders, net} = await one(`
      with mine as (select customer_key from customers where region = '${region}'),
      bounds as (select max(order_date) as last from customer_days),
      bought as (
        select sum(orders) as orders, sum(net_amount) as net from customer_days, bounds
        where customer_key in (from mine) and order_date > last - interval 90 day
      ),
      gave as (
        select coalesce(sum(net_amount), 0) as net from customer_returns, bounds
        where customer_key in (from mine) and order_date > last - interval 90 day
      )
      select bought.orders, bought.net + gave.net as net from bought, gave`);
    const cards = await page.locator(".cards").innerText();
    expect(cards).toContain(grouped(orders));
    expect(await answer(page)).toContain(`${sign}${shortAmount(Number(net))}`);
    const {customers} = await one(
      `select count(*) as customers from customers where region = '${region}' and segment is not null`,
    );
    expect(await page.locator(".pictures").innerText()).toContain(
      `n\u00a0=\u00a0${grouped(customers)}`,
    );
    expect(await page.locator("[data-fact=filters]").textContent()).toBe(
      `Filters: region ${region}`,
    );
    await page.keyboard.press("Escape");
    // The receipt of a number says that it is counted here, for whom and from what.
    await page.click(".key-figure .receipt-button >> nth=0");
    await page.waitForSelector("dialog .receipt-content");
    expect(await page.locator("dialog .receipt-filters").textContent()).toMatch(
      new RegExp(
        `^The page is narrowed to: region ${region}\\. .* customers, customer_days and customer_returns;`,
      ),
    );
    await page.keyboard.press("Escape");
    await page.click(".filter-chip");
    await counted(page);
    expect(await answer(page)).toBe(before);
    expect(new URL(page.url()).search).toBe("");
  }));

test("by keyboard alone: open, tick, close, take the chip off", () =>
  on("segments/", async (page) => {
    await page.focus(`${opened("Tier")} summary`);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await counted(page);
    // The bar was not drawn anew: the focus is where it was.
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe(
      "diamond",
    );
    await page.keyboard.press("Escape");
    const rows = await published.ask(
      "select segment, count(*) as n, sum(net_amount) as net from customers where tier = 'diamond' group by all",
    );
    const {label} = await one(
      "select label_en as label from terms where kind = 'segment' and id = 'champions'",
    );
    const champions = rows.find(({segment}) => segment === "champions");
    const row = page.locator("table:visible tbody tr", {hasText: String(label)}).first();
    expect(await row.innerText()).toContain(grouped(champions?.n ?? 0));
    await page.focus(".filter-chip");
    await page.keyboard.press("Enter");
    await counted(page);
    expect(query(page).has("tier")).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
  }));

// The name of a region may hold a blank, as "United Kingdom" does.
const asked = new URLSearchParams({region: largest, tier: "gold"});

test("a filter goes along to other pages and the other language, and its address opens the same", () =>
  on(`matrix?${asked.toString()}`, async (page) => {
    const {n} = await one(
      `select count(*) as n from customers where region = '${largest}' and tier = 'gold'`,
    );
    expect(await page.locator("#list h2").textContent()).toContain(
      `Customers who match the filters: ${grouped(n)},`,
    );
    await page.click('#observablehq-sidebar a:text-is("Value")');
    await page.waitForURL(/value\?/);
    await settle(page);
    await page.waitForSelector(".filter-chip");
    expect(query(page).toString()).toBe(asked.toString());
    expect(await answer(page)).toContain(grouped(n));
    await page.click('a[hreflang="zh-Hans"]:visible');
    await page.waitForSelector("html[lang='zh-Hans']", {state: "attached"});
    await settle(page);
    await page.waitForSelector(".filter-chip");
    expect(query(page).toString()).toBe(asked.toString());
    expect(await answer(page)).toContain(grouped(n));
    await page.click('#observablehq-sidebar a:text-is("客户")');
    await page.waitForURL(/customers\?/);
    await settle(page);
    await page.waitForSelector("#list h2");
    expect(await page.locator("#list h2").textContent()).toContain(`${grouped(n)} 位客户`);
    // Pages that cannot honour it say so, and hand it on.
    await page.click('#observablehq-sidebar a:text-is("方法")');
    await page.waitForURL(/methods\?/);
    await settle(page);
    expect(await page.locator("[data-fact=filters]").textContent()).toBe("筛选：在本页不适用");
    expect(query(page).toString()).toBe(asked.toString());
  }));

test("what the source does not have is ignored and said", () =>
  on("value?region=Atlantis&segment=champions", async (page) => {
    expect(await page.locator(".filter-notes").textContent()).toContain(
      "This source has no region “Atlantis”; ignored.",
    );
    expect(await page.locator(".answer-scope").textContent()).toBe("Only segment Champions");
  }));

test("nobody left is said, and no axis stands empty", () =>
  on("./?tier=none", async (page) => {
    expect(await answer(page)).toMatch(/^Nobody who has bought matches/);
    expect(await page.locator("figure").count()).toBe(0);
    await page.click('button:text-is("Clear filters")');
    await counted(page);
    expect(await page.locator("figure").count()).toBeGreaterThan(2);
  }));

test("a period cuts the months of the overview's pictures, and what it does not touch is said", () =>
  on(`./?period=${allMonths.at(-9)!}..${allMonths.at(-4)!}`, async (page) => {
    const picture = page.locator("figure", {hasText: "Show the numbers"}).first();
    await picture.locator("summary").click();
    expect(await picture.locator("tbody tr").count()).toBe(6);
    expect(await page.locator(".filter-notes").textContent()).toContain(
      "The period cuts the pictures",
    );
    // The answer is of the 90 days to the as-of date, so the period does not stand above it.
    expect(await page.locator(".answer-scope").count()).toBe(0);
    expect(await page.locator("[data-fact=filters]").textContent()).toContain(
      monthName(allMonths.at(-9)!),
    );
  }));
