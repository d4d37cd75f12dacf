import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {expect, test} from "vitest";
import {openSample} from "./open-sample.js";
import {readSource} from "./source.js";

const {on, published} = openSample();
const {sign} = await readSource();

const card = (page: Page, label: string) =>
  page.locator(`.key-figure:has(.key-figure-label:text-is("${label}")) .receipt-button`);

test("the receipt of a card tells the table's SQL and rows, and is fetched when it is opened", () =>
  on("", async (page) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const button = card(page, "Net sales");
    expect(await page.locator(".key-figure .receipt-button").count()).toBe(6);
    await button.click();
    const dialog = page.getByRole("dialog");
    await dialog.locator(".receipt-content").waitFor();
    expect(asked.filter((url) => /receipts/.test(url)).length).toBeGreaterThan(0);
    const [row] = await published.ask("select * from receipts where step = 'marts.figures'");
    const [counted] = await published.ask("select count(*) as n from figures");
    expect(row!.rows).toBe(counted!.n);
    expect(await dialog.locator("pre").first().textContent()).toBe(row!.sql);
    expect(row!.sql).toBe(
      readFileSync(join(import.meta.dirname, "../../loaders/marts/figures.sql"), "utf8").trim(),
    );
    const text = (await dialog.textContent()) ?? "";
    expect(text).toContain(
      `Rows: ${counted!.n as number} · Fingerprint: ${row!.fingerprint as string}`,
    );
    const shown = await page.locator(".key-figure-value").allTextContents();
    expect(shown).toContain(await dialog.locator(".key-figure-value").textContent());
    const [days] = await published.ask(
      "select rows from receipts where step = 'core.purchase_days'",
    );
    const behind = dialog.locator('summary:has(code:text-is("core.purchase_days"))');
    expect(await behind.textContent()).toContain((days!.rows as number).toLocaleString("en-GB"));
    await behind.click();
    await dialog.locator('[data-step="core.purchase_days"] pre').waitFor();
    await dialog.getByRole("button", {name: "Close"}).click();
    await dialog.waitFor({state: "detached"});
  }));

test("every number of the brief is the published one, and opens its table's receipt by keyboard", () =>
  on("", async (page) => {
    const numbers = page.locator(".answer .number-button, .story .number-button");
    expect(await page.locator(".story li").count()).toBeGreaterThanOrEqual(3);
    expect(await numbers.count()).toBeGreaterThan(15);
    const bound = (mart: string, at: string) =>
      page.locator(`.number-button[data-mart="${mart}"][data-at="${at}"]`);
    const [sales] = await published.ask("select value from figures where figure = 'net_amount'");
    expect(await bound("figures", "net_amount.value").textContent()).toBe(
      `${sign}${(Number(sales!["value"]) / 1e6).toPrecision(3)}M`,
    );
    const [late] = await published.ask("select count(*) as n from overdue");
    const overdue = bound("overdue_groups", "total.customers");
    expect(await overdue.textContent()).toBe(String(late!["n"]));
    await overdue.focus();
    await page.keyboard.press("Space");
    const dialog = page.getByRole("dialog");
    await dialog.locator(".receipt-content").waitFor();
    expect(await dialog.locator(".key-figure-value").textContent()).toBe(String(late!["n"]));
    expect(await dialog.locator("pre").first().textContent()).toBe(
      readFileSync(
        join(import.meta.dirname, "../../loaders/marts/overdue_groups.sql"),
        "utf8",
      ).trim(),
    );
    await page.keyboard.press("Escape");
    await dialog.waitFor({state: "detached"});
    expect(await overdue.evaluate((node) => node === document.activeElement)).toBe(true);
  }));

