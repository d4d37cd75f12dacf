import {expect, test} from "vitest";
import {choose, offeredBy} from "./choose.js";
import {onCohorts} from "./cohorts-on-page.js";
import {openSample} from "./open-sample.js";
import {download, shownNumber} from "./published.js";
import {monthName} from "./source.js";

// What the cells and the pictures below the triangle of cohorts tell, against the published tables as DuckDB reads
// them.

const {on: onPage, published} = openSample();
const on = onCohorts(onPage);

const grouped = (value: number) => value.toLocaleString("en-GB");

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
