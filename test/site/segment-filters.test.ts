import type {Page} from "playwright-core";
import {expect, test} from "vitest";
import {settle} from "./browser.js";
import {openSample} from "./open-sample.js";
import {download} from "./published.js";
import {readSource} from "./source.js";

// The filters of one segment's page, against the published tables as DuckDB reads them.

const {on, published} = openSample();
const {
  regions: [region = ""],
  months,
} = await readSource();

const opened = (name: string) => `.filters .check-list:has(summary:text-is("${name}"))`;
const answer = (page: Page) => page.locator(".answer").textContent();
const query = (page: Page) => new URL(page.url()).searchParams.toString();
const grouped = (value: unknown) => Number(value).toLocaleString("en-GB");
const one = async (sql: string) => (await published.ask(sql))[0]!;
const plain = (text: string | null) => (text ?? "").replaceAll("\u00a0", " ");
/** A share of one decimal, as sentences write it. */
const shareText = (part: unknown, whole: unknown) =>
  String(Number(((100 * Number(part)) / Number(whole)).toFixed(1)));

/** Waits until a filter has been counted and painted. */
async function counted(page: Page) {
  await page.waitForFunction(() => !document.querySelector("[aria-busy]"));
  await settle(page);
}

/** How many of the chosen (a condition on mart `customers`) are in a segment, and of how many. */
const sizes = (segment: string, where: string) =>
  one(`
    select count(*) filter (segment = '${segment}') as own, count(*) as buyers,
      sum(net_amount) filter (segment = '${segment}') as net, sum(net_amount) as all_net
    from customers where segment is not null and ${where}`);

/** The rows of a figure's table, without its heads. */
async function numbersOf(page: Page, figure: string) {
  const found = page.locator("figure", {hasText: figure}).first();
  await found.locator("summary").first().click();
  const rows = await found
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")),
    );
  return rows;
}

test("a region is chosen by mouse: answer, cards, pictures, list and download are of its customers in the segment", () =>
  on("segments/at_risk", async (page) => {
    const before = await answer(page);
    // Which values the segment's customers have is counted when the bar is first touched.
    await page.click(`${opened("Region")} summary`);
    const {own, buyers, net, all_net} = await sizes("at_risk", `region = '${region}'`);
    const beside = page.locator(
      `${opened("Region")} label:has(input[value="${region}"]) .check-count`,
    );
    await page.waitForFunction(
      ([selector, text]) => document.querySelector(selector!)?.textContent === text,
      [`label:has(input[value="${region}"]) .check-count`, grouped(own)],
    );
    expect(await beside.textContent()).toBe(grouped(own));
    await page.click(`${opened("Region")} input[value="${region}"]`);
    await counted(page);
    await page.keyboard.press("Escape");
    expect(query(page)).toBe(new URLSearchParams({region}).toString());
    const told = plain(await answer(page));
    expect(told).not.toBe(before);
    expect(told).toContain(`: ${grouped(own)} customer`);
    expect(told).toContain(`, ${shareText(own, buyers)} % of the buyers chosen, `);
    expect(told).toContain(`, ${shareText(net, all_net)} % of theirs.`);
    expect(await page.locator(".answer-scope").textContent()).toBe(`Only region ${region}`);
    const cards = plain(await page.locator(".cards").innerText());
    expect(cards).toContain(grouped(own));
    expect(cards).toContain(`${shareText(net, all_net)} %`);
    expect(cards).toContain("of the total of the buyers chosen");

    // Where they came from: by the segment before, as scores publish it; money by where they stood.
    const ways = await published.ask(`
      select terms.label_en as segment, count(*) as n, sum(net) as net
      from rfm
      join customers using (customer_key)
      left join (
        select customer_key, period_net_amount as net from customer_segments
        where on_date = (select max(on_date) from customer_segments)
      ) using (customer_key)
      join terms on terms.kind = 'segment_or_none' and terms.id = rfm.segment_before
      where rfm.segment = 'at_risk' and region = '${region}'
      group by all order by n desc`);
    const came = await numbersOf(page, "Segment of today's customers on");
    expect(came.map((row) => [row[0], row[2], row[4]]).sort()).toEqual(
      ways
        .map(({segment, n, net}) => [
          String(segment),
          grouped(n),
          Number(net).toLocaleString("en-GB", {
            minimumFractionDigits: 2,
            maximumFractionDigits: 2,
          }),
        ])
        .sort(),
    );
    const went = await published.ask(`
      select terms.label_en as segment, count(*) as n
      from rfm join customers using (customer_key)
      join terms on terms.kind = 'segment' and terms.id = rfm.segment
      where segment_before = 'at_risk' and region = '${region}' group by all`);
    const left = await numbersOf(page, "Segment now of the customers of");
    expect(left.map((row) => [row[1], row[2]]).sort()).toEqual(
      went.map(({segment, n}) => [String(segment), grouped(n)]).sort(),
    );

    const cells = await page.locator(".heat-grid td").allTextContents();
    const grid = await published.ask(`
      select 5 * (5 - recency_score) + frequency_score - 1 as place, count(*) as n
      from rfm join customers using (customer_key)
      where rfm.segment = 'at_risk' and region = '${region}' group by all`);
    expect(cells.map((text) => Number(text.replaceAll(",", "")))).toEqual(
      cells.map((_, i) => Number(grid.find(({place}) => place === i)?.n ?? 0)),
    );
    const stages = await published.ask(`
      select label_en as stage, count(*) as n
      from customers join terms on kind = 'stage' and id = lifecycle_stage
      where segment = 'at_risk' and region = '${region}' group by all`);
    expect((await numbersOf(page, "Lifecycle stage, people")).sort()).toEqual(
      stages.map(({stage, n}) => [String(stage), grouped(n)]).sort(),
    );

    const keys = await published.ask(
      `select customer_key as key from customers where segment = 'at_risk' and region = '${region}'`,
    );
    const {rows} = await download(page, 'button:text-is("Download CSV"):visible >> nth=-1');
    const place = rows[0]!.findIndex((head) => head.startsWith("Customer"));
    expect(
      rows
        .slice(1)
        .map((row) => row[place])
        .sort(),
    ).toEqual(keys.map(({key}) => key).sort());

    // Receipts say for whom, and from which published tables.
    await page.click(".key-figure .receipt-button >> nth=0");
    await page.waitForSelector("dialog .receipt-content");
    expect(await page.locator("dialog .receipt-filters").textContent()).toMatch(
      new RegExp(`^The page is narrowed to: region ${region}\\. .* customers and rfm;`),
    );
    await page.keyboard.press("Escape");
    await page.click(".filter-chip");
    await counted(page);
    expect(await answer(page)).toBe(before);
    expect(query(page)).toBe("");
  }));

