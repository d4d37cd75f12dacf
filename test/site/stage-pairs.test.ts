import type {Page} from "playwright-core";
import {describe, expect, test} from "vitest";
import {settle} from "./browser.js";
import {figureOf, grouped, query} from "./lifecycle-on-page.js";
import {openSample} from "./open-sample.js";
import {shownNumber} from "./published.js";
import {readSource} from "./source.js";

// The stages at two month ends, by mouse and keyboard, against the published tables as DuckDB reads them.

const {on, published} = openSample();
const {
  regions: [region = ""],
} = await readSource();

/** The months that are over, the last first. */
const wholeMonths = async () =>
  (
    await published.ask(`
      select distinct left(month::varchar, 7) as month from lifecycle
      where is_complete order by month desc`)
  ).map(({month}) => String(month));

describe("stages at the ends of two months", () => {
  test("both months stand in the address, and rows add up to the stock", () =>
    on("zh/lifecycle", async (page) => {
      const months = await wholeMonths();
      const [to, from] = [months[1]!, months[4]!];
      const pairs = figureOf(page, "由");
      const choose = async (at: number, month: string) =>
        pairs
          .locator("select")
          .nth(at)
          .selectOption(String(Date.parse(`${month}-01T00:00:00Z`)));
      await choose(1, to);
      await choose(0, from);
      await settle(page);
      const address = new URLSearchParams(query(page));
      expect([address.get("from"), address.get("to")]).toEqual([from, to]);
      const rows = await pairs
        .locator(".heat-grid tbody tr")
        .evaluateAll((found) =>
          found.map((row) =>
            [...row.querySelectorAll("td:not(.is-none)")].map((cell) => cell.textContent ?? ""),
          ),
        );
      const stock = await published.ask(`
        select customers_at_end from lifecycle
        where left(month::varchar, 7) = '${from}' order by position`);
      stock.forEach(({customers_at_end}, i) => {
        const sum = rows[i]!.reduce((total, text) => total + shownNumber(text), 0);
        expect(sum).toBe(customers_at_end);
      });
      await page.click("a[lang='en'], a:has-text('English')");
      await page.waitForURL(/\/lifecycle/);
      expect(new URLSearchParams(query(page)).get("from")).toBe(from);
    }));
});

test("two months are chosen by keyboard alone, and a cell tells the share of its stage", () =>
  on("lifecycle", async (page) => {
    const months = await wholeMonths();
    const pairs = figureOf(page, "From the end of");
    const [from, to] = [pairs.locator("select").nth(0), pairs.locator("select").nth(1)];
    await to.focus();
    await page.keyboard.press("ArrowDown");
    await page.waitForURL((url) => url.search.includes(`to=${months[1]!}`));
    // What was drawn anew has the focus where it was.
    await page.keyboard.press("ArrowDown");
    await page.waitForURL((url) => url.search.includes(`to=${months[2]!}`));
    await from.focus();
    await page.keyboard.press("ArrowUp");
    await page.waitForURL(/from=/);
    const start = new URLSearchParams(query(page)).get("from")!;
    // The stage of which most had churned.
    const [row] = await published.ask(`
      select label_en as stage, customers as n,
        sum(customers) over (partition by from_stage) as all_n
      from stage_pairs join terms on kind = 'stage' and id = from_stage
      where left(from_month::varchar, 7) = '${start}' and left(to_month::varchar, 7) = '${months[2]!}'
      qualify from_stage <> 'churned' and to_stage = 'churned' order by n desc, 1 limit 1`);
    const stage = String(row!["stage"]);
    const head = page.locator("th", {hasText: stage});
    const cell = pairs
      .locator(".heat-grid tbody tr")
      .filter({has: head})
      .locator("td:not(.is-none)")
      .last();
    await cell.hover();
    const note = (await page.locator(".hover-note").textContent()) ?? "";
    expect(note).toContain(
      `${grouped(row!["n"])} of ${grouped(row!["all_n"])} ${stage} at the end`,
    );
    expect(await cell.getAttribute("aria-label")).toBe(note);
    expect(await cell.textContent()).toBe(grouped(row!["n"]));
  }));

test("two old months are chosen by keyboard, fetched then, and counted anew under a filter", async () => {
  const monthsOf = async (mart: string) =>
    (
      await published.ask(
        `select distinct left(from_month::varchar, 7) as month from ${mart} order by month`,
      )
    ).map(({month}) => String(month));
  // A source of two years and less has all its months at hand: nothing is left to fetch.
  const earlier = await monthsOf("stage_pairs_earlier");
  const isEarlier = earlier.length > 0;
  const months = isEarlier ? earlier : await monthsOf("stage_pairs");
  const [from, to] = [months[8]!, months[10]!];
  /** Who had bought by the first end and was silent for longer than the threshold at both, by their purchase days. */
  const churned = async (where: string) => {
    const [row] = await published.ask(`
      with last as (
        select customer_key,
          max(order_date) filter (order_date::date <= last_day(date '${from}-01')) as first_last,
          max(order_date) filter (order_date::date <= last_day(date '${to}-01')) as second_last
        from customer_days join customers using (customer_key) where ${where} group by all
      ),
      silent as (select value from definitions where definition = 'churned_after_days')
      select count(*) as n from last, silent
      where last_day(date '${from}-01') - first_last::date > value
        and last_day(date '${to}-01') - second_last::date > value`);
    return Number(row?.["n"]);
  };
  const inRegion = `region = '${region}'`;
  expect(await churned(inRegion)).toBeGreaterThan(0);
  const cell = (page: Page) =>
    figureOf(page, "From the end of").locator(
      ".heat-grid tbody tr:has(th:has-text('Churned')) td:not(.is-none) >> nth=-1",
    );
  const asked: string[] = [];
  const isFetched = () => asked.some((url) => url.includes("stage_pairs_earlier"));
  await on("lifecycle", async (page) => {
    page.on("request", (request) => asked.push(request.url()));
    const pairs = figureOf(page, "From the end of");
    const lists = [pairs.locator("select").nth(0), pairs.locator("select").nth(1)];
    await settle(page);
    expect(isFetched()).toBe(false);
    await lists[1]!.focus();
    // The list ends at the earliest month; each key is one month, and the first month gives way.
    await page.keyboard.press("End");
    for (let i = 1; i < 10; i++) await page.keyboard.press("ArrowUp");
    await page.waitForURL((url) => url.search.includes(`to=${to}`));
    await page.waitForSelector(".stage-pairs:not([aria-busy])");
    expect(isFetched()).toBe(isEarlier);
    await lists[0]!.focus();
    await page.keyboard.press("End");
    for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowUp");
    await page.waitForURL((url) => url.search.includes(`from=${from}`));
    await page.waitForSelector(".stage-pairs:not([aria-busy])");
    await settle(page);
    expect(new URLSearchParams(query(page)).get("to")).toBe(to);
    expect(await cell(page).textContent()).toBe(grouped(await churned("true")));
  });
  // The same by the address alone, for some customers.
  const asking = new URLSearchParams({from, to, region});
  await on(`lifecycle?${asking.toString()}`, async (page) => {
    await settle(page);
    await page.waitForSelector(".stage-pairs:not([aria-busy]) .heat-grid");
    expect(await cell(page).textContent()).toBe(grouped(await churned(inRegion)));
    await page.click("a[lang='zh'], a:has-text('中文')");
    await page.waitForURL(/\/zh\/lifecycle/);
    await page.waitForSelector(".stage-pairs:not([aria-busy]) .heat-grid");
    const address = new URLSearchParams(query(page));
    expect([address.get("from"), address.get("to")]).toEqual([from, to]);
  });
});
