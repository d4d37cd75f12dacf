import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
import {openBrowser, settle} from "./browser.js";

// What a page of executives costs: bytes and requests as the browser counts them, packed as hosts pack them, and
// how far anything jumps while it loads, on a phone's processor and line. Times depend on the machine: `npm run bench`.

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const line = {offline: false, latency: 40, downloadThroughput: 1.25e6, uploadThroughput: 1.25e6};

async function load(address: string, width: number) {
  const context = await browser.newContext({viewport: {width, height: 900}});
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send("Network.enable");
  await tools.send("Network.emulateNetworkConditions", line);
  await tools.send("Emulation.setCPUThrottlingRate", {rate: 4});
  let bytes = 0;
  const asked = new Map<string, string>();
  tools.on("Network.requestWillBeSent", ({requestId, request}) => {
    if (!request.url.startsWith("data:")) asked.set(requestId, request.url);
  });
  tools.on("Network.loadingFinished", ({requestId, encodedDataLength}) => {
    if (asked.has(requestId)) bytes += encodedDataLength;
  });
  await page.addInitScript(() => {
    const seen = window as unknown as {shifted: number};
    seen.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {value: number})[])
        seen.shifted += entry.value;
    }).observe({type: "layout-shift", buffered: true});
  });
  await page.goto(new URL(address, inject("siteUrl")).href, {waitUntil: "networkidle"});
  await settle(page);
  const shifted = await page.evaluate(() => (window as unknown as {shifted: number}).shifted);
  await context.close();
  return {bytes, requests: asked.size, shifted};
}

const pages = [
  "",
  "customers",
  "matrix",
  "segments/",
  "segments/champions",
  "segments/about_to_sleep",
  "cohorts",
  "lifecycle",
  "churn",
  "value",
  "quality",
];

test.each(pages.flatMap((page) => [page, `zh/${page}`]))(
  "/%s: at most 350 kB and 25 requests, and nothing jumps",
  async (address) => {
    const {bytes, requests, shifted} = await load(address, address.startsWith("zh/") ? 360 : 1440);
    expect(bytes).toBeLessThanOrEqual(350_000);
    expect(requests).toBeLessThanOrEqual(25);
    expect(shifted).toBeLessThanOrEqual(0.02);
  },
);
