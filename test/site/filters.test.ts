import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import type {AxeResults} from "axe-core";
import type {Page} from "playwright-core";
import {describe, expect, inject, test} from "vitest";
import {settle} from "./browser.js";
import {look, notShown} from "./look.js";
import {openSample} from "./open-sample.js";
import {monthName, readSource, shortAmount} from "./source.js";

// The filters of every page, against the published tables as DuckDB reads them.

const {on, published, browser} = openSample();
const {regions, channels, hasMargins, months: allMonths, sign} = await readSource();
const [largest = "", region = ""] = regions;

const opened = (name: string) => `.filters .check-list:has(summary:text("${name}"))`;
const answer = (page: Page) => page.locator(".answer").textContent();
const query = (page: Page) => new URL(page.url()).searchParams;
const grouped = (value: unknown) => Number(value).toLocaleString("en-GB");
const one = async (sql: string) => (await published.ask(sql))[0]!;

/** Waits until a filter has been counted and painted. */
async function counted(page: Page) {
  await page.waitForFunction(() => !document.querySelector("[aria-busy]"));
  await settle(page);
}

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

test("on the lifecycle a region is chosen by keyboard: churn and bridge are those of its customers", () =>
  on("lifecycle", async (page) => {
    const before = await answer(page);
    await page.focus(`${opened("Region")} summary`);
    await page.keyboard.press("Enter");
    await page.focus(`${opened("Region")} input[value="${largest}"]`);
    await page.keyboard.press("Space");
    await counted(page);
    await page.keyboard.press("Escape");
    expect(query(page).get("region")).toBe(largest);
    const {churned, month} = await one(`
      with gaps as (
        select
          order_date + to_days(1 + (
            select value::integer from definitions where definition = 'churned_after_days'
          )) as gone,
          lead(order_date) over (partition by customer_key order by order_date) as next
        from customer_days
        where customer_key in (select customer_key from customers where region = '${largest}')
      ),
      last as (select max(month) as month from months where is_complete)
      select count(*) as churned, strftime(any_value(last.month), '%b %Y') as month
      from gaps, last
      where date_trunc('month', gone) = last.month and (next is null or next > gone - interval 1 day)`);
    expect(await answer(page)).not.toBe(before);
    expect(await answer(page)).toMatch(
      new RegExp(`^${grouped(churned)} customers \\(.*\\) churned in ${String(month)}`),
    );
    const {net} = await one(`
      with mine as (select customer_key from customers where region = '${largest}'),
      moves as (
        select customer_key, order_date, net_amount from customer_days
        union all select customer_key, order_date, net_amount from customer_returns
      )
      select sum(net_amount) as net from moves
      where customer_key in (from mine)
        and order_date > (select max(order_date) from customer_days) - interval 90 day`);
    const bridge = page.locator("figure", {hasText: "All movements add up"});
    await bridge.locator("summary").first().click();
    expect(await bridge.locator("tbody tr").last().innerText()).toContain(
      Number(net).toLocaleString("en-GB", {minimumFractionDigits: 2, maximumFractionDigits: 2}),
    );
    expect(await bridge.innerText()).not.toContain("Anonymous");
    // A period cuts the time axes by month, by keyboard too.
    await page.focus("select[aria-label='First month']");
    const begin = allMonths.at(-6)!;
    await page.keyboard.type(monthName(begin));
    await counted(page);
    expect(query(page).get("period")).toBe(`${begin}..`);
    const {months} = await one(
      `select count(distinct month) as months from lifecycle where month >= '${begin}-01'`,
    );
    const lost = page.locator("figure", {hasText: "who had spent"});
    await lost.locator("summary").first().click();
    expect(await lost.locator("tbody tr").count()).toBe(Number(months));
  }));

