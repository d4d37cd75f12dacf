import type {AxeResults, RunOptions} from "axe-core";
import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import type {Page} from "playwright-core";
import {describe, expect, test} from "vitest";
import {aliveCourse, findAliveModel} from "../../src/components/customers/alive-course.js";
import {rhythmOf} from "../../src/components/customers/customer-rhythm.js";
import {scoresOf} from "../../src/components/customers/customer-scores.js";
import {stageRules, stageSpans} from "../../src/components/customers/customer-stages.js";
import type {Marts} from "../../src/components/marts/marts.js";
import {settle} from "./browser.js";
import {keysIn} from "./customer-keys.js";
import {look, notShown} from "./look.js";
import {openSample} from "./open-sample.js";
import {download} from "./published.js";
import {readSource} from "./source.js";

// One customer's page, against the published tables as DuckDB reads them.

const {on, published} = openSample();
const {hasClv} = await readSource();
const keysOf = keysIn(published);

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
  // Without a model that is trusted nobody's probability is published, nor computed.
  const model = findAliveModel(parameters);
  expect(model !== undefined).toBe(hasClv);
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
    const alive = model && aliveCourse(model, days, asOf).at(-1)?.alive;
    const told = [
      ...[stageSpans(days, asOf, rules).at(-1)?.stage, isOverdue ? expectedGap : null],
      ...[isOverdue ? daysOverdue : null, ...Object.values(scores ?? {})],
      alive === undefined
        ? row.alive_probability === null
        : Math.abs(alive - Number(row.alive_probability)) < 1e-6,
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
