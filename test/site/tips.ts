import type {Page} from "playwright-core";
import {expect} from "vitest";

// What pictures say where they are pointed at, by mouse or keyboard.

export const box = (file: string) => `[data-picture="${file}"]:visible`;
/** Plot breaks lines, and marks them with blanks of no width. */
export const squeezed = (text: string) => text.replace(/[\s\u200b]/g, "");

/** What the tips of a picture say, without blanks. */
export async function tipsOf(page: Page, file: string): Promise<string[]> {
  const texts = await page.locator(`${box(file)} [aria-label="tip"] text`).allTextContents();
  return texts.map(squeezed).filter((text) => text !== "");
}

/** Waits for the frame in which Plot draws the tips of pictures in parts. */
export const frame = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

export const said = (page: Page) => page.locator(".tip-said").textContent();

/** Presses a key on a picture; returns what screen readers hear, which the tip says as well. */
export async function press(page: Page, file: string, key: string): Promise<string> {
  await page.keyboard.press(key);
  await frame(page);
  const heard = (await said(page)) ?? "";
  const {left, right, room} = await page
    .locator(`${box(file)} [aria-label="tip"] path`)
    .evaluate((path) => {
      const {left, right} = path.getBoundingClientRect();
      return {left, right, room: document.documentElement.clientWidth};
    });
  expect(left >= 0 && right <= room, `${heard} from ${left} to ${right}`).toBe(true);
  expect(await tipsOf(page, file), `${file} after ${key}`).toEqual([squeezed(heard)]);
  return heard;
}