/** The quarters of which the source has every month, and one amid them. */
const quarters = allMonths.flatMap((month, i) => {
  const months = allMonths.slice(i, i + 3);
  const number = (Number(month.slice(5)) + 2) / 3;
  return Number.isInteger(number) && months.length === 3
    ? [{name: `Q${number} ${month.slice(0, 4)}`, start: month, end: months[2]!}]
    : [];
});
const amid = (quarters.length - 1) >> 1;

// A source without channels is asked by tier, and must not offer what it cannot fill.
const [name, column, value] = channels.length
  ? (["First channel", "first_channel", channels.at(-1)!] as const)
  : (["Tier", "tier", "gold"] as const);

test(`on the cohorts a ${name.toLowerCase()} is chosen by mouse, quarters and groups follow, and a period picks cohorts`, () =>
  on("cohorts", async (page) => {
    const before = await answer(page);
    const dimensions = await page.locator(".filters .check-list summary").allTextContents();
    expect(dimensions.includes("First channel")).toBe(channels.length > 0);
    await page.click(`${opened(name)} summary`);
    await page.click(`${opened(name)} input[value="${value}"]`);
    await counted(page);
    await page.keyboard.press("Escape");
    expect(await answer(page)).not.toBe(before);
    const heads = () => page.locator(".heat-grid tbody th").allTextContents();
    const first = `
      select strftime(date_trunc('month', first_order_date), '%b %Y') as month, count(*) as n,
        date_trunc('quarter', first_order_date) as quarter, region
      from customers where ${column} = '${value}' and first_order_date is not null`;
    const months = await published.ask(
      `select month, sum(n) as n from (${first} group by all) group by month order by strptime(month, '%b %Y')`,
    );
    expect(months.length).toBeGreaterThan(5);
    const rows = await page.locator(".heat-grid tbody tr").allInnerTexts();
    for (const {month, n} of months) {
      const own = rows.find((text) =>
        text.replaceAll("\u00a0", " ").startsWith(String(month).replace("Sep ", "Sept ")),
      );
      expect(own, String(month)).toContain(grouped(n));
    }
    // Margin is not published by day: it is not offered, and that is said where the source has it.
    expect(await page.locator(".cohort-choices").innerText()).not.toContain("Margin");
    const notes = (await page.locator(".filter-notes").textContent()) ?? "";
    expect(notes.includes("margin, which is not published by day")).toBe(hasMargins);
    const chosen = quarters.slice(amid, amid + 2);
    const [from, to] = [chosen[0]!.start, chosen[1]!.end];
    await page.goto(`${page.url()}&step=quarter&period=${from}..${to}`);
    await page.waitForSelector(".cohort-pictures:not([aria-busy]) .heat-grid td");
    await counted(page);
    expect((await heads()).map((text) => text.trim().slice(0, 7))).toEqual(
      chosen.map(({name}) => name),
    );
    await page.goto(page.url().replace("step=quarter", "by=region"));
    await page.waitForSelector(".cohort-pictures:not([aria-busy]) .heat-grid td");
    await counted(page);
    const {n} = await one(
      `select count(*) as n from customers where ${column} = '${value}' and region = '${region}'
       and first_order_date between '${from}-01' and last_day(date '${to}-01')`,
    );
    expect(Number(n)).toBeGreaterThan(0);
    const row = page.locator(".heat-grid tbody tr", {hasText: region});
    expect(await row.innerText()).toContain(grouped(n));
  }));