test("it opens and closes by keyboard, and the focus comes back, on a phone in Chinese too", () =>
  on(
    "zh/",
    async (page) => {
      const button = page.locator(".provenance .receipt-button");
      await button.focus();
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog");
      await dialog.locator(".receipt-content").waitFor();
      expect(await dialog.evaluate((node) => node.contains(document.activeElement))).toBe(true);
      expect(await dialog.textContent()).toContain("由何而来");
      expect(await dialog.evaluate((node) => node.scrollWidth <= node.clientWidth)).toBe(true);
      expect((await dialog.boundingBox())!.width).toBeLessThanOrEqual(360);
      await page.keyboard.press("Escape");
      await dialog.waitFor({state: "detached"});
      expect(await button.evaluate((node) => node === document.activeElement)).toBe(true);
      await button.click();
      await dialog.locator(".receipt-content").waitFor();
      await page.emulateMedia({media: "print"});
      expect(await page.locator("dialog, .picture-files").first().isVisible()).toBe(false);
    },
    {width: 360},
  ));

const pages = ["", "matrix", "segments/", "cohorts", "lifecycle", "churn", "value", "zh/cohorts"];

test.for(pages)("every picture of /%s has a receipt of published tables and its files", (address) =>
  on(address, async (page) => {
    const figures = page.locator("figure.picture:has(.picture-chart)");
    const count = await figures.count();
    expect(count).toBeGreaterThan(0);
    for (let i = 0; i < count; i++) {
      const figure = figures.nth(i);
      const title = (await figure.locator(".picture-title").textContent()) ?? "";
      expect(await figure.locator(".receipt-button").count(), title).toBe(1);
      const kinds = await figure
        .locator(".picture-files button:not(.receipt-button)")
        .allTextContents();
      expect(kinds, title).toEqual(["SVG", "PNG"]);
    }
    expect(await page.locator(".provenance .receipt-button").count()).toBeLessThanOrEqual(1);
  }),
);

async function save(page: Page, figure: number, kind: "SVG" | "PNG") {
  const frame = page.locator("figure.picture:has(.picture-files)").nth(figure);
  const waiting = page.waitForEvent("download");
  await frame.locator(`.picture-files button:text-is("${kind}")`).click();
  const file = await waiting;
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const title = await frame.locator(".picture-title").textContent();
  return {name: file.suggestedFilename(), bytes: Buffer.concat(chunks), title};
}

test.for([
  ["", 0, "net-sales-by-month"],
  ["zh/cohorts", 0, "cohorts"],
  ["moves", 0, "moves-flow"],
  ["moves", 1, "segment-moves"],
] as const)("the picture of /%s number %d is a file of its own", ([address, figure, name]) =>
  on(
    address,
    async (page) => {
      const svg = await save(page, figure, "SVG");
      expect(svg.name).toBe(`${name}.svg`);
      const text = svg.bytes.toString("utf8");
      const read = await page.evaluate((source) => {
        const root = new DOMParser().parseFromString(source, "image/svg+xml");
        const colors = [...root.querySelectorAll("svg > rect")].map((node) =>
          node.getAttribute("fill"),
        );
        const said = [...root.querySelectorAll("text")].map((node) => node.textContent).join(" ");
        return {
          hasFault: root.querySelector("parsererror") !== null,
          title: root.querySelector("title")?.textContent,
          size: ["width", "height"].map((side) => Number(root.documentElement.getAttribute(side))),
          ground: colors[0],
          said,
        };
      }, text);
      expect(read).toMatchObject({hasFault: false, title: svg.title, ground: "#ffffff"});
      expect(text).not.toMatch(/var\(|color-mix|class=|<style|foreignObject|NaN|undefined/);
      const [source, asOf] = await page.locator(".provenance li").allTextContents();
      expect(read.said).toContain(source);
      expect(read.said).toContain(asOf);
      expect(text).toContain("PingFang SC");
      // The colour of "At risk" ends in a zero, which is not its opacity.
      if (name === "segment-moves") expect(text).toContain('fill="rgb(137, 45, 0)"');
      const png = await save(page, figure, "PNG");
      expect(png.name).toBe(`${name}.png`);
      expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
      const size = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)];
      expect(size).toEqual(read.size.map((side) => side * 2));
    },
    // Downloads are on white whatever the page is.
    {colorScheme: "dark"},
  ),
);
