import {expect, test} from "vitest";
import {openSample} from "./open-sample.js";
import {readSource} from "./source.js";

// Events on time axes, by mouse and keyboard, against the published tables as DuckDB reads them.

const {on, published} = openSample();
const {hasEvents} = await readSource();

test.runIf(hasEvents)(
  "events are drawn on every time axis, told on hover, and followed by keyboard",
  () =>
    on("lifecycle", async (page) => {
      const events = await published.ask("select text_en from annotations order by position");
      const charts = page.locator("figure:has(line[data-annotation])");
      expect(await charts.count()).toBe(3);
      for (let i = 0; i < 3; i++) {
        expect(await charts.nth(i).locator("line[data-annotation]").count()).toBe(events.length);
      }
      // Listed once, below the stages; the others say so.
      const listed = await page.locator(".annotations li").allTextContents();
      expect(listed).toHaveLength(events.length);
      listed.forEach((text, at) => expect(text).toContain(String(events[at]?.["text_en"])));
      expect(await charts.first().locator(".annotations").count()).toBe(1);
      expect(await charts.last().textContent()).toContain("listed below the picture of the stages");
      const entry = charts.first().locator(".annotation").last();
      await entry.focus();
      expect(await charts.first().locator("line.is-lit").count()).toBe(1);
      await page.keyboard.press("ArrowLeft");
      const lit = charts.first().locator("line.is-lit");
      expect(await lit.getAttribute("data-annotation")).toBe(String(events.length - 1));
      await charts
        .first()
        .locator(".annotation-rules path")
        .first()
        .hover({position: {x: 5, y: 5}});
      expect(await page.locator(".hover-note").textContent()).toContain(
        String(events[0]?.["text_en"]),
      );
    }),
);

test.runIf(hasEvents)("no picture over time leaves the events out, on any page", async () => {
  const [customer] = await published.ask(`
    select customer_key as key from customers where purchase_days > 15 order by 1`);
  const marked: [string, number][] = [
    ["cohorts?step=quarter", 2],
    ["value", 1],
    [`customer?key=${String(customer?.["key"])}`, 2],
  ];
  for (const [address, count] of marked) {
    await on(address, async (page) => {
      const pictures = page.locator("figure:has(line[data-annotation])");
      expect(await pictures.count(), address).toBe(count);
    });
  }
});

test.runIf(!hasEvents)("without events no picture draws one and no list stands empty", async () => {
  for (const address of ["lifecycle", "cohorts?step=quarter", "value", "./"]) {
    await on(address, async (page) => {
      expect(await page.locator("figure svg").count(), address).toBeGreaterThan(0);
      expect(await page.locator("line[data-annotation]").count(), address).toBe(0);
      expect(await page.locator(".annotations").count(), address).toBe(0);
    });
  }
});
