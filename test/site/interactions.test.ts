import type {Page} from "playwright-core";
import {describe, expect, test} from "vitest";
import {settle} from "./browser.js";
import {choose, offeredBy} from "./choose.js";
import {openSample} from "./open-sample.js";
import {download, shownNumber} from "./published.js";
import {readSource} from "./source.js";

// What a reader does on the pages of the sample, against the published tables as DuckDB reads them.

const {on, published} = openSample();
const {hasMargins} = await readSource();

/** What a table shows: its heads without units, and its rows. */
function tableOf(page: Page, selector: string) {
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

const column = ({heads, rows}: {heads: string[]; rows: string[][]}, head: string) => {
  const at = heads.indexOf(head);
  if (at < 0) throw new Error(`no column ${head} in ${heads.join(", ")}`);
  return rows.map((row) => row[at] ?? "");
};

const whole = "#list + div";

describe("the matrix", () => {
  const heading = (page: Page) => page.locator("#list h2").textContent();
  const cellButton = (recency: number, frequency: number) =>
    `button[data-filter="cell.${recency}.${frequency}"]`;
  const countIn = async (page: Page) =>
    shownNumber(/([\d,]+) customers?, net sales/.exec((await heading(page)) ?? "")?.[1]);

  /** The list as downloaded: all of it, not only the page in sight. */
  const listed = async (page: Page) => {
    const {rows, hasMark} = await download(page, `${whole} .controls button:last-child`);
    expect(hasMark).toBe(true);
    return {heads: rows[0] ?? [], rows: rows.slice(1)};
  };

  test("a click on a cell lists exactly its customers, and the list can be cleared", () =>
    on("matrix", async (page) => {
      const cells = await published.ask(`
        select recency_score as r, frequency_score as f, customers as n
        from rfm_matrix where customers > 0 order by customers`);
      const buyers = cells.reduce((sum, {n}) => sum + Number(n), 0);
      expect(await heading(page)).toContain(`: ${buyers.toLocaleString("en-GB")}, net sales`);
      for (const cell of [cells[0]!, cells[cells.length >> 1]!, cells.at(-1)!]) {
        const [r, f, n] = [Number(cell.r), Number(cell.f), Number(cell.n)];
        await page.click(cellButton(r, f));
        expect(await countIn(page)).toBe(n);
        const shown = await tableOf(page, `${whole} table`);
        expect(shown.rows.length).toBe(Math.min(25, n));
        const all = await listed(page);
        for (const table of [shown, all]) {
          expect(new Set(column(table, "R"))).toEqual(new Set([String(r)]));
          expect(new Set(column(table, "F"))).toEqual(new Set([String(f)]));
        }
        const keys = await published.ask(
          `select customer_key from rfm where recency_score = ${r} and frequency_score = ${f}`,
        );
        expect(column(all, "Customer").sort()).toEqual(keys.map((k) => k.customer_key).sort());
        expect(new URL(page.url()).searchParams.get("show")).toBe(`cell.${r}.${f}`);
        expect(await page.getAttribute(cellButton(r, f), "aria-pressed")).toBe("true");
        expect(await page.locator('.heat-grid [aria-pressed="true"]').count()).toBe(1);
      }
      await page.click("#list button:last-child");
      expect(await heading(page)).toContain(`: ${buyers.toLocaleString("en-GB")}, net sales`);
      expect(await page.locator('.heat-grid [aria-pressed="true"]').count()).toBe(0);
      expect(new URL(page.url()).search).toBe("");
    }));

  test("arrows and Enter do the same as the mouse", () =>
    on("matrix", async (page) => {
      await page.focus(cellButton(5, 1));
      for (const key of ["ArrowDown", "ArrowRight", "ArrowRight", "Enter"]) {
        await page.keyboard.press(key);
      }
      const [cell] = await published.ask(
        "select customers as n from rfm_matrix where recency_score = 4 and frequency_score = 3",
      );
      expect(await countIn(page)).toBe(cell!.n);
      await page.keyboard.press("Enter");
      expect(await heading(page)).toMatch(/^All customers who have bought/);
    }));

  test("the measures show the numbers of the mart", () =>
    on("matrix", async (page) => {
      const cells = await published.ask("select * from rfm_matrix");
      const names = {
        net_amount: "Net sales",
        margin_amount: "Margin",
        median_days: "Median days",
        customers: "Customers",
      };
      const figure = page.locator("figure:has(.heat-grid)").first();
      const offered = await offeredBy(figure, "Measure");
      expect(offered.includes("Margin")).toBe(hasMargins);
      const measures = Object.keys(names) as (keyof typeof names)[];
      for (const name of measures.filter((id) => id !== "margin_amount" || hasMargins)) {
        const field = name === "median_days" ? "median_days_since_last_order" : name;
        await choose(figure, "Measure", names[name]);
        expect(new URL(page.url()).searchParams.get("measure")).toBe(
          name === "customers" ? null : name,
        );
        for (const cell of cells) {
          const [r, f] = [Number(cell.recency_score), Number(cell.frequency_score)];
          const shown = await page.locator(cellButton(r, f)).textContent();
          const told = `${name} of R ${r}, F ${f}: ${shown}`;
          if (cell.customers === 0) expect(shown, told).toBe(name === "customers" ? "0" : "—");
          else expectRounded(shown, Number(cell[field]), told);
        }
      }
    }));

  test("a quadrant and a tier list exactly their customers", () =>
    on("matrix", async (page) => {
      for (const [kind, mart] of [
        ["quadrant", "customer_matrix"],
        ["tier", "customers"],
      ] as const) {
        const groups = await published.ask(
          `select ${kind} as id, list(customer_key) as keys from ${mart}
           where ${kind} is not null group by all order by id`,
        );
        expect(groups.length).toBeGreaterThan(2);
        for (const {id, keys} of groups) {
          await page.click(`button[data-filter="${kind}.${String(id)}"]`);
          const expected = (keys as string[]).sort();
          expect(await countIn(page)).toBe(expected.length);
          expect(column(await listed(page), "Customer").sort()).toEqual(expected);
        }
      }
    }));

  test("an address with a choice opens it, and the switch of language keeps it", () =>
    on("matrix?show=cell.5.5&measure=net_amount", async (page) => {
      const [cell] = await published.ask(
        "select customers as n, net_amount from rfm_matrix where recency_score = 5 and frequency_score = 5",
      );
      expect(await countIn(page)).toBe(cell!.n);
      await page.click('a[hreflang="zh-Hans"]:visible');
      await page.waitForSelector("html[lang='zh-Hans']", {state: "attached"});
      await page.waitForSelector("#list h2");
      expect(await heading(page)).toContain(`${Number(cell!.n).toLocaleString("en-GB")} 位客户`);
      expect(await page.getAttribute(cellButton(5, 5), "aria-pressed")).toBe("true");
      await settle(page);
    }));
});

test("each segment's page lists its customers, and the switch of language stays on it", async () => {
  const segments = await published.ask("select segment, customers from segments");
  expect(segments.length).toBeGreaterThan(7);
  for (const {segment, customers} of segments) {
    const id = String(segment);
    await on(`segments/${id}`, async (page) => {
      const keys = await published.ask(`select customer_key from rfm where segment = '${id}'`);
      expect(keys.length).toBe(customers);
      const card = page.locator(".cards > * >> nth=0");
      expect(await card.textContent()).toContain(Number(customers).toLocaleString("en-GB"));
      const {rows, name} = await download(page, 'button:text-is("Download CSV"):visible >> nth=-1');
      expect(name).toBe(`segment-${id}.csv`);
      const listed = column({heads: rows[0] ?? [], rows: rows.slice(1)}, "Customer");
      expect(listed.sort()).toEqual(keys.map(({customer_key}) => customer_key).sort());
      await page.click('a[hreflang="zh-Hans"]:visible');
      await page.waitForSelector("html[lang='zh-Hans']", {state: "attached"});
      expect(new URL(page.url()).pathname).toBe(`/zh/segments/${id}`);
      await page.waitForSelector("#observablehq-main .answer");
      await settle(page);
    });
  }
});

test("a month's stages add up and are those of the marts", () =>
  on("lifecycle", async (page) => {
    const months = await published.ask("select distinct month from lifecycle order by month");
    const terms = new Map(
      (await published.ask("select id, label_en from terms where kind = 'stage'")).map((term) => [
        String(term.label_en),
        String(term.id),
      ]),
    );
    for (const at of [0, months.length >> 1, months.length - 1]) {
      const month = String(months[at]!.month);
      await page.locator("section:has(> .stock-and-flow) select").selectOption(month.slice(0, 7));
      const {rows} = await tableOf(page, ".stock-and-flow .data-table");
      const told = rows.map(([name = "", ...cells]) => [
        terms.get(name),
        ...cells.map(shownNumber),
      ]);
      for (const [stage, start, come, gone, end] of told) {
        expect(Number(start) + Number(come) - Number(gone), `${month} ${stage}`).toBe(end);
      }
      const expected = await published.ask(`
        select stage, customers_at_start, customers_in, customers_out, customers_at_end
        from lifecycle where month = '${month}' order by position`);
      expect(told.slice(0, -1)).toEqual(expected.map((row) => Object.values(row)));
      const sum = (i: number) =>
        expected.reduce((all, row) => all + Number(Object.values(row)[i]), 0);
      expect(told.at(-1)).toEqual([undefined, sum(1), sum(2), sum(3), sum(4)]);
      const flows = await published.ask(
        `select customers from lifecycle_flows where month = '${month}'`,
      );
      const inGrid = page.locator(".stock-and-flow .heat-grid td:not(.is-none)");
      const cells = (await inGrid.allTextContents()).map(shownNumber).sort((a, b) => a - b);
      expect(cells).toEqual(flows.map(({customers}) => Number(customers)).sort((a, b) => a - b));
    }
  }));

test("a link to the overdue leads there once all pictures above are drawn", () =>
  on("churn#overdue", async (page) => {
    const top = () =>
      page.evaluate(() => document.querySelector("#overdue")!.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(100);
    expect(await top()).toBeGreaterThan(-100);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1000);
  }));

test("the overdue are all listed, most at stake first; the download opens in spreadsheets and is the table", () =>
  on("churn", async (page) => {
    const overdue = await published.ask(`
      select customer_key, net_amount_at_stake, amount_at_risk, days_overdue,
        last_order_date::date as last_order_date
      from overdue order by coalesce(amount_at_risk, net_amount_at_stake) desc`);
    const isModelled = overdue.some(({amount_at_risk}) => amount_at_risk !== null);
    const stake = isModelled ? "Profit at risk" : "Money at stake";
    const shown = await tableOf(page, "#overdue table");
    const stakes = column(shown, stake).map(shownNumber);
    expect(stakes).toEqual([...stakes].sort((a, b) => b - a));
    expect(await page.locator("#overdue [aria-live]").textContent()).toContain(
      `of ${overdue.length.toLocaleString("en-GB")} rows`,
    );
    expect(await page.locator("#overdue h2").textContent()).toMatch(
      new RegExp(`^${overdue.length.toLocaleString("en-GB")} customers`),
    );
    const file = await download(page, '#overdue button:text-is("Download CSV")');
    expect(file.hasMark).toBe(true);
    expect(file.text).toMatch(/\r\n$/);
    expect(file.text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const table = {heads: file.rows[0] ?? [], rows: file.rows.slice(1)};
    expect(table.rows.length).toBe(overdue.length);
    // What the table has no room for stands in the file.
    const heads = table.heads.map((head) => head.replace(/ \(.*\)$/, ""));
    expect(heads.filter((head) => shown.heads.includes(head))).toEqual(shown.heads);
    expect(heads.filter((head) => !shown.heads.includes(head))).toEqual([
      ...["Stage", "Expected by", "Expected gap", "Purchase days"],
    ]);
    const money = table.heads.find((head) => head.startsWith(stake))!;
    expect(column(table, money).map(Number)).toEqual(
      overdue.map(({amount_at_risk, net_amount_at_stake}) =>
        isModelled ? amount_at_risk : net_amount_at_stake,
      ),
    );
    const byKey = new Map(overdue.map((row) => [row.customer_key, row]));
    for (const [i, key] of column(table, "Customer").entries()) {
      expect(column(table, "Days overdue")[i]).toBe(String(byKey.get(key)?.days_overdue));
      expect(column(table, "Last order")[i]).toBe(byKey.get(key)?.last_order_date);
      if (i > 50) break;
    }
    // What is in sight is the beginning of what is downloaded.
    for (const head of ["Customer", "Days overdue", "Segment", "Tier", "Last order"]) {
      expect(column(shown, head)).toEqual(column(table, head).slice(0, shown.rows.length));
    }
  }));

test("a click on a head sorts, and the download follows", () =>
  on("churn", async (page) => {
    await page.click('#overdue th button:has-text("Days overdue")');
    const [most] = await published.ask("select max(days_overdue) as n from overdue");
    const shown = await tableOf(page, "#overdue table");
    expect(shownNumber(column(shown, "Days overdue")[0])).toBe(most!.n);
    const {rows} = await download(page, '#overdue button:text-is("Download CSV")');
    const days = column({heads: rows[0] ?? [], rows: rows.slice(1)}, "Days overdue").map(Number);
    expect(days).toEqual([...days].sort((a, b) => b - a));
    await page.click('#overdue button:text-is("Next")');
    const next = column(await tableOf(page, "#overdue table"), "Days overdue").map(shownNumber);
    const first = shown.rows.length;
    expect(next).toEqual(days.slice(first, 2 * first));
  }));

test("the table behind a picture opens and sorts by keyboard, and its download is in that order", () =>
  on("", async (page) => {
    const months = await published.ask(`
      select strftime(month, '%Y-%m') as month, net_amount as net from months order by net desc`);
    const box = page.locator("figure details").first();
    await box.locator("summary").focus();
    await page.keyboard.press("Enter");
    const head = box.locator("th:has(button:has-text('Net sales'))").first();
    await head.locator("button").focus();
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("descending");
    const {rows} = await download(page, "figure details >> nth=0 >> text=Download CSV");
    const at = rows[0]!.findIndex((name) => name.startsWith("Net sales"));
    expect(rows.slice(1).map((row) => Number(row[at]))).toEqual(months.map(({net}) => Number(net)));
    expect(rows[1]![0]!.startsWith(String(months[0]!.month))).toBe(true);
  }));

test.for(["", "zh/"])("the dictionary at %s lists every published column", (language) =>
  on(`${language}dictionary`, async (page) => {
    for (const mart of published.names) {
      const {rows} = await tableOf(page, `section#${mart} table`);
      const codes = await page.locator(`section#${mart} tbody th code`).allTextContents();
      const columns = await published.columns(mart);
      // A JSON without rows says nothing of its columns.
      if (columns.join() === "json") expect(codes.length, mart).toBeGreaterThan(0);
      else expect(codes, mart).toEqual(columns);
      for (const [, meaning] of rows) expect(meaning?.trim(), mart).not.toBe("");
    }
    await page.fill("main input[type=search]", "net_amount_at_stake");
    expect(await page.locator("main section[id] h3 code").allTextContents()).toEqual([
      "overdue",
      "overdue_groups",
    ]);
  }),
);

test("search finds a Chinese page by words within its sentences, and asks nobody else", () =>
  on("zh/quality", async (page) => {
    await page.click("#observablehq-search input");
    for (const [words, path] of [
      ["逾期", "/zh/churn"],
      ["自然月", "/zh/cohorts"],
    ] as const) {
      await page.fill("#observablehq-search input", words);
      const found = page.locator(`#observablehq-search-results a[href$="${path.slice(3)}"]`);
      await found.first().waitFor();
      expect(new URL(await found.first().evaluate((a: HTMLAnchorElement) => a.href)).pathname).toBe(
        path,
      );
    }
    await page.locator('#observablehq-search-results a[href$="/cohorts"]').first().click();
    await page.waitForURL("**/zh/cohorts");
    await settle(page);
  }));

/** A number as a narrow cell writes it: in full, or in three figures with K, M or B. */
function expectRounded(shown: string | null, value: number, told: string): void {
  const [, digits = "", scale = ""] = /^(−?[\d.,]+)([KMB]?)$/.exec(shown ?? "") ?? [];
  expect(digits, told).not.toBe("");
  const read = shownNumber(digits) * {"": 1, K: 1e3, M: 1e6, B: 1e9}[scale]!;
  const places = scale === "" ? 0.5 : Math.abs(value) * 0.005;
  expect(Math.abs(read - value), told).toBeLessThanOrEqual(places + 1e-9);
}
