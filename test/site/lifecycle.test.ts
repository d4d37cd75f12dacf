import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, test} from "vitest";
import {openBrowser, openPage, settle} from "./browser.js";
import {type Published, openPublished, shownNumber} from "./published.js";

// The bridge, the stages at two month ends, events and reasons, by mouse and keyboard, against the published tables.

let browser: Browser;
let published: Published;
beforeAll(async () => {
  browser = await openBrowser();
  published = await openPublished(inject("siteFolder"));
});
afterAll(async () => {
  await browser.close();
  published.close();
});

async function on(address: string, act: (page: Page) => Promise<void>) {
  const opened = await openPage(browser, address);
  try {
    await act(opened.page);
    expect(opened.faults).toEqual([]);
  } finally {
    await opened.close();
  }
}

/** The figure of the list with a label. */
const figureOf = (page: Page, label: string) =>
  page.locator("figure").filter({has: page.locator("label", {hasText: label})});

const query = (page: Page) => new URL(page.url()).search;

describe("the revenue bridge", () => {
  test("a month chosen by keyboard is in the address, and its table is the mart's", () =>
    on("lifecycle", async (page) => {
      const [last] = await published.ask(`
        select max(last_date)::varchar as day from revenue_bridge where comparison = 'month'`);
      const month = String(last?.["day"]).slice(0, 7);
      const bridge = figureOf(page, "Periods");
      await bridge.locator("select").focus();
      await bridge.locator("select").selectOption(month);
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
      const months = await published.ask(`
        select distinct left(to_month::varchar, 7) as month from stage_pairs order by month desc`);
      const to = String(months[1]?.["month"]);
      const from = String(months[4]?.["month"]);
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

test("events are drawn on every time axis, told on hover, and followed by keyboard", () =>
  on("lifecycle", async (page) => {
    const events = await published.ask("select text_en from annotations order by position");
    const charts = page.locator("figure:has(.annotations)");
    expect(await charts.count()).toBe(3);
    for (let i = 0; i < 3; i++) {
      expect(await charts.nth(i).locator("line[data-annotation]").count()).toBe(events.length);
      const listed = await charts.nth(i).locator(".annotations li").allTextContents();
      listed.forEach((text, at) => expect(text).toContain(String(events[at]?.["text_en"])));
    }
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
    expect(await page.locator(".hover-note").textContent()).toContain("Double 11");
  }));

test("reasons are told with their numbers", () =>
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
  }));
