import type {Page} from "playwright-core";
import {describe, expect, test} from "vitest";
import {settle} from "./browser.js";
import {comparedDays, grouped, kinds, movers, query} from "./moves-on-page.js";
import {openSample} from "./open-sample.js";
import {shownAmount} from "./published.js";

// The dates and measures of moves, against the published tables as DuckDB reads them.

const {on, published} = openSample();
const days = comparedDays(published);

const counts = async (from: string, to: string) => {
  const told: Record<string, number> = {};
  for (const [kind, where] of Object.entries(kinds)) {
    const [row] = await published.ask(
      `select count(*) as n from (${movers(from, to)}) where ${where}`,
    );
    told[kind] = Number(row!.n);
  }
  return told;
};

async function answerTells(page: Page, from: string, to: string) {
  const {upgraded, downgraded, lost, won_back: back} = await counts(from, to);
  const [known] = await published.ask(
    `select count(*) as n from customer_segments where on_date = date '${from}'`,
  );
  const told = (await page.locator(".answer").textContent()) ?? "";
  const written = (value: number) => (value === 0 ? "none" : grouped(value));
  expect(told).toContain(`${written(upgraded!)} of ${grouped(Number(known!.n))} buyers`);
  expect(told).toContain(`upgraded and ${written(downgraded!)} downgraded`);
  expect(told).toContain(`; ${written(lost!)} `);
  expect(told).toContain(`lost and ${written(back!)} won back.`);
  const shown = await page.locator(".key-figure-value").allTextContents();
  expect(shown).toEqual([upgraded, downgraded, lost, back].map((value) => grouped(value!)));
}

describe("the page of moves", () => {
  test("dates are chosen by mouse and keyboard; words and pictures follow, the address keeps them", () =>
    on("moves", async (page) => {
      await answerTells(page, days[2]!, days[0]!);
      expect([...query(page)]).toEqual([]);
      await page.locator(".moves select").nth(0).selectOption(days[4]!);
      await answerTells(page, days[4]!, days[0]!);
      expect(query(page).get("from")).toBe(days[4]);
      await page.locator(".moves select").nth(1).focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await answerTells(page, days[4]!, days[2]!);
      expect(Object.fromEntries(query(page))).toEqual({from: days[4], to: days[2]});
      const ways = await published.ask(`
        select from_segment as a, to_segment as b, sum(customers) as n from segment_moves
        where from_date = '${days[4]}' and to_date = '${days[2]}' group by all`);
      await settle(page);
      expect(await page.locator(".ribbon").count()).toBe(ways.length);
      expect(await page.locator(".heat-grid td:not(.is-none)").count()).toBe(ways.length);
      const nodes = await page.locator(".sankey-node[data-to]").allTextContents();
      const sizes = await published.ask(`
        select segment, count(*) as n from customer_segments where on_date = date '${days[2]}'
        group by segment`);
      expect(
        nodes.map((text) => Number(/[\d,]+$/.exec(text)?.[0].replace(",", ""))).sort(),
      ).toEqual(sizes.map(({n}) => Number(n)).sort());
      await page.reload({waitUntil: "networkidle"});
      await answerTells(page, days[4]!, days[2]!);
      await page.click("a.language-switch");
      await page.waitForURL(/\/zh\/moves/);
      expect(Object.fromEntries(query(page))).toEqual({from: days[4], to: days[2]});
      await page.waitForSelector(".sankey");
      expect(await page.locator(".answer").textContent()).toMatch(/位老客户中有 .* 位升级/);
    }));

  test("the grid tells customers and money by mouse and keyboard, and the address keeps the measure", () =>
    on("moves", async (page) => {
      const measures = page.getByRole("group", {name: "Measure"}).getByRole("button");
      const wanted = [
        ["customers", "sum(customers)"],
        ["change", "sum(net_amount) - sum(net_amount_before)"],
        ["net_amount_before", "sum(net_amount_before)"],
        ["net_amount", "sum(net_amount)"],
      ] as const;
      for (const [i, [measure, sql]] of wanted.entries()) {
        if (i === 1) await measures.nth(i).click();
        if (i > 1) await measures.nth(i).press("Enter");
        expect(query(page).get("measure")).toBe(i === 0 ? null : measure);
        const told = await published.ask(`
          select ${sql} as n from segment_moves
          where from_date = '${days[2]!}' and to_date = '${days[0]!}'
          group by from_segment, to_segment order by n`);
        const cells = await page.locator(".moves .heat-grid td:not(.is-none)").allTextContents();
        const shown = cells.map(shownAmount).sort((a, b) => a - b);
        expect(shown).toHaveLength(told.length);
        for (const [i, {n}] of told.entries()) {
          // Three digits are shown of what is large.
          const room = 0.5 + 0.005 * Math.abs(Number(n));
          expect(
            Math.abs(shown[i]! - Number(n)),
            `${cells.join(" ")}: ${String(n)}`,
          ).toBeLessThanOrEqual(room);
        }
      }
      await page.reload({waitUntil: "networkidle"});
      expect(await measures.nth(3).getAttribute("aria-pressed")).toBe("true");
    }));
});
