import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {openBrowser, openPage} from "./browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** The width of an A4 sheet between a browser's own margins, in CSS pixels. */
const sheet = 718;

const pages = ["", "customers", "matrix", "segments/", "segments/champions", "moves", "cohorts"];
const others = ["lifecycle", "churn", "value", "quality", "methods"];

test.each([...pages, ...others].flatMap((page) => [page, `zh/${page}`]))(
  "/%s printed from the browser is no wider than the sheet",
  async (address) => {
    const {page, faults, close} = await openPage(browser, address, {width: sheet});
    await page.emulateMedia({media: "print"});
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll("#observablehq-main :is(table, figure, svg, canvas, p, ul)")]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        .map((one) => `${one.localName}: ${(one.textContent ?? "").slice(0, 60)}`),
    );
    expect(wide).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  },
);
