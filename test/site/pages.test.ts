import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
import {listFiles} from "../../loaders/tools/folder.js";
import {counterpart, languageOf} from "../../loaders/tools/patch-site.js";
import {openBrowser, openPage} from "./browser.js";
import {look, notShown} from "./look.js";

// What must hold on every page, whatever it shows.

const pages = (await listFiles(inject("siteFolder"))).filter((file) => file.endsWith(".html"));
const address = (file: string) => file.replace(/(^|(?<=\/))index\.html$|\.html$/, "");
const cases = pages.flatMap((file) => [1440, 768, 360].map((width) => ({file, width})));

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("every page exists in both languages", () => {
  const alone = pages.filter((file) => file !== "404.html" && !pages.includes(counterpart(file)));
  expect(alone).toEqual([]);
  expect(pages).toContain("index.html");
});

test.concurrent.for(cases)(
  "$file at $width pixels, light and dark, is quiet, fits, speaks its language, leads to the other and shows numbers",
  async ({file, width}, {expect}) => {
    const {page, faults, close} = await openPage(browser, address(file), {width});
    try {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({colorScheme});
        const seen = await look(page);
        expect(faults).toEqual([]);
        expect(seen.errors).toBe(0);
        expect(seen.lang).toBe(languageOf(file));
        expect(seen.heading.trim()).not.toBe("");
        expect(seen.text).not.toMatch(notShown);
        expect(seen.tooWide, "what is wider than the window").toBe("");
        expect(seen.unseen, "text of the colour of what it stands on").toEqual([]);
        if (languageOf(file) === "zh-Hans") expect(seen.heading).toMatch(/\p{Script=Han}/u);
      }
      if (width > 1000 && file !== "404.html") await followSwitch(page, file);
    } finally {
      await close();
    }
  },
);

/** The switch leads to the same page in the other language, which names this one as its alternate. */
async function followSwitch(page: Page, file: string): Promise<void> {
  const other = counterpart(file);
  const tag = languageOf(other);
  await page.click(`a[hreflang="${tag}"]:visible`);
  await page.waitForSelector(`html[lang="${tag}"]`, {state: "attached"});
  expect(new URL(page.url()).pathname).toBe(`/${encodeURI(address(other))}`);
  const alternate = await page.getAttribute(`link[hreflang="${languageOf(file)}"]`, "href");
  expect(new URL(alternate ?? "", page.url()).pathname).toBe(`/${encodeURI(address(file))}`);
}
