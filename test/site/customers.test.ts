import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import type {AxeResults, RunOptions} from "axe-core";
import type {Page} from "playwright-core";
import {describe, expect, test} from "vitest";
import {aliveCourse, findAliveModel} from "../../src/components/customers/alive-course.js";
import {rhythmOf} from "../../src/components/customers/customer-rhythm.js";
import {scoresOf} from "../../src/components/customers/customer-scores.js";
import {stageRules, stageSpans} from "../../src/components/customers/customer-stages.js";
import type {Marts} from "../../src/components/marts/marts.js";
import {settle} from "./browser.js";
import {look, notShown} from "./look.js";
import {csvRows, download} from "./published.js";
import {openSample} from "./open-sample.js";

// The list of customers and one customer's page, against the published tables as DuckDB reads them.

const {on, published} = openSample();

const keys = (page: Page) => page.locator("tbody .customer-key").allTextContents();
const title = (page: Page) => page.locator("#list h2").textContent();
const opened = (name: string) => `.check-list:has(summary:text("${name}"))`;
const keysOf = async (where: string, order = "net_amount desc, customer_key") =>
  (
    await published.ask(`select customer_key as k from customers where ${where} order by ${order}`)
  ).map(({k}) => String(k));

describe("the list of customers", () => {
  test("all are there, largest net sales first, a page at a time", () =>
    on("customers", async (page) => {
      const all = await keysOf("true");
      expect(await title(page)).toContain(`${all.length.toLocaleString("en-GB")} customers`);
      expect(await keys(page)).toEqual(all.slice(0, 50));
      await page.click('button:text-is("Next")');
      expect(await keys(page)).toEqual(all.slice(50, 100));
      await page.click('button:text-is("Last")');
      expect((await keys(page)).at(-1)).toBe(all.at(-1));
      expect(await page.locator('button:text-is("Next")').isDisabled()).toBe(true);
    }));

  test("ticks narrow and widen, with counts, by mouse and by keyboard alone", () =>
    on("customers", async (page) => {
      await page.click(`${opened("Segment")} summary`);
      await page.click(`${opened("Segment")} input[value=champions]`);
      const champions = await keysOf("segment = 'champions'");
      expect(await keys(page)).toEqual(champions.slice(0, 50));
      expect(await title(page)).toMatch(
        new RegExp(`^${champions.length.toLocaleString("en-GB")} customers.*: Champions$`),
      );
      // From the open list by keyboard: close it, on to the next one, open, tick its first value.
      await page.keyboard.press("Escape");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      const diamond = await keysOf("segment = 'champions' and tier = 'diamond'");
      expect(await keys(page)).toEqual(diamond.slice(0, 50));
      const query = new URL(page.url()).searchParams;
      expect([query.get("segment"), query.get("tier")]).toEqual(["champions", "diamond"]);
      const counts = await published.ask(
        "select tier, count(*) as n from customers where segment = 'champions' group by tier",
      );
      for (const {tier, n} of counts) {
        const item = page.locator(`${opened("Tier")} label:has(input[value=${String(tier)}])`);
        expect(await item.locator(".check-count").textContent()).toBe(
          Number(n).toLocaleString("en-GB"),
        );
      }
      await page.click('button:text-is("Clear filters")');
      expect(new URL(page.url()).search).toBe("");
      expect((await keys(page)).length).toBe(50);
    }));

  test("every filter that the source can fill lists exactly its customers", () =>
    on("customers", async (page) => {
      const facets = [
        ["Region", "region"],
        ["First channel", "first_channel"],
        ["First category", "first_category"],
        ["Churn risk", "churn_risk"],
        ["Stage", "lifecycle_stage"],
      ] as const;
      for (const [name, column] of facets) {
        const [value] = await published.ask(
          `select ${column} as v, count(*) as n from customers where ${column} is not null
           group by all order by n limit 1`,
        );
        await page.click(`${opened(name)} summary`);
        await page.click(`${opened(name)} input[value="${String(value!.v)}"]`);
        expect(await title(page), name).toMatch(
          new RegExp(`^${Number(value!.n).toLocaleString("en-GB")} customers?,`),
        );
        expect(await keys(page), name).toEqual(
          (await keysOf(`${column} = '${String(value!.v)}'`)).slice(0, 50),
        );
        // The open list lies over the button.
        await page.keyboard.press("Escape");
        await page.click('button:text-is("Clear filters")');
      }
    }));

  test("search, sort and columns go into the address, and the other language opens the same", () =>
    on("customers", async (page) => {
      const [first] = await keysOf("order_count > 3", "customer_key");
      await page.fill(".customer-search", first!.slice(0, 2));
      await page.click('thead button:has-text("Last order")');
      await page.focus('[data-sort="last"]');
      await page.keyboard.press("Enter");
      const expected = await keysOf(
        `starts_with(customer_key, '${first!.slice(0, 2)}')`,
        "last_order_date desc nulls last, customer_key",
      );
      expect(await keys(page)).toEqual(expected.slice(0, 50));
      await page.click(`${opened("Columns")} summary`);
      await page.click(`${opened("Columns")} input[value=region]`);
      await page.click(`${opened("Columns")} input[value=tier]`);
      const heads = page.locator("thead [data-sort]");
      const shown = await heads.evaluateAll((all) => all.map((head) => head.dataset.sort));
      expect(shown).toContain("region");
      expect(shown).not.toContain("tier");
      const {search} = new URL(page.url());
      await page.click('a[hreflang="zh-Hans"]:visible');
      await page.waitForSelector("html[lang='zh-Hans']", {state: "attached"});
      await page.waitForSelector("#list h2");
      await settle(page);
      expect(new URL(page.url()).search).toBe(search);
      expect(await keys(page)).toEqual(expected.slice(0, 50));
      expect(await heads.evaluateAll((all) => all.map((head) => head.dataset.sort))).toEqual(shown);
      expect(await page.inputValue(".customer-search")).toBe(first!.slice(0, 2));
    }));

  test("columns and the download of exactly what they leave, by keyboard alone", () =>
    on("customers?tier=diamond&columns=customer_key,net_amount", async (page) => {
      await page.focus(`${opened("Columns")} summary`);
      await page.keyboard.press("Enter");
      await page.focus(`${opened("Columns")} input[value=orders]`);
      await page.keyboard.press("Space");
      await page.keyboard.press("Escape");
      const waiting = page.waitForEvent("download");
      await page.focus('button:text("Download these rows")');
      await page.keyboard.press("Enter");
      const text = await readFile(await (await waiting).path(), "utf8");
      const [heads, ...rows] = csvRows(text.slice(1));
      expect(heads!.map((head) => head.replace(/ \(.*\)$/, ""))).toEqual([
        ...["Customer", "Net sales", "Orders"],
      ]);
      const expected = await published.ask(`
        select customer_key, net_amount, order_count from customers where tier = 'diamond'
        order by net_amount desc, customer_key`);
      expect(rows).toEqual(expected.map((row) => Object.values(row).map(String)));
    }));

  test("the download is the whole list as shown", () =>
    on(
      "customers?tier=gold&sort=since&columns=customer_key,since,net_amount,category",
      async (page) => {
        const file = await download(page, 'button:text("Download these rows")');
        expect([file.name, file.hasMark]).toEqual(["customers.csv", true]);
        const rows = await published.ask(
          `select customer_key, net_amount, days_since_last_order, first_category from customers
         where tier = 'gold' order by days_since_last_order, customer_key`,
        );
        expect(file.rows[0]!.map((head) => head.replace(/ \(.*\)$/, ""))).toEqual([
          ...["Customer", "Net sales", "Since then", "First category"],
        ]);
        expect(file.rows.slice(1)).toEqual(
          rows.map((row) => [
            String(row.customer_key),
            String(row.net_amount),
            String(row.days_since_last_order),
            (row.first_category as string | null) ?? "",
          ]),
        );
        expect(await keys(page)).toEqual(file.rows.slice(1, 51).map(([key]) => key));
      },
    ));

  test.each(["customers", "zh/customers"])(
    "shows key, segment, last order and net sales on a phone without being scrolled: %s",
    (address) =>
      on(
        address,
        async (page) => {
          const table = page.locator(".customers-table");
          await table.waitFor();
          const shown = await table.evaluate((node) => ({
            sorts: [...node.querySelectorAll<HTMLElement>("thead [data-sort]")]
              .slice(0, 4)
              .map((head) => head.dataset["sort"]),
            ends: [...node.querySelectorAll("tr > :nth-child(4)")].map(
              (cell) => cell.getBoundingClientRect().right,
            ),
            room: node.closest(".table-scroll")!.getBoundingClientRect().right,
          }));
          expect(shown.sorts).toEqual(["customer_key", "segment", "last", "net_amount"]);
          expect(shown.ends.length).toBe(51);
          expect(Math.max(...shown.ends)).toBeLessThanOrEqual(shown.room);
        },
        {width: 360},
      ),
  );

  test("fits a phone with a list open", () =>
    on(
      "zh/customers",
      async (page) => {
        await page.click(".filter-toggle");
        const lists = await page.locator(".check-list summary").all();
        expect(lists.length).toBeGreaterThan(4);
        for (const summary of lists) {
          await summary.click();
          expect((await look(page)).tooWide).toBe("");
        }
      },
      {width: 360},
    ));
});

