import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import type {AxeResults, RunOptions} from "axe-core";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
import {listFiles} from "../../loaders/tools/folder.js";
import {openBrowser, openPage, settle} from "./browser.js";

// No page breaks a rule of WCAG 2.2, levels A and AA, that a machine can check; in light and dark on a laptop, a
// tablet and a phone, with all that opens open.

const pages = (await listFiles(inject("siteFolder"))).filter((file) => file.endsWith(".html"));
const address = (file: string) => file.replace(/(^|(?<=\/))index\.html$|\.html$/, "");
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Everything in a landmark and lists of items alone are asked for beside the rules of the levels. */
const rules: RunOptions = {
  resultTypes: ["violations"],
  runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
  rules: {region: {enabled: true}},
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test.concurrent.for(pages)("%s can be used by everyone", async (file, {expect}) => {
  const {page, faults, close} = await openPage(browser, address(file));
  try {
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await settle(page);
    // Rows of a table are alike: so many stand for all.
    await page.evaluate(() => {
      for (const row of document.querySelectorAll("tbody > tr:nth-child(n + 41)")) row.remove();
    });
    await page.evaluate(axe);
    for (const width of [1440, 768, 360]) {
      await page.setViewportSize({width, height: 900});
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({colorScheme});
        await settle(page);
        expect(await violations(page), `${colorScheme} at ${width} pixels`).toEqual([]);
      }
    }
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
});

async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate(async (options) => {
    const {axe} = window as unknown as {axe: {run: (o: RunOptions) => Promise<AxeResults>}};
    return (await axe.run(options)).violations;
  }, rules);
  return found.map(
    ({id, help, nodes}) => `${id}: ${help}, ${nodes.length} times, first ${nodes[0]?.html ?? ""}`,
  );
}

test("the sidebar opens and closes by its toggle, in the page's language", async () => {
  for (const [base, title] of [
    ["", "Toggle sidebar"],
    ["zh/", "切换侧边栏"],
  ] as const) {
    const {page, faults, close} = await openPage(browser, `${base}matrix`, {width: 360});
    try {
      const toggle = page.locator("#observablehq-sidebar-toggle");
      expect(await toggle.getAttribute("title")).toMatch(new RegExp(`^${title} (Alt-|⌘)B$`));
      const seen = () => page.locator("#observablehq-sidebar a >> nth=1").isVisible();
      expect(await seen()).toBe(false);
      await toggle.focus();
      await page.keyboard.press("Space");
      expect(await seen()).toBe(true);
      await page.click("#observablehq-sidebar-close");
      await page.waitForFunction(
        () => document.querySelector("#observablehq-sidebar")!.getBoundingClientRect().right <= 0,
      );
      expect(faults).toEqual([]);
    } finally {
      await close();
    }
  }
});

test("a chosen theme is there before anything is painted", async () => {
  const {page, close} = await openPage(browser, "dictionary", {colorScheme: "light"});
  try {
    const theme = page.locator(".theme-switch");
    while (!/dark/.test((await theme.textContent()) ?? "")) await theme.click();
    // Without the pages' modules only the head can know it.
    await page.route(/_observablehq\/|_import\/.*\.js/, (route) => route.abort());
    await page.goto(new URL("cohorts", inject("siteUrl")).href);
    const seen = await page.evaluate(() => {
      const {color, colorScheme} = getComputedStyle(document.body);
      return {color, colorScheme};
    });
    expect(seen).toEqual({color: "rgb(232, 234, 236)", colorScheme: "dark"});
  } finally {
    await close();
  }
});
