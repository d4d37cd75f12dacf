import {cp, mkdtemp, readFile, realpath, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
import {listFiles} from "../../loaders/tools/folder.js";
import {makeSite} from "../../loaders/tools/make-site.js";
import {checkOut} from "../../loaders/tools/out-folder.js";
import {project} from "../../loaders/tools/project.js";
import {fakeComputed} from "../tools/fake-computed.js";
import {openBrowser, openPage} from "./browser.js";

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await openBrowser();
  folder = await realpath(await mkdtemp(join(tmpdir(), "clientele-first-")));
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, {recursive: true, force: true});
});

/** Opens a page as somebody sees it whose browser runs no script. */
async function withoutScripts(address: string, width: number) {
  const context = await browser.newContext({
    ...{javaScriptEnabled: false, viewport: {width, height: 900}},
  });
  const page = await context.newPage();
  await page.goto(new URL(address, inject("siteUrl")).href);
  const seen = {
    text: (await page.locator("[data-first]").innerText()).split("\n"),
    pictures: await page.locator("[data-first] .picture-chart :is(svg, table):visible").count(),
    widest: await page
      .locator("[data-first] .picture-chart svg:visible")
      .evaluateAll((all) => Math.max(0, ...all.map((one) => one.getBoundingClientRect().right))),
  };
  await context.close();
  return seen;
}

const pages = [
  "",
  "matrix",
  "segments/",
  "segments/champions",
  "moves",
  "cohorts",
  "lifecycle",
  "churn",
  "value",
];

test.each(pages.flatMap((page) => [page, `zh/${page}`]))(
  "/%s: answer, figures and first pictures are there before any script, and are the live ones",
  async (address) => {
    const width = address.startsWith("zh/") ? 360 : 1440;
    const first = await withoutScripts(address, width);
    expect(first.pictures).toBeGreaterThan(0);
    expect(first.widest).toBeLessThanOrEqual(width);
    const {page, faults, close} = await openPage(browser, address, {width});
    expect(await page.locator("[data-first]").count()).toBe(0);
    const live = (await page.locator("#observablehq-main").innerText()).split("\n");
    // A theme is the reader's own, and so is today, which the live page tells where a line begins.
    const missing = first.text.filter(
      (line) => !live.some((whole) => whole.trim().endsWith(line.trim())),
    );
    expect(missing).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  },
);

test.each(["customers", "quality", "zh/customers", "zh/quality"])(
  "/%s: lists too",
  async (page) => {
    const {text} = await withoutScripts(page, 1440);
    expect(text.length).toBeGreaterThan(20);
  },
);

test("no element of a page's HTML has the name of another, and nothing tells the day of the build", async () => {
  const site = inject("siteFolder");
  let drawn = 0;
  for (const file of (await listFiles(site)).filter((name) => name.endsWith(".html"))) {
    const html = await readFile(join(site, file), "utf8");
    if (html.includes("data-first>")) drawn++;
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect([...new Set(ids)].length, file).toBe(ids.length);
    const told = /data-fact="freshness"[^>]*>([^<]*)</.exec(html)?.[1] ?? "";
    expect(told, file).toMatch(/^$|000/);
  }
  expect(drawn).toBeGreaterThan(40);
});

test("an address that asks for a choice does not show another one first", async () => {
  const {page, close} = await openPage(browser, "matrix?show=tier.gold");
  expect(await page.locator("html").getAttribute("data-asked")).toBe("");
  await close();
});

test("a page that cannot be drawn fails the build by its name, and leaves the last site", async () => {
  const pages = join(folder, "src");
  await cp(join(project, "test/fixtures/site"), pages, {recursive: true});
  await writeFile(
    join(pages, "broken.md"),
    '# Broken\n\n```js\nimport {draw} from "./components/broken.js";\ndisplay(draw());\n```\n',
  );
  await writeFile(
    join(pages, "components/broken.ts"),
    'export function draw(): Element { throw new Error("no such colour"); }\n',
  );
  const source = join(project, "data/sample");
  const out = await checkOut(join(folder, "dist"), {source});
  const computed = await fakeComputed({});
  await expect(
    makeSite(computed, {
      ...{out, source, pages, bytes: (mart) => computed.bytes(mart)},
      config: join(project, "test/fixtures/site/site.config.ts"),
    }),
  ).rejects.toThrow(/^broken\.html could not be drawn: Error: no such colour/);
  await computed.close();
  expect(await listFiles(out).catch(() => [])).toEqual([]);
});