describe("one customer", () => {
  const asked = {
    busy: "purchase_days > 15 and lifecycle_stage = 'at_risk'",
    churned: "purchase_days > 4 and lifecycle_stage = 'churned'",
    once: "purchase_days = 1",
    prospect: "order_count = 0",
  };

  test.for(Object.entries(asked))("%s: page is whole in both languages", async ([, where]) => {
    const [key] = await keysOf(where);
    const [row] = await published.ask(`select * from customers where customer_key = '${key!}'`);
    for (const [address, width] of [
      ["customer", 1440],
      ["zh/customer", 360],
    ] as const) {
      await on(
        `${address}?key=${key!}`,
        async (page) => {
          const seen = await look(page);
          expect(seen.text).not.toMatch(notShown);
          expect(seen.tooWide).toBe("");
          expect(seen.text).toContain(key!);
          if (row!.order_count === 0) return;
          const cards = await page.locator(".key-figure-value").allTextContents();
          expect(cards[1]).toBe(Number(row!.order_count).toLocaleString("en-GB"));
          expect(await violations(page)).toEqual([]);
        },
        {width},
      );
    }
  });

  test("opens from the list by keyboard, shows their days, and the language switch stays on them", () =>
    on("customers?stage=loyal", async (page) => {
      const [key] = await keysOf("lifecycle_stage = 'loyal'");
      await page.focus("tbody .customer-key >> nth=0");
      await page.keyboard.press("Enter");
      await page.waitForURL(`**/customer?key=${key!}`);
      await page.waitForSelector("figure svg");
      const file = await (async () => {
        await page.click("figure >> nth=0 >> summary");
        return download(page, 'figure >> nth=0 >> button:text-is("Download CSV")');
      })();
      const days = await published.ask(
        `select order_date, orders, net_amount from customer_days
         where customer_key = '${key!}' order by order_date`,
      );
      expect(file.rows.slice(1).map((cells) => cells.slice(0, 3))).toEqual(
        days.map((day) => [day.order_date, String(day.orders), String(day.net_amount)]),
      );
      await page.click('a[hreflang="zh-Hans"]:visible');
      await page.waitForSelector("html[lang='zh-Hans']", {state: "attached"});
      await page.waitForSelector("figure svg");
      expect(await page.textContent(".customer-name .customer-key")).toBe(key);
      await settle(page);
    }));

  test("asks for parts of the files only", async () => {
    const [key] = await keysOf("purchase_days > 4");
    await on("customers", async (page) => {
      const parts: [number, number][] = [];
      page.on("response", (response) => {
        if (!response.url().includes("customer_days")) return;
        parts.push([response.status(), Number(response.headers()["content-length"])]);
      });
      await page.goto(new URL(`customer?key=${key!}`, page.url()).href, {waitUntil: "networkidle"});
      expect(parts.map(([status]) => status)).toEqual(parts.map(() => 206));
      const rows = await published.ask("select count(*) as n from customer_days");
      const perRow = 60;
      const read = parts.reduce((sum, [, bytes]) => sum + bytes, 0);
      expect(read).toBeLessThan(Math.min(Number(rows[0]!.n), 10_000) * perRow);
    });
  });

  test("a key that nobody has is said to be so", () =>
    on("customer?key=0123456789abcdef", async (page) => {
      expect(await page.textContent(".answer")).toMatch(/^No customer has this key/);
      await page.click('main a[href="./customers"]');
      await page.waitForSelector("#list h2");
      await settle(page);
    }));

  test("an overdue customer leads to their page", () =>
    on("churn", async (page) => {
      const key = await page.locator("#overdue tbody .customer-key >> nth=0").textContent();
      await page.click("#overdue tbody .customer-key >> nth=0");
      await page.waitForURL(`**/customer?key=${key!}`);
      await page.waitForSelector("figure svg");
      const [row] = await published.ask(`select * from overdue where customer_key = '${key!}'`);
      expect(await page.textContent(".story")).toContain(
        `${String(row!.days_overdue)}\u00a0day${row!.days_overdue === 1 ? "" : "s"} before the as-of date`,
      );
      await settle(page);
    }));
});