test("by keyboard, in Chinese: a tier is chosen, goes along to the next segment and to the other language", () =>
  on("zh/segments/champions", async (page) => {
    await page.focus(`${opened("等级")} summary`);
    await page.keyboard.press("Enter");
    await page.focus(`${opened("等级")} input[value=gold]`);
    await page.keyboard.press("Space");
    await counted(page);
    // The bar was not drawn anew: the focus is where it was.
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe(
      "gold",
    );
    await page.keyboard.press("Escape");
    expect(query(page)).toBe("tier=gold");
    const champions = await sizes("champions", "tier = 'gold'");
    expect(plain(await answer(page))).toContain(
      `：${grouped(champions.own)} 位客户，占所选购买客户的`,
    );
    await page.focus(".neighbours a:last-child");
    await page.keyboard.press("Enter");
    await page.waitForURL(/zh\/segments\/(?!champions)\w+\?/);
    await page.waitForSelector(".filter-chip");
    await counted(page);
    expect(query(page)).toBe("tier=gold");
    const next = /segments\/(\w+)/.exec(page.url())![1]!;
    const {own} = await sizes(next, "tier = 'gold'");
    expect(plain(await answer(page))).toContain(`：${grouped(own)} 位客户，`);
    await page.click("a[hreflang=en]:visible");
    await page.waitForSelector("html[lang=en]", {state: "attached"});
    await page.waitForSelector(".filter-chip");
    await counted(page);
    expect(query(page)).toBe("tier=gold");
    expect(plain(await answer(page))).toContain(`: ${grouped(own)} customer`);
  }));

test("a filter of another segment stays in the address, does not narrow the page, and that is said", () =>
  on("segments/lost?segment=lost&tier=bronze", async (page) => {
    // Its own segment in the address is nothing to speak of.
    expect(await page.locator(".filter-notes").textContent()).not.toContain("alone");
    await page.click(".neighbours a >> nth=0");
    await page.waitForURL(/segments\/(?!lost)\w+\?/);
    await page.waitForSelector(".filter-chip");
    await counted(page);
    expect(query(page)).toBe("segment=lost&tier=bronze");
    const other = /segments\/(\w+)/.exec(page.url())![1]!;
    const {own} = await sizes(other, "tier = 'bronze'");
    const {label} = await one(
      `select label_en as label from terms where kind = 'segment' and id = '${other}'`,
    );
    expect(plain(await answer(page))).toContain(`: ${grouped(own)} customer`);
    expect(await page.locator(".answer-scope").textContent()).toBe("Only tier Bronze");
    const notes = page.locator(".filter-notes");
    expect(await notes.textContent()).toContain(
      `This page is of ${String(label)} alone: the filter segment Lost does not apply here`,
    );
    expect(await page.locator('.filters summary:text-is("Segment")').count()).toBe(0);
    const begin = months.at(-6)!;
    await page.goto(`${page.url()}&period=${begin}..`);
    await page.waitForSelector(".filter-chip");
    await counted(page);
    expect(await notes.textContent()).toContain("The period does not apply on this page");
    await page.click('#observablehq-sidebar a:text-is("Customers")');
    await page.waitForURL(/customers\?/);
    expect(query(page)).toBe(`segment=lost&tier=bronze&period=${begin}..`);
    await page.waitForSelector("#list h2");
    await settle(page);
  }));

test("a segment of which nobody matches says so, and where those who were in it went", async () => {
  const [none] = await published.ask(`
    select s.segment, t.value as tier
    from segments as s
    cross join (select value from filter_values where dimension = 'tier' and value <> 'none') as t
    where not exists (
      from customers as c where c.segment = s.segment and c.tier = t.value
    )
    order by s.customers desc, t.value limit 1`);
  expect(none).toBeDefined();
  await on(`segments/${String(none!.segment)}?tier=${String(none!.tier)}`, async (page) => {
    expect(await answer(page)).toMatch(/: none of the customers chosen on /);
    expect(await page.locator(".cards").count()).toBe(0);
    expect(await page.locator("main").innerText()).toContain(
      "Nobody in this segment matches the filters.",
    );
    expect(await page.locator("figure svg").count()).toBe(
      await page.locator("figure:has(tbody) svg").count(),
    );
    await page.click('button:text-is("Clear filters")');
    await counted(page);
    expect(await page.locator(".cards").count()).toBe(1);
  });
});
