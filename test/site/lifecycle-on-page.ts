import type {Page} from "playwright-core";

/** The figure of the list with a label. */
export const figureOf = (page: Page, label: string) =>
  page.locator("figure").filter({has: page.locator("label", {hasText: label})});

export const query = (page: Page) => new URL(page.url()).search;
export const grouped = (value: unknown) => Number(value).toLocaleString("en-GB");
