import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {openBrowser, openPage} from "./browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function search(address: string, words: string) {
  const {page, faults, close} = await openPage(browser, address);
  try {
    await page.click("#observablehq-search input");
    await page.fill("#observablehq-search input", words);
    const results = page.locator("#observablehq-search-results");
    await results.locator("div").first().waitFor();
    const paths = await results
      .locator("a")
      .evaluateAll((links) =>
        links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
      );
    expect(faults).toEqual([]);
    return {told: await results.locator("div").first().textContent(), paths};
  } finally {
    await close();
  }
}

test("search finds pages of the page's own language, and tells so in it", async () => {
  const english = await search("", "overview");
  expect(english.told).toMatch(/^\d+ results?$/);
  expect(english.paths.length).toBeGreaterThan(0);
  expect(english.paths.filter((path) => path.startsWith("/zh/"))).toEqual([]);
  const chinese = await search("zh/", "总览");
  expect(chinese.told).toMatch(/^\d+ 条结果$/);
  expect(chinese.paths).toContain("/zh/");
  expect(chinese.paths.filter((path) => !path.startsWith("/zh/"))).toEqual([]);
});

test("search tells in the page's language that there is nothing", async () => {
  expect((await search("", "xyzzyplugh")).told).toBe("no results");
  expect((await search("zh/", "xyzzyplugh")).told).toBe("没有结果");
});
