import type {Page} from "playwright-core";
import {expect, test} from "vitest";
import {settle} from "./browser.js";
import {choose, chooseByKeys, offeredBy} from "./choose.js";
import {onCohorts} from "./cohorts-on-page.js";
import {openSample} from "./open-sample.js";
import {shownAmount} from "./published.js";
import {readSource} from "./source.js";

// What a reader chooses of the triangle of cohorts, against the published tables as DuckDB reads them.

const {on: onPage, published} = openSample();
const on = onCohorts(onPage);
const {cohortSides, hasMargins} = await readSource();

const still = (page: Page) =>
  page.waitForSelector(".cohort-pictures:not([aria-busy]) .heat-grid td");
const cells = (page: Page, row: number) =>
  page.locator(`.heat-grid tbody tr >> nth=${row}`).locator("td:not(.is-none)").allTextContents();
const choices = (page: Page) => page.locator(".cohort-choices");
const names = {
  customers: "Customers who buy",
  orders: "Orders",
  net_amount: "Net sales",
  margin: "Margin",
  cumulative_net_amount: "Cumulative net sales",
  cumulative_margin: "Cumulative margin",
  average_order: "Average order",
};
type Measure = keyof typeof names;
const isKnown = (measure: Measure) => hasMargins || !measure.endsWith("margin");
/** Names of the measures of the source. */
const known = (Object.keys(names) as Measure[]).filter(isKnown).map((measure) => names[measure]);

// SQL over a cohort's cells from its first on, by measure and unit.
const measures: readonly (readonly [Measure, string, string])[] = [
  ["customers", "percent", "100.0 * active_customers / cohort_customers"],
  ["customers", "absolute", "active_customers"],
  ["orders", "per_customer", "orders / cohort_customers"],
  ["orders", "absolute", "orders"],
  ["net_amount", "per_customer", "net_amount / cohort_customers"],
  ["net_amount", "absolute", "net_amount"],
  ["net_amount", "percent", "100 * net_amount / first(net_amount) over ahead"],
  ["margin", "per_customer", "margin_amount / cohort_customers"],
  ["cumulative_net_amount", "per_customer", "sum(net_amount) over ahead / cohort_customers"],
  ["cumulative_margin", "absolute", "sum(margin_amount) over ahead"],
  ["average_order", "absolute", "order_amount / nullif(orders, 0)"],
];

/** A shown cell is the value, rounded as cells are. */
function expectShown(shown: string | undefined, value: number, told: string): void {
  const read = shownAmount(shown);
  expect(read, `${told}: ${shown}`).not.toBeNaN();
  const places = (shown?.split(".")[1] ?? "").length;
  const room = /[KMB]$/.test(shown ?? "") ? Math.abs(value) * 0.005 : 0.5 * 10 ** -places;
  expect(Math.abs(read - value), `${told}: ${shown} for ${value}`).toBeLessThanOrEqual(room + 1e-9);
}

test("names of cohorts keep clear of the cells beside them, on a phone too", async () => {
  for (const address of ["cohorts", "zh/cohorts"]) {
    await on(address, async (page) => {
      for (const width of [1440, 768, 360]) {
        await page.setViewportSize({width, height: 900});
        await settle(page);
        // How far each name reaches beyond where its cells begin, all at one moment.
        const beyond = await page.locator(".heat-grid.is-even tbody tr").evaluateAll((rows) =>
          rows.map((row) => {
            const text = document.createRange();
            text.selectNodeContents(row.querySelector("th")!);
            const begin = row.closest("table")!.getBoundingClientRect().left;
            const {right} = text.getBoundingClientRect();
            return right - begin - row.querySelector("td")!.offsetLeft;
          }),
        );
        expect(beyond.length).toBeGreaterThan(2);
        for (const reach of beyond) expect(reach, `${address} at ${width}`).toBeLessThan(0);
      }
    });
  }
});

