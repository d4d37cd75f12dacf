import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, inject} from "vitest";
import {type Opened, type View, openBrowser, openPage} from "./browser.js";
import {type Published, openPublished} from "./published.js";

export interface Sample {
  /** Opens a page of the site, acts on it and closes it; nothing may have gone wrong on it. */
  readonly on: (
    address: string,
    act: (page: Page, opened: Opened) => Promise<void>,
    view?: View,
  ) => Promise<void>;
  /** The tables that the site publishes. */
  readonly published: Pick<Published, "ask" | "columns" | "names">;
  readonly browser: () => Browser;
}

/** Gives the tests of a file the sample's site: a browser for its pages and its tables, both closed after them. */
export function openSample(): Sample {
  let browser: Browser;
  let published: Published;
  beforeAll(async () => {
    browser = await openBrowser();
    published = await openPublished(inject("siteFolder"));
  });
  afterAll(async () => {
    await browser.close();
    published.close();
  });
  return {
    on: async (address, act, view) => {
      const opened = await openPage(browser, address, view);
      try {
        await act(opened.page, opened);
        expect(opened.faults).toEqual([]);
      } finally {
        await opened.close();
      }
    },
    published: {
      ask: (sql) => published.ask(sql),
      columns: (mart) => published.columns(mart),
      get names() {
        return published.names;
      },
    },
    browser: () => browser,
  };
}