test("on the moves a tier is chosen by keyboard: moves, money and lists are those of its customers", () =>
  on("moves", async (page) => {
    const before = await answer(page);
    await page.focus(`${opened("Tier")} summary`);
    await page.keyboard.press("Enter");
    await page.focus(`${opened("Tier")} input[value=gold]`);
    await page.keyboard.press("Space");
    await counted(page);
    await page.keyboard.press("Escape");
    expect(await answer(page)).not.toBe(before);
    const {known, upgraded} = await one(`
      with days as (
        select max(on_date) filter (months_back = 0) as late,
          (select value::date from build_info where item = 'comparison_date') as early
        from segment_dates
      ),
      mine as (
        select * from customer_segments
        where customer_key in (select customer_key from customers where tier = 'gold')
      ),
      moved as (
        select a.rank as was, b.rank as now, a.is_lost as was_lost, b.is_lost as is_lost,
          late.order_count > early.order_count as has_bought
        from days
        join mine as early on early.on_date = days.early
        join mine as late on late.on_date = days.late and late.customer_key = early.customer_key
        join segments as a on a.segment = early.segment
        join segments as b on b.segment = late.segment
      )
      select count(*) as known,
        count(*) filter (now < was and has_bought and not (was_lost and not is_lost)) as upgraded
      from moved`);
    expect(await answer(page)).toContain(`${grouped(upgraded)} of ${grouped(known)} buyers`);
    await page.focus("[data-list=upgraded]");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".moves-list table");
    expect(await page.locator(".moves-list h3").textContent()).toContain(
      `${grouped(upgraded)} customer`,
    );
    const keys = await page.locator(".moves-list tbody tr a").allTextContents();
    const {strangers} = await one(
      `select count(*) as strangers from customers
       where customer_key in (${keys.map((key) => `'${key.trim()}'`).join(", ")}) and tier <> 'gold'`,
    );
    expect([keys.length > 0, Number(strangers)]).toEqual([true, 0]);
    await page.goto(`${page.url()}&period=${allMonths.at(-6)!}..`);
    await counted(page);
    expect(await page.locator(".filter-notes").textContent()).toContain(
      "compares the two dates chosen on it",
    );
  }));

describe("with a filter", () => {
  const pages = [
    ...["", "customers", "matrix", "segments/", "segments/champions", "churn", "value"],
    ...["lifecycle", "cohorts", "moves"],
  ];
  test.each(pages)("%s never shows everybody first", async (address) => {
    const context = await browser().newContext();
    const page = await context.newPage();
    // Looks at every frame whether what was drawn at build can be seen.
    await page.addInitScript(() => {
      const seen = window as unknown as {frames: number; everybody: number};
      [seen.frames, seen.everybody] = [0, 0];
      const look = () => {
        seen.frames += 1;
        const first = document.querySelector("[data-first]");
        if (first && getComputedStyle(first).visibility !== "hidden") seen.everybody += 1;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    const asked = new URLSearchParams({region});
    await page.goto(new URL(`${address || "./"}?${asked.toString()}`, inject("siteUrl")).href);
    await page.waitForSelector(".filter-chip");
    const [frames, everybody] = await page.evaluate(() => {
      const seen = window as unknown as {frames: number; everybody: number};
      return [seen.frames, seen.everybody] as const;
    });
    await context.close();
    expect([frames > 0, everybody]).toEqual([true, 0]);
  });
  test.each(pages.flatMap((page) => [page, `zh/${page}`]))(
    "%s is whole on a phone, and open to everyone",
    async (page) => {
      const axe = await readFile(
        createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
        "utf8",
      );
      const period = `${allMonths.at(-6)!}..`;
      const asked = new URLSearchParams({segment: "champions", region, period});
      await on(
        `${page || "./"}?${asked.toString()}`,
        async (opened) => {
          await opened.click(".filter-toggle");
          const seen = await look(opened);
          expect(seen.text).not.toMatch(notShown);
          expect(seen.tooWide).toBe("");
          expect(seen.errors).toBe(0);
          await opened.evaluate(axe);
          const violations = await opened.evaluate(async () => {
            const {axe} = window as unknown as {axe: {run: (o: object) => Promise<AxeResults>}};
            const found = await axe.run({
              resultTypes: ["violations"],
              runOnly: {
                type: "tag",
                values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
              },
            });
            return found.violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html ?? ""}`);
          });
          expect(violations).toEqual([]);
        },
        {width: 360},
      );
    },
  );
});