test("every measure and unit shows the cohorts' own numbers, and the address tells it", () =>
  on("cohorts", async (page) => {
    const starts = (
      await published.ask("select distinct cohort_month as id from cohorts order by 1")
    ).map(({id}) => String(id));
    expect(await offeredBy(choices(page), "Measure")).toEqual(known);
    for (const [measure, unit, sql] of measures.filter(([measure]) => isKnown(measure))) {
      await choose(choices(page), "Measure", names[measure]);
      const name = {percent: "Per cent", absolute: "Absolute", per_customer: "Per customer"}[unit]!;
      const button = page.getByRole("button", {name, exact: true});
      if (measure !== "average_order") await button.click();
      else expect(await button.count()).toBe(0);
      for (const row of [0, 7, starts.length - 2]) {
        const told = await published.ask(`
          select ${sql} as value from cohorts where cohort_month = '${starts[row]!}'
          window ahead as (partition by cohort_month order by age_months) order by age_months`);
        const shown = await cells(page, row);
        expect(shown.length).toBe(told.length);
        for (const [age, {value}] of told.entries()) {
          if (value === null) expect(shown[age]).toBe("");
          else expectShown(shown[age], Number(value), `${measure} ${unit} ${starts[row]!} ${age}`);
        }
      }
    }
    const address = new URL(page.url());
    expect(address.searchParams.get("measure")).toBe("average_order");
    // What has not happened says from when it can be told.
    const future = page.locator(".heat-grid tbody tr").last().locator("td").last();
    expect(await future.getAttribute("class")).toBe("is-none");
    expect(await future.getAttribute("data-note")).toMatch(/too early to say until \d/);
  }));

const sides = {
  acquisition_channel: "Acquisition channel",
  first_channel: "First channel",
  region: "Region",
  first_category: "First category",
  first_promotion: "First promotion",
};
type Side = keyof typeof sides;
/** By what the source tells cohorts apart; the first category where it tells that. */
const own = (Object.keys(sides) as Side[]).filter((side) => cohortSides.includes(side));
const side = own.find((id) => id === "first_category") ?? own[0];

test.runIf(side === undefined)("a source that tells of no groups offers time alone", () =>
  on("cohorts", async (page) => {
    expect(await offeredBy(choices(page), "Cohorts by")).toEqual([]);
  }),
);

test.runIf(side !== undefined)(
  `groups (${side}) and quarters are fetched when asked for, by keyboard, and the address brings them back`,
  async () => {
    const [{name: largest} = {}] = await published.ask(`
      select group_name as name from cohort_groups
      where side = '${side}' and step = 'quarter' and group_position = 1 limit 1`);
    /** Waits until the rows are groups, the second of them with so many ages where that is told. */
    const isShown = (page: Page, ages = 0) =>
      page.waitForFunction(
        ([name, ages]) => {
          const [first, second] = document.querySelectorAll(".heat-grid tbody tr");
          const cells = second?.querySelectorAll("td:not(.is-none)").length;
          return first?.textContent?.startsWith(name) === true && (ages === 0 || cells === ages);
        },
        [String(largest), ages] as const,
      );
    const asked: string[] = [];
    await on("cohorts", async (page) => {
      page.on("request", (request) => asked.push(request.url()));
      const isAsked = (mart: string) => asked.some((url) => url.includes(mart));
      expect(await offeredBy(choices(page), "Cohorts by")).toEqual([
        ...["Time of first order", ...own.map((id) => sides[id])],
      ]);
      expect(isAsked("cohort_groups")).toBe(false);
      await chooseByKeys(choices(page), "Cohorts by", sides[side!]);
      await page.waitForURL((url) => url.search.includes(`by=${side}`));
      await still(page);
      await isShown(page);
      expect(isAsked("cohort_groups")).toBe(true);
      await page.getByRole("button", {name: "Quarter", exact: true}).focus();
      await page.keyboard.press("Space");
      await page.waitForURL(/step=quarter/);
      const told = await published.ask(`
        select 100.0 * active_customers / customers as value from cohort_groups
        where side = '${side}' and step = 'quarter' and group_position = 2 order by age`);
      await isShown(page, told.length);
      expect(isAsked("cohort_quarters")).toBe(true);
      const shown = await cells(page, 1);
      expect(shown.length).toBe(told.length);
      told.forEach(({value}, age) => expectShown(shown[age], Number(value), `age ${age}`));
    });
    // The same view, from the address alone, in the other language.
    await on(`zh/cohorts?by=${side}&step=quarter&measure=net_amount`, async (page) => {
      await isShown(page);
      const [first] = await published.ask(`
        select net_amount / customers as value from cohort_groups
        where side = '${side}' and step = 'quarter' and group_position = 1 and age = 1`);
      expectShown((await cells(page, 0))[1], Number(first!.value), "zh");
      await page.click('a[hreflang="en"]:visible');
      await page.waitForSelector("html[lang='en']", {state: "attached"});
      expect(new URL(page.url()).search).toContain(`by=${side}`);
    });
  },
);