test("what a page computes of a customer is what the marts say of all", async () => {
  const rows = await published.ask(
    `select c.*, r.recency_score, r.frequency_score, r.monetary_score, o.expected_gap_days,
       o.days_overdue, d.days
     from customers as c
     inner join rfm as r using (customer_key)
     inner join (
       select customer_key, string_agg(strftime(order_date, '%Y-%m-%d'), ' ' order by order_date) as days
       from customer_days group by customer_key
     ) as d using (customer_key)
     left join overdue as o using (customer_key)`,
  );
  const [buyers] = await published.ask("select count(*) as n from customers where order_count > 0");
  expect(rows.length).toBe(buyers!.n);
  const definitions = (await published.ask("from definitions")) as unknown as Marts["definitions"];
  const thresholds = (await published.ask(
    "from rfm_thresholds",
  )) as unknown as Marts["rfm_thresholds"];
  const parameters = (await published.ask(
    "from clv_parameters",
  )) as unknown as Marts["clv_parameters"];
  const [info] = await published.ask("select value from build_info where item = 'as_of_date'");
  const asOf = new Date(String(info!.value));
  const rules = stageRules(definitions)!;
  const model = findAliveModel(parameters)!;
  const wrong: unknown[] = [];
  for (const row of rows) {
    const days = String(row.days)
      .split(" ")
      .map((day) => new Date(day));
    const {expectedGap, daysOverdue} = rhythmOf(days, {atRiskAfter: rules.atRiskAfter, asOf});
    const isOverdue = (daysOverdue ?? 0) > 0 && row.lifecycle_stage !== "churned";
    const scores = scoresOf(thresholds, {
      recency: Number(row.days_since_last_order),
      frequency: Number(row.order_count),
      monetary: Number(row.net_amount),
    });
    const alive = aliveCourse(model, days, asOf).at(-1)?.alive;
    const told = [
      ...[stageSpans(days, asOf, rules).at(-1)?.stage, isOverdue ? expectedGap : null],
      ...[isOverdue ? daysOverdue : null, ...Object.values(scores ?? {})],
      alive === undefined || Math.abs(alive - Number(row.alive_probability)) < 1e-6,
    ];
    const expected = [
      ...[row.lifecycle_stage, row.expected_gap_days, row.days_overdue, row.recency_score],
      ...[row.frequency_score, row.monetary_score, true],
    ];
    if (told.join() !== expected.join()) wrong.push({key: row.customer_key, told, expected});
  }
  expect(wrong.slice(0, 3)).toEqual([]);
});

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const rules: RunOptions = {
    resultTypes: ["violations"],
    runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
  };
  const found = await page.evaluate(async (options) => {
    const {axe} = window as unknown as {axe: {run: (o: RunOptions) => Promise<AxeResults>}};
    return (await axe.run(options)).violations;
  }, rules);
  return found.map(({id, nodes}) => `${id}: ${nodes[0]?.html ?? ""}`);
}
