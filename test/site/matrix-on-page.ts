import type {Page} from "playwright-core";
import {download, shownNumber} from "./published.js";

/** What the address of the page says. */
export const query = (page: Page) => new URL(page.url()).searchParams;

/** A cell of the grid. */
export const cell = (recency: number, frequency: number) =>
  `button[data-filter="cell.${recency}.${frequency}"]`;

export const chosenCells = (page: Page) =>
  page
    .locator('[role="gridcell"][aria-selected="true"] button')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("data-filter")).sort());

export const selectedCount = async (page: Page) =>
  shownNumber(
    /n\s=\s([\d,]+)/.exec(
      (await page.locator("#selection .picture-subtitle").textContent()) ?? "",
    )?.[1],
  );

export const grouped = (value: unknown) => Number(value).toLocaleString("en-GB");

/** The rows that a button downloads, by their heads without units. */
export async function downloaded(page: Page, button: string): Promise<Record<string, string>[]> {
  const {rows} = await download(page, button);
  const heads = (rows[0] ?? []).map((head) => head.replace(/ \(.*\)$/, ""));
  return rows
    .slice(1)
    .map((row) => Object.fromEntries(heads.map((head, i) => [head, row[i] ?? ""])));
}
