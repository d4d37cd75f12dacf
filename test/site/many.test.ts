import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {openBrowser, openPage, settle} from "./browser.js";
import type {Published} from "./published.js";
import {openPublished, shownNumber} from "./published.js";
import {type Shop, openShop, visitAll} from "./small-shop.js";

// A shop of 60 customers whose pages hold 20: what they say of a part and of all, and what they ask for.

const [known, held] = [60, 20];
const day = (i: number) => new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10);
// Steady buyers, rare ones, and some who stayed away of late.
const orders = Array.from({length: known}, (_, who) =>
  Array.from({length: 2 + (who % 9)}, (_, k) => [
    `${who}-${k}`,
    `c${who}`,
    day(who * 3 + k * (25 + (who % 7) * 8)),
    15 + ((who * 31 + k * 17) % 200),
    who % 3 === 0 ? "North" : "South",
  ]),
).flat();

let browser: Browser;
let shop: Shop;
let published: Published;
beforeAll(async () => {
  browser = await openBrowser();
  shop = await openShop({
    "source.yaml": `page_customers: ${held}\n`,
    "orders.csv": [["order_id", "customer_id", "ordered_at", "net_amount", "channel"], ...orders]
      .map((row) => `${row.join(",")}\n`)
      .join(""),
  });
  published = await openPublished(shop.dist);
});
afterAll(async () => {
  published?.close();
  await shop?.close();
  await browser?.close();
});

/** Opens a page, and tells which marts it asked for, with the bytes where it asked for some only. */
async function visit(
  address: string,
  act: (page: Page, asked: ReadonlyMap<string, string>) => Promise<void>,
): Promise<void> {
  const asked = new Map<string, string>();
  const {page, faults, close} = await openPage(browser, "dictionary", {url: shop.url});
  try {
    page.on("request", (request) => {
      const [, mart] = /marts\/(\w+)\./.exec(request.url()) ?? [];
      if (mart) asked.set(mart, request.headers()["range"] ?? "all");
    });
    await page.goto(new URL(address, shop.url).href, {waitUntil: "networkidle"});
    await settle(page);
    await act(page, asked);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
}

test("every page has words for a part, on a phone and in both languages", () =>
  visitAll(browser, shop));

test("Customers lists the largest, counts all, and finds anybody by part of the file", () =>
  visit("customers", async (page, asked) => {
    expect(asked.get("largest_customers")).toBe("all");
    expect(asked.has("customers")).toBe(false);
    expect(await page.locator(".answer").textContent()).toMatch(/^60 customers have bought/);
    expect(await page.locator("main").innerText()).toContain(
      "60 customers are more than a page can hold: listed are the 20 with the largest net sales",
    );
    const [other] = await published.ask(
      `select customer_key as key from customers order by net_amount, customer_key limit 1`,
    );
    const digits = String(other!["key"]).slice(0, 6);
    await page.fill(".customer-search", digits);
    await page.waitForSelector(".customers-found a");
    expect(await page.locator(".customers-found a").allTextContents()).toEqual([other!["key"]]);
    expect(asked.get("customers")).toMatch(/^bytes=/);
    await page.click(".customers-found a");
    await page.waitForURL(/customer\?key=/);
  }));

test("Matrix draws a sample by part of the file, and its quadrants are those of all", () =>
  visit("matrix", async (page, asked) => {
    expect(asked.get("buyers")).toMatch(/^bytes=/);
    const [best] = await published.ask(
      `select customers from matrix_quadrants where quadrant = 'high_importance_high_value'`,
    );
    expect(shownNumber((await page.locator(".answer").textContent())?.split(" ")[0])).toBe(
      best!["customers"],
    );
    expect(await page.locator("main").innerText()).toContain(
      "60 customers have bought, more than a page can hold: dots, list, profile and moves are of 5 of them, drawn by chance",
    );
  }));

test("a segment lists its largest and counts all of it", async () => {
  const [largest] = await published.ask(
    "select segment, customers from segments order by customers desc, segment limit 1",
  );
  expect(Number(largest!["customers"])).toBeGreaterThan(held / 5);
  await visit(`segments/${String(largest!["segment"])}`, async (page, asked) => {
    expect(asked.get("segment_buyers")).toMatch(/^bytes=/);
    expect(asked.has("buyers")).toBe(false);
    expect(await page.locator("tbody .customer-key").count()).toBe(held / 5);
    const cells = await page.locator(".heat-grid td").allTextContents();
    expect(cells.reduce((sum, cell) => sum + Number(cell), 0)).toBe(largest!["customers"]);
  });
});

test.each(["", "segments/", "segments/champions", "cohorts", "lifecycle", "churn", "value"])(
  "/%s says why it does not filter, and asks for nobody's rows",
  (address) =>
    visit(`${address}?tier=gold`, async (page, asked) => {
      expect(await page.locator(".filter-notes").textContent()).toContain(
        "60 customers are too many to count anew in a browser",
      );
      await page.hover(".filters");
      await page.waitForLoadState("networkidle");
      const nobodys = ["customers", "rfm", "clv", "customer_days", "customer_returns"];
      for (const mart of [...nobodys, "customer_segments"]) {
        expect(asked.has(mart), mart).toBe(false);
      }
      if (asked.has("overdue")) expect(asked.get("overdue")).toMatch(/^bytes=/);
    }),
);
