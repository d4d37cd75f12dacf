import type {Page} from "playwright-core";
import {describe, expect, test} from "vitest";
import {settle} from "./browser.js";
import {chooseByKeys} from "./choose.js";
import {cell, downloaded, grouped, query, selectedCount} from "./matrix-on-page.js";
import {openSample} from "./open-sample.js";
import {shownNumber} from "./published.js";
import {readSource, shortAmount} from "./source.js";

// What a reader does on the matrix by mouse and keyboard, against the published tables as DuckDB reads them.

const {on, published} = openSample();
const {hasMargins, sign} = await readSource();

describe("the importance × value matrix", () => {
  const ids = [
    "high_importance_high_value",
    "high_importance_low_value",
    "low_importance_high_value",
    "low_importance_low_value",
  ];
  const line = (axis: string) => `.split-line.is-${axis}`;
  const rates = [4, 2, 1, 0.25];

  /** Counts, money and plan by the lines as they stand, all from customer_matrix and customers. */
  async function checkLines(page: Page, importance: number, value: number, plan = rates) {
    const rows = await published.ask(`
      select
        (case when m.importance >= ${importance} then 'high' else 'low' end) || '_importance_' ||
        (case when m.value >= ${value} then 'high' else 'low' end) || '_value' as id,
        count(*) as n, sum(m.net_amount) as net, sum(c.margin_amount) as margin
      from customer_matrix m join customers c using (customer_key) group by all`);
    const before = await published.ask(
      "select quadrant as id, count(*) as n from customer_matrix group by all",
    );
    let [total, change] = [0, 0];
    for (const [i, id] of ids.entries()) {
      const row = rows.find((one) => one.id === id);
      const n = Number(row?.n ?? 0);
      const was = Number(before.find((one) => one.id === id)?.n ?? 0);
      const button = (await page.textContent(`[data-filter="quadrant.${id}"]`)) ?? "";
      expect(button).toContain(`${grouped(n)} customer`);
      if (row) expect(button).toContain(`${sign}${shortAmount(Number(row.net))}`);
      if (!hasMargins) expect(button).not.toContain("margin");
      else if (row) expect(button).toContain(`margin ${sign}${shortAmount(Number(row.margin))}`);
      const cells = await page.locator(`#plan [data-quadrant="${id}"] > *`).allTextContents();
      const by = (n - was) * plan[i]!;
      expect([cells[1], cells[3], cells[4]]).toEqual([grouped(n), shown(n * plan[i]!), signed(by)]);
      total += n * plan[i]!;
      change += by;
    }
    const sums = await page.locator("#plan .is-total > *").allTextContents();
    expect(sums.slice(3)).toEqual([shown(total), signed(change)]);
  }
  const shown = (value: number) =>
    value.toLocaleString("en-GB", {maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0});
  const signed = (value: number) =>
    value === 0 ? "0" : `${value > 0 ? "+" : "−"}${shown(Math.abs(value))}`;

  test("stands on the definition in force at first", () =>
    on("matrix", async (page) => {
      const [{importance, value} = {}] = await published.ask(`
        select max(value) filter (definition = 'importance_split') as importance,
          max(value) filter (definition = 'value_split') as value from definitions`);
      expect(await page.getAttribute(line("importance"), "aria-valuenow")).toBe(String(importance));
      await checkLines(page, Number(importance), Number(value));
      const change = await page.locator("#plan tbody td:last-child").allTextContents();
      expect(new Set(change)).toEqual(new Set(["0"]));
    }));

  test("a line dragged by the mouse moves counts, money and plan as it goes, and the address at rest", () =>
    on("matrix", async (page) => {
      await page.locator(".plane").scrollIntoViewIfNeeded();
      const frame = (await page.locator(line("value")).boundingBox())!;
      const handle = (await page.locator(line("importance")).boundingBox())!;
      const at = (rank: number) => frame.x + rank * frame.width;
      const y = handle.y + handle.height / 2;
      await page.mouse.move(handle.x + handle.width / 2, y);
      await page.mouse.down();
      await page.mouse.move(at(0.5), y, {steps: 5});
      expect(await page.getAttribute(line("importance"), "aria-valuenow")).toBe("0.5");
      await checkLines(page, 0.5, 0.8);
      await page.mouse.move(at(0.3), y, {steps: 5});
      await page.mouse.up();
      await checkLines(page, 0.3, 0.8);
      await page.waitForURL(/importance_split=0\.3(&|$)/);
      expect(query(page).get("value_split")).toBeNull();
      expect(await page.inputValue("[name=importance_split]")).toBe("0.3");
    }));

  test("arrows, Page Down and numbers do the same; the selected quadrant's list follows", () =>
    on("matrix", async (page) => {
      await page.click('.quadrants [data-filter="quadrant.high_importance_high_value"]');
      await page.focus(line("value"));
      for (const key of ["PageDown", "ArrowDown", "ArrowDown", "ArrowUp"]) {
        await page.keyboard.press(key);
      }
      expect(await page.getAttribute(line("value"), "aria-valuenow")).toBe("0.69");
      await checkLines(page, 0.8, 0.69);
      await page.fill("[name=importance_split]", "0.755");
      await checkLines(page, 0.755, 0.69);
      await page.waitForURL(/importance_split=0\.755/);
      const keys = await published.ask(
        "select customer_key as key from customer_matrix where importance >= 0.755 and value >= 0.69",
      );
      expect(await selectedCount(page)).toBe(keys.length);
      const list = await downloaded(page, '#list + div button:text-is("Download CSV")');
      expect(list.map(({Customer}) => Customer).sort()).toEqual(keys.map(({key}) => key).sort());
      await page.click('button:has-text("Back to the definition in force")');
      await page.waitForURL((url) => !url.search.includes("split"));
      await checkLines(page, 0.8, 0.8);
    }));

  test("measure, quadrant and unit of the plan are chosen by keyboard alone", () =>
    on("matrix", async (page) => {
      const grid = page.locator("figure:has(.heat-grid)").first();
      await chooseByKeys(grid, "Measure", "Net sales");
      await page.waitForURL(/measure=net_amount/);
      const [best] = await published.ask(`
        select net_amount as net from rfm_matrix where recency_score = 5 and frequency_score = 5`);
      expect(await page.locator(cell(5, 5)).textContent()).toBe(shortAmount(Number(best!.net)));
      await page.focus('.quadrants [data-filter="quadrant.high_importance_low_value"]');
      await page.keyboard.press("Enter");
      await page.waitForURL(/show=quadrant\.high_importance_low_value/);
      const [fading] = await published.ask(`
        select count(*) as n from customer_matrix where quadrant = 'high_importance_low_value'`);
      expect(await selectedCount(page)).toBe(fading!.n);
      await page.focus('#plan button:text-is("Budget")');
      await page.keyboard.press("Space");
      await page.waitForURL(/plan=budget_/);
      // By the table that may scroll to the first number in it.
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.type("3");
      await page.waitForURL(/plan=budget_3_/);
      const [top] = await published.ask(`
        select count(*) as n from customer_matrix where quadrant = 'high_importance_high_value'`);
      const cells = page.locator('#plan [data-quadrant="high_importance_high_value"] > *');
      expect(await cells.nth(3).textContent()).toBe(`${sign}${grouped(3 * Number(top!.n))}`);
    }));

  test("the table behind the picture follows the lines", () =>
    on("matrix?importance_split=0.5&value_split=0.4", async (page) => {
      await page.focus(line("importance"));
      await page.keyboard.press("ArrowRight");
      await page.waitForURL(/importance_split=0\.51/);
      await page.click(".picture:has(.plane) summary");
      const rows = await downloaded(page, '.picture:has(.plane) button:text-is("Download CSV")');
      const [best] = await published.ask(`
        select count(*) as n, round(sum(net_amount), 2) as net from customer_matrix
        where importance >= 0.51 and value >= 0.4`);
      const told = rows.find(({Quadrant}) => Quadrant === "Important, valuable");
      expect([told?.Customers, told?.["Net sales"]].map(Number)).toEqual([best!.n, best!.net]);
    }));

  test("the plan is set per customer; lines, plan and selection outlive a reload and the switch of language", () =>
    on("matrix?show=quadrant.high_importance_high_value&by=tier&value_split=0.9", async (page) => {
      const own = [10, 3.5, 0, 1];
      for (const [i, id] of ids.entries()) {
        await page.fill(`#plan [data-quadrant="${id}"] input`, String(own[i]));
      }
      await checkLines(page, 0.8, 0.9, own);
      await page.waitForURL(/plan=hours_10_3\.5_0_1/);
      const plan = await downloaded(page, '#plan button:text-is("Download CSV")');
      const before = await published.ask(
        "select quadrant as id, count(*) as n from customer_matrix group by all",
      );
      const told = await page
        .locator("#plan tbody tr:not(.is-total)")
        .evaluateAll((rows) => rows.map((row) => [...row.children].map((one) => one.textContent)));
      for (const [i, row] of plan.entries()) {
        const was = own[i]! * Number(before.find(({id}) => id === ids[i])!.n);
        expect(row.Quadrant).toBe(told[i]![0]);
        expect(Number(row.Customers)).toBe(shownNumber(told[i]![1]));
        expect(Number(row.Total)).toBe(own[i]! * Number(row.Customers));
        expect(Number(row["Under the definition in force"])).toBe(was);
        expect(Number(row.Change)).toBe(Number(row.Total) - was);
      }
      await page.click('#plan button:text-is("Budget")');
      await page.waitForURL(/plan=budget_/);
      await page.click('#plan button:text-is("Service hours")');
      await page.waitForURL(/plan=hours_10_3\.5_0_1/);
      const title = await page.textContent("#plan h2");
      const count = await selectedCount(page);
      await page.reload({waitUntil: "networkidle"});
      await settle(page);
      expect(await page.textContent("#plan h2")).toBe(title);
      await checkLines(page, 0.8, 0.9, own);
      await page.click('a[hreflang="zh-Hans"]:visible');
      await page.waitForSelector("html[lang='zh-Hans']", {state: "attached"});
      await page.waitForSelector("#plan h2");
      await settle(page);
      expect(await selectedCount(page)).toBe(count);
      expect(await page.inputValue("[name=value_split]")).toBe("0.9");
      expect(await page.inputValue("#plan tbody tr:nth-child(2) input")).toBe("3.5");
      expect(await page.textContent("#selection th")).toBe("等级");
      const [, hours = ""] = /([\d,.]+) hours a year/.exec(title ?? "") ?? [];
      expect(await page.textContent("#plan h2")).toContain(`${hours} 小时`);
    }));
});
