import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {expect, inject, test} from "vitest";
import {openBrowser} from "./browser.js";

test("a page is painted when all of it is there, and not before", async () => {
  const built = await (await fetch(new URL("cohorts", inject("siteUrl")))).text();
  // Its words alone: nothing else is asked for.
  const html = built.replace(
    /<link rel="(?:stylesheet|preload|modulepreload)"[^>]*>|<script type="module">[^]*?<\/script>/g,
    "",
  );
  const half = html.indexOf("</h1>") + 2000;
  const rest: (() => void)[] = [];
  const server = createServer(({url}, response) => {
    const page = url === "/piecemeal" ? html.replace(/<link rel="expect"[^>]*>/, "") : html;
    const missing = html.length - page.length;
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.write(page.slice(0, half - missing));
    rest.push(() => response.end(page.slice(half - missing)));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const {port} = server.address() as AddressInfo;
  const browser = await openBrowser();
  try {
    const context = await browser.newContext();
    context.setDefaultTimeout(120_000);
    const open = async (address: string) => {
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${port}/${address}`, {waitUntil: "commit"});
      await page.waitForSelector("h1", {state: "attached"});
      return page;
    };
    const painted = () => performance.getEntriesByName("first-contentful-paint").length > 0;
    const whole = await open("whole");
    const piecemeal = await open("piecemeal");
    await piecemeal.bringToFront();
    await piecemeal.waitForFunction(painted);
    await whole.bringToFront();
    // A page that waits for nothing has been painted by now.
    await whole.evaluate(() => new Promise((done) => setTimeout(done, 500)));
    expect(await whole.evaluate(painted)).toBe(false);
    for (const send of rest) send();
    await whole.waitForFunction(painted);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
});
