import type {Page} from "playwright-core";
import {settle} from "./browser.js";

/** A filter's list, by its name. */
export const opened = (name: string) => `.filters .check-list:has(summary:text("${name}"))`;
export const answer = (page: Page) => page.locator(".answer").textContent();
/** What the address of the page says. */
export const query = (page: Page) => new URL(page.url()).searchParams;
export const grouped = (value: unknown) => Number(value).toLocaleString("en-GB");

/** Waits until a filter has been counted and painted. */
export async function counted(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector("[aria-busy]"));
  await settle(page);
}
