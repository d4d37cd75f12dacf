import type {Page} from "playwright-core";
import {expect, test} from "vitest";
import {type Opened, settle} from "./browser.js";
import {choose, chooseByKeys, offeredBy} from "./choose.js";
import {download, shownAmount, shownNumber} from "./published.js";
import {openSample} from "./open-sample.js";
import {monthName, readSource} from "./source.js";

// What a reader chooses on the page of cohorts, against the published tables as DuckDB reads them.

const {on: onPage, published} = openSample();
const {cohortSides, hasMargins} = await readSource();

const on = (address: string, act: (page: Page, opened: Opened) => Promise<void>) =>
  onPage(address, async (page, opened) => {
    await page.waitForSelector(".cohort-pictures:not([aria-busy]) .heat-grid");
    await act(page, opened);
  });

const still = (page: Page) =>
  page.waitForSelector(".cohort-pictures:not([aria-busy]) .heat-grid td");
const cells = (page: Page, row: number) =>
  page.locator(`.heat-grid tbody tr >> nth=${row}`).locator("td:not(.is-none)").allTextContents();

const grouped = (value: number) => value.toLocaleString("en-GB");

/** A shown cell is the value, rounded as cells are. */
function expectShown(shown: string | undefined, value: number, told: string): void {
  const read = shownAmount(shown);
  expect(read, `${told}: ${shown}`).not.toBeNaN();
  const places = (shown?.split(".")[1] ?? "").length;
  const room = /[KMB]$/.test(shown ?? "") ? Math.abs(value) * 0.005 : 0.5 * 10 ** -places;
  expect(Math.abs(read - value), `${told}: ${shown} for ${value}`).toBeLessThanOrEqual(room + 1e-9);
}

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

/** Wilson's interval of a share by nine in ten. */
function wilson(part: number, of: number): [number, number] {
  const [share, z] = [part / of, 1.6448536];
  const middle = share + (z * z) / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [middle - reach, middle + reach].map((end) => end / (1 + (z * z) / of)) as [
    number,
    number,
  ];
}

test("a cell tells its share and interval when pointed at, and the mean weighs cohorts by their size", () =>
  on("cohorts", async (page) => {
    // The largest of those that are three months old.
    const [cell] = await published.ask(`
      select strftime(cohort_month::date, '%Y-%m') as month, active_customers as n,
        cohort_customers as all_n
      from cohorts where age_months = 3 and is_complete order by cohort_customers desc, 1 limit 1`);
    const [n, all] = [Number(cell!.n), Number(cell!.all_n)];
    const name = monthName(String(cell!.month));
    const shown = (share: number) => `${Number((100 * share).toFixed(1))}\u00a0%`;
    const [low, high] = wilson(n, all);
    const head = page.locator("th", {hasText: name});
    const row = page.locator(".heat-grid tbody tr").filter({has: head});
    await row.locator("td").nth(3).hover();
    expect(await page.locator(".hover-note").textContent()).toBe(
      `Cohort of ${name}, month 3: ${grouped(n)} of ${grouped(all)} bought (${shown(n / all)}, 90\u00a0% interval ${shown(low)} to ${shown(high)}).`,
    );
    const means = await published.ask(`
      select age_months as age, sum(active_customers) / sum(cohort_customers) as mean,
        sum(cohort_customers) as n
      from cohorts where is_complete and age_months > 0 group by 1 order by 1`);
    const curves = page.locator("figure.picture").nth(1);
    await curves.locator("summary").focus();
    await page.keyboard.press("Enter");
    const told = await curves
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((each) => [...each.children].map((one) => one.textContent ?? "")),
      );
    // A table shows so many rows at a time.
    expect(told.length).toBe(Math.min(25, means.length));
    for (const [i, line] of told.entries()) {
      const {age, n: weight, mean} = means[i]!;
      expect([line[0], shownNumber(line[2])]).toEqual([String(age), Number(weight)]);
      expect(shownNumber(line[3]!.split("\u00a0")[0])).toBeCloseTo(100 * Number(mean), 1);
    }
  }));

test("ages of the trend and layers are chosen by keyboard, too", () =>
  on("cohorts", async (page) => {
    const press = async (name: string, query: string) => {
      const button = page.getByRole("button", {name, exact: true});
      await button.focus();
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.search.includes(query));
      expect(await button.getAttribute("aria-pressed")).toBe("true");
    };
    await press("3", "at=3");
    const trend = page.locator("figure.picture").nth(2);
    const [told] = await published.ask(
      "select count(*) as n from cohorts where age_months = 3 and is_complete",
    );
    expect(await trend.locator("svg g[aria-label=dot] circle").count()).toBe(Number(told!.n));
    await press("By quarter", "layers=quarter");
    const quarters = await published.ask(
      "select distinct date_trunc('quarter', cohort_month::date) as q from cohorts",
    );
    const cake = page.locator("figure.picture").nth(3);
    await cake.locator("summary").click();
    // One column of months, one of the sum, one of events.
    expect(await cake.locator("thead th").count()).toBe(quarters.length + 3);
  }));

test("the trend takes one age of all cohorts", async () => {
  // Ages at which there are two cohorts to compare.
  const ages = (
    await published.ask(`
      select age_months as age from cohorts where age_months in (1, 2, 3, 6, 12) and is_complete
      group by all having count(*) >= 2 order by age`)
  ).map(({age}) => String(age));
  const [one, other] = ages.slice(-2) as [string, string];
  await on(`cohorts?at=${one}`, async (page) => {
    const trend = page.locator("figure.picture").nth(2);
    expect(await offeredBy(trend, "Month")).toEqual(ages);
    expect(await trend.locator(".controls .button[aria-pressed=true]").textContent()).toBe(one);
    await choose(trend, "Month", other);
    expect(new URL(page.url()).searchParams.get("at")).toBe(other);
    const [told] = await published.ask(
      `select count(*) as n from cohorts where age_months = ${other} and is_complete`,
    );
    expect(await trend.locator("svg g[aria-label=dot] circle").count()).toBe(Number(told!.n));
    expect(await trend.locator(".picture-note").textContent()).toMatch(/too early to say until/);
  });
});

test("the layers of a month add up to its net sales of known customers", () =>
  on("cohorts?layers=quarter", async (page) => {
    const cake = "figure.picture:nth-child(1) >> nth=-1";
    await page.locator(cake).locator("summary").click();
    const {rows} = await download(page, `${cake} >> .table .controls button:last-child`);
    const [heads = [], ...body] = rows;
    const all = heads.findIndex((head) => head.startsWith("All known customers"));
    const [{quarters} = {}] = await published.ask(
      "select count(distinct date_trunc('quarter', cohort_month::date)) as quarters from cohorts",
    );
    expect(all).toBeGreaterThan(Number(quarters));
    const months = await published.ask(`
      select strftime(month, '%Y-%m') as month, net_amount - anonymous_net_amount as known
      from months order by 1`);
    expect(body.length).toBe(months.length);
    for (const [i, row] of body.entries()) {
      const parts = row.slice(1, all).map(Number);
      expect(row[0]!.startsWith(String(months[i]!.month))).toBe(true);
      const sum = parts.reduce((total, part) => total + part, 0);
      expect(sum).toBeCloseTo(Number(months[i]!.known), 6);
      expect(Number(row[all])).toBeCloseTo(Number(months[i]!.known), 6);
    }
  }));
