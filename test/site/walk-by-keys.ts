import type {Page} from "playwright-core";
import {expect} from "vitest";

/** What was heard and shown where keys led, and how it looked there. */
interface Told {
  readonly heard: string;
  readonly shown: string | null;
  readonly text: string;
  readonly isFramed: boolean;
  readonly isInSight: boolean;
}

/** Writes down, in the page, all that keys lead to, once it has been scrolled to. */
export const listen = (page: Page) =>
  page.evaluate(() => {
    const told: Told[] = [];
    let mark: HTMLElement | undefined;
    let shown: string | null = null;
    const write = () => {
      if (!mark) return;
      const box = mark.getBoundingClientRect();
      const scroller = mark.closest(".table-scroll")?.getBoundingClientRect();
      const head = mark.closest("tr")?.querySelector("th")?.getBoundingClientRect();
      const {outlineStyle, outlineWidth} = getComputedStyle(mark);
      const left = Math.max(head?.right ?? 0, scroller?.left ?? 0);
      const right = Math.min(innerWidth, scroller?.right ?? Infinity);
      // Wider than the box that scrolls is only what stands for all that is to come.
      const isPart = mark.hasAttribute("colspan") && box.right > left && box.left < right;
      const isAcross = isPart || (box.left >= left - 1 && box.right <= right + 1);
      told.push({
        heard: mark.getAttribute("aria-label") ?? "",
        shown,
        text: mark.textContent,
        isFramed: outlineStyle === "solid" && outlineWidth === "2px",
        isInSight: isAcross && box.top >= -1 && box.bottom <= innerHeight + 1,
      });
      mark = undefined;
    };
    Object.assign(window, {told: () => (write(), told)});
    document.addEventListener("keydown", write, {capture: true});
    document.addEventListener("focusin", ({target}) => {
      const note = document.querySelector(".hover-note");
      mark = target as HTMLElement;
      shown = note?.matches(":not([hidden])") ? note.textContent : null;
    });
  });

export const all = (page: Page) =>
  page.evaluate(() => (window as unknown as {told: () => Told[]}).told());

/** Goes to the stop of a grid by the Tab key, from the control before it. */
export async function enter(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(`${selector}[data-walk] [data-note]`, {state: "attached"});
  await listen(page);
  const isThere = () =>
    page.evaluate(
      (inside) => document.activeElement?.closest(inside) !== null,
      `${selector}[data-walk]`,
    );
  await page.evaluate((grid) => {
    const all = [...document.querySelectorAll<HTMLElement>("a[href], button, select, summary")];
    const before = all.filter(
      (one) =>
        one.checkVisibility() &&
        one.tabIndex === 0 &&
        document.querySelector(grid)!.compareDocumentPosition(one) & 2,
    );
    before.at(-1)!.focus();
  }, selector);
  for (let i = 0; i < 9 && !(await isThere()); i++) await page.keyboard.press("Tab");
  expect(await isThere(), `Tab leads to ${selector}`).toBe(true);
}

/** Reads a whole grid by keyboard, line by line; returns what its cells say, each once. */
export async function read(page: Page, selector: string): Promise<string[]> {
  await enter(page, selector);
  const notes = page.locator(`${selector} [data-note]`);
  expect(await page.locator(`${selector} [tabindex="0"]`).count(), "stops of Tab").toBe(1);
  const lines = await page.locator(selector).evaluate((grid) => {
    const rows = [...grid.querySelectorAll("tr")];
    const widths = rows.map((row) => row.querySelectorAll("[data-note]").length);
    if (rows.length > 0) return widths.filter((width) => width > 0);
    const columns = getComputedStyle(grid).gridTemplateColumns.split(" ").length;
    const panels = grid.querySelectorAll("[data-note]").length;
    return Array.from({length: Math.ceil(panels / columns)}, (_, i) =>
      Math.min(columns, panels - i * columns),
    );
  });
  await page.keyboard.press("Control+Home");
  for (const width of lines) {
    await page.keyboard.press("Home");
    for (let i = 1; i < width; i++) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
  }
  const told = (await all(page)).filter(({shown}) => shown !== null);
  // Heard before the sentence is only what the cell shows, where the sentence does not begin with it.
  const isSame = ({heard, shown, text}: Told) => heard === shown || heard === `${text}, ${shown}`;
  expect(told.filter((one) => !isSame(one))).toEqual([]);
  expect(told.filter(({isFramed}) => !isFramed)).toEqual([]);
  expect(told.filter(({isInSight}) => !isInSight)).toEqual([]);
  const written = await notes.evaluateAll((marks) =>
    marks.map((mark) => mark.getAttribute("data-note") ?? ""),
  );
  const sentences = [...new Set(told.map(({shown}) => shown!))];
  expect([...sentences].sort()).toEqual([...new Set(written)].sort());
  return sentences;
}
