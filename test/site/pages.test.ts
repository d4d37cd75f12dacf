import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, test} from "vitest";
import {listFiles} from "../../loaders/tools/folder.js";
import {counterpart, languageOf} from "../../loaders/tools/patch-site.js";
import {openBrowser, openPage} from "./browser.js";

// What must hold on every page, whatever it shows.

const pages = (await listFiles(inject("siteFolder"))).filter((file) => file.endsWith(".html"));
const address = (file: string) => file.replace(/(^|(?<=\/))index\.html$|\.html$/, "");
const cases = pages.flatMap((file) => [1440, 360].map((width) => ({file, width})));

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

describe.each(cases)("$file at $width pixels", ({file, width}) => {
  test("is quiet, fits, speaks its language and shows numbers that are some", async () => {
    const {page, faults, close} = await openPage(browser, address(file), {width});
    try {
      const seen = await page.evaluate(() => ({
        lang: document.documentElement.lang,
        text: document.body.innerText,
        labels: [...document.querySelectorAll("svg text, svg title, [aria-label]")].map(
          (node) => node.getAttribute("aria-label") ?? node.textContent,
        ),
        overflow: document.documentElement.scrollWidth - window.innerWidth,
        heading: document.querySelector("h1")?.textContent ?? "",
        errors: document.querySelectorAll(".observablehq--error").length,
      }));
      expect(faults).toEqual([]);
      expect(seen.errors).toBe(0);
      expect(seen.lang).toBe(languageOf(file));
      expect(seen.heading.trim()).not.toBe("");
      expect([seen.text, ...seen.labels].join("\n")).not.toMatch(
        /\b(NaN|undefined|Infinity|null|Invalid Date)\b|\[object /,
      );
      expect(seen.overflow, "pixels wider than the window").toBeLessThanOrEqual(0);
      if (languageOf(file) === "zh-Hans") expect(seen.heading).toMatch(/\p{Script=Han}/u);
    } finally {
      await close();
    }
  });
});

test.each(pages.filter((file) => file !== "404.html"))(
  "the switch on %s leads to the same page in the other language",
  async (file) => {
    const {page, faults, close} = await openPage(browser, address(file));
    try {
      const other = counterpart(file);
      const tag = languageOf(other);
      await page.click(`a[hreflang="${tag}"]:visible`);
      await page.waitForFunction((lang) => document.documentElement.lang === lang, tag);
      expect(new URL(page.url()).pathname).toBe(`/${encodeURI(address(other))}`);
      const alternate = await page.getAttribute(`link[hreflang="${languageOf(file)}"]`, "href");
      expect(new URL(alternate ?? "", page.url()).pathname).toBe(`/${encodeURI(address(file))}`);
      expect(faults.filter((fault) => !fault.includes("ERR_ABORTED"))).toEqual([]);
    } finally {
      await close();
    }
  },
);
