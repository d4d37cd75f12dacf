import type {Page} from "playwright-core";
import {describe, expect, test} from "vitest";
import {settle} from "./browser.js";
import {offeredBy} from "./choose.js";
import {shownNumber} from "./published.js";
import {openSample} from "./open-sample.js";
import {readSource} from "./source.js";

// The bridge, the stages at two month ends, events and reasons, by mouse and keyboard, against the published tables.

const {on, published} = openSample();
const {
  regions: [region = ""],
  hasEvents,
  hasReasons,
} = await readSource();

/** The figure of the list with a label. */
const figureOf = (page: Page, label: string) =>
  page.locator("figure").filter({has: page.locator("label", {hasText: label})});

const query = (page: Page) => new URL(page.url()).search;
const grouped = (value: unknown) => Number(value).toLocaleString("en-GB");

/** The months that are over, the last first. */
const wholeMonths = async () =>
  (
    await published.ask(`
      select distinct left(month::varchar, 7) as month from lifecycle
      where is_complete order by month desc`)
  ).map(({month}) => String(month));

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

test("survival is divided by keyboard by what the source tells, and its numbers are the mart's", async () => {
  const families = await published.ask(`
    select family, label_en as name
    from survival_curves join terms on kind = 'survival_family' and id = family
    where family <> 'order_step' group by family, label_en, terms.position order by terms.position`);
  const {family, name} = (families.find(({family}) => family === "first_channel") ??
    families.find(({family}) => family === "region"))!;
  await on("churn", async (page) => {
    expect(await offeredBy(page.locator("main"), "Customers")).toEqual(
      families.map(({name}) => name),
    );
    const button = page.getByRole("button", {name: String(name), exact: true});
    await button.focus();
    await page.keyboard.press("Space");
    expect(await button.getAttribute("aria-pressed")).toBe("true");
    expect(query(page)).toContain(String(family));
    const groups = await published.ask(`
      select purchases, ordered from survival_curves where family = '${String(family)}' order by curve`);
    expect(groups.length).toBeGreaterThan(2);
    const table = page.locator("table:has(th:has-text('Curve')):visible").last();
    const told = await table
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].slice(0, 3).map((one) => one.textContent ?? "")),
      );
    const sorted = told.sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
    expect(sorted.map((row) => row.slice(1).map(shownNumber))).toEqual(
      groups.map(({purchases, ordered}) => [purchases, ordered]),
    );
  });
});

test.runIf(hasEvents)(
  "events are drawn on every time axis, told on hover, and followed by keyboard",
  () =>
    on("lifecycle", async (page) => {
      const events = await published.ask("select text_en from annotations order by position");
      const charts = page.locator("figure:has(line[data-annotation])");
      expect(await charts.count()).toBe(3);
      for (let i = 0; i < 3; i++) {
        expect(await charts.nth(i).locator("line[data-annotation]").count()).toBe(events.length);
      }
      // Listed once, below the stages; the others say so.
      const listed = await page.locator(".annotations li").allTextContents();
      expect(listed).toHaveLength(events.length);
      listed.forEach((text, at) => expect(text).toContain(String(events[at]?.["text_en"])));
      expect(await charts.first().locator(".annotations").count()).toBe(1);
      expect(await charts.last().textContent()).toContain("listed below the picture of the stages");
      const entry = charts.first().locator(".annotation").last();
      await entry.focus();
      expect(await charts.first().locator("line.is-lit").count()).toBe(1);
      await page.keyboard.press("ArrowLeft");
      const lit = charts.first().locator("line.is-lit");
      expect(await lit.getAttribute("data-annotation")).toBe(String(events.length - 1));
      await charts
        .first()
        .locator(".annotation-rules path")
        .first()
        .hover({position: {x: 5, y: 5}});
      expect(await page.locator(".hover-note").textContent()).toContain(
        String(events[0]?.["text_en"]),
      );
    }),
);

test.runIf(hasEvents)("no picture over time leaves the events out, on any page", async () => {
  const [customer] = await published.ask(`
    select customer_key as key from customers where purchase_days > 15 order by 1`);
  const marked: [string, number][] = [
    ["cohorts?step=quarter", 2],
    ["value", 1],
    [`customer?key=${String(customer?.["key"])}`, 2],
  ];
  for (const [address, count] of marked) {
    await on(address, async (page) => {
      const pictures = page.locator("figure:has(line[data-annotation])");
      expect(await pictures.count(), address).toBe(count);
    });
  }
});

test.runIf(hasReasons)("reasons are told with their numbers", () =>
  on("churn", async (page) => {
    const [late] = await published.ask(`
      select customers, customers_gone from leaving_reasons where group_name = 'late'`);
    const block = page.locator("#reasons");
    await block.locator("summary").click();
    const cells = await block.locator("tbody tr").first().locator("td, th").allTextContents();
    expect(cells.slice(1, 4)).toEqual([
      "Delivered late",
      String(late?.["customers"]),
      String(late?.["customers_gone"]),
    ]);
    expect(await block.locator(".picture-note").textContent()).toContain("not proofs of a cause");
  }),
);

test.runIf(!hasEvents)("without events no picture draws one and no list stands empty", async () => {
  for (const address of ["lifecycle", "cohorts?step=quarter", "value", "./"]) {
    await on(address, async (page) => {
      expect(await page.locator("figure svg").count(), address).toBeGreaterThan(0);
      expect(await page.locator("line[data-annotation]").count(), address).toBe(0);
      expect(await page.locator(".annotations").count(), address).toBe(0);
    });
  }
});

test.runIf(!hasReasons)("without reasons the page says what the source would have to tell", () =>
  on("churn", async (page) => {
    const block = page.locator("#reasons");
    expect(await block.locator("svg, table").count()).toBe(0);
    expect(await block.textContent()).toContain(
      "tells neither deliveries, nor complaints, nor categories",
    );
  }),
);
