import type {Page} from "playwright-core";

/** What a table shows: its heads without units, and its rows. */
export function tableOf(page: Page, selector: string) {
  return page.locator(`${selector} >> nth=0`).evaluate((table) => {
    const text = (node: Element) => node.textContent ?? "";
    return {
      heads: [...table.querySelectorAll("thead th")].map(
        (head) => head.querySelector("button")?.firstChild?.textContent ?? text(head),
      ),
      rows: [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map(text)),
    };
  });
}

/** A column of such a table. */
export const column = ({heads, rows}: {heads: string[]; rows: string[][]}, head: string) => {
  const at = heads.indexOf(head);
  if (at < 0) throw new Error(`no column ${head} in ${heads.join(", ")}`);
  return rows.map((row) => row[at] ?? "");
};
