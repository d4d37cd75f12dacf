import type {Page} from "playwright-core";
import {expect, test} from "vitest";
import {settle} from "./browser.js";
import {choose} from "./choose.js";
import {shownNumber} from "./published.js";
import {openSample} from "./open-sample.js";
import {readSource} from "./source.js";

// What was chosen on a page is there again when a reader comes back to it, against the published tables.

const {on, published} = openSample();
const {
  regions: [region = ""],
} = await readSource();
const filter = new URLSearchParams({region}).toString();

type Follow = (page: Page, selector: string) => Promise<void>;

const byMouse: Follow = (page, selector) => page.click(selector);
const byKeyboard: Follow = async (page, selector) => {
  await page.focus(selector);
  await page.keyboard.press("Enter");
};

const inSidebar = (name: string) => `#observablehq-sidebar a:text-is("${name}")`;
const query = (page: Page) => new URL(page.url()).searchParams.toString();
const chosen = "measure=orders&unit=absolute";

/** Waits for a page by the end of its path, until it is drawn. */
async function arrive(page: Page, path: string): Promise<void> {
  await page.waitForURL((url) => url.pathname.endsWith(path));
  await page.waitForSelector(".answer");
  if (path.endsWith("cohorts")) {
    await page.waitForSelector(".cohort-pictures:not([aria-busy]) .heat-grid td");
  }
  await settle(page);
}

/** The first row of the triangle shows orders in total. */
async function expectOrders(page: Page): Promise<void> {
  const told = await published.ask(`
    select orders from cohorts where cohort_month = (select min(cohort_month) from cohorts)
    order by age_months`);
  const row = page.locator(".heat-grid tbody tr >> nth=0");
  const shown = await row.locator("td:not(.is-none)").allTextContents();
  expect(shown.map(shownNumber)).toEqual(told.map(({orders}) => Number(orders)));
}

test.each([
  ["mouse", byMouse],
  ["keyboard", byKeyboard],
] as const)("the cohorts' measure and unit come back, by %s", (_, follow) =>
  on("cohorts", async (page) => {
    await choose(page.locator(".cohort-choices"), "Measure", "Orders");
    await follow(page, '.cohort-choices button:text-is("Absolute")');
    await page.waitForURL((url) => url.search === `?${chosen}`);

    await follow(page, inSidebar("Churn"));
    await arrive(page, "/churn");
    expect(query(page)).toBe("");
    await follow(page, inSidebar("Cohorts"));
    await arrive(page, "/cohorts");
    expect(query(page)).toBe(chosen);
    await expectOrders(page);

    await follow(page, 'a[hreflang="zh-Hans"]:visible');
    await arrive(page, "/zh/cohorts");
    expect(query(page)).toBe(chosen);
    await expectOrders(page);

    // A filter that is set meanwhile comes along; the choice is one for both languages.
    await follow(page, inSidebar("流失"));
    await arrive(page, "/zh/churn");
    await page.click(".filters .check-list summary >> nth=0");
    await page.click(`.filters input[value="${region}"]`);
    await page.waitForURL((url) => url.searchParams.get("region") === region);
    await page.keyboard.press("Escape");
    await follow(page, 'a[hreflang="en"]:visible');
    await page.waitForURL((url) => !url.pathname.includes("/zh/"));
    await arrive(page, "/churn");
    await follow(page, inSidebar("Cohorts"));
    await arrive(page, "/cohorts");
    expect(query(page)).toBe(`${chosen}&${filter}`);

    // The browser's own way back is as it was.
    await page.goBack();
    await arrive(page, "/churn");
    expect(query(page)).toBe(filter);
    await page.goForward();
    await arrive(page, "/cohorts");
    expect(query(page)).toBe(`${chosen}&${filter}`);
    // The page's own link starts it anew.
    await follow(page, inSidebar("Cohorts"));
    await page.waitForURL((url) => url.searchParams.toString() === filter);
    await arrive(page, "/cohorts");
    const absolute = page.locator('.cohort-choices button:text-is("Absolute")');
    expect(await absolute.getAttribute("aria-pressed")).toBe("false");
  }),
);

test("a link that asks for something itself keeps just that, and no key is remembered", () =>
  on("customers", async (page) => {
    const key = await page.locator("tbody .customer-key >> nth=0").textContent();
    await page.fill(".customer-search", key!);
    await page.click('thead button:has-text("Last order")');
    await page.waitForURL(/sort=/);
    const sorted = new URL(page.url()).searchParams.get("sort")!;
    await page.click("tbody .customer-key >> nth=0");
    await arrive(page, "/customer");
    expect(query(page)).toBe(`key=${key!}`);
    await page.click(inSidebar("Segments"));
    await arrive(page, "/segments/");
    expect(await page.evaluate(() => JSON.stringify({...sessionStorage}))).not.toContain(key);

    await page.click(inSidebar("Customers"));
    await arrive(page, "/customers");
    expect(query(page)).toBe(new URLSearchParams({sort: sorted}).toString());
    await page.click(inSidebar("Segments"));
    await arrive(page, "/segments/");
    await page.evaluate(() => {
      const link = document.createElement("a");
      [link.href, link.id, link.textContent] = ["../customers?segment=champions", "asks", "x"];
      document.querySelector("main")!.prepend(link);
    });
    await page.click("#asks");
    await arrive(page, "/customers");
    expect(query(page)).toBe("segment=champions");
  }));
