import {expect, test} from "vitest";
import {answer, counted, grouped, opened, query} from "./filters-on-page.js";
import {openSample} from "./open-sample.js";
import {monthName, readSource} from "./source.js";

// The filters of Lifecycle, Cohorts and Moves, against the published tables as DuckDB reads them.

const {on, published} = openSample();
const {regions, channels, hasMargins, months: allMonths} = await readSource();
const [largest = "", region = ""] = regions;
const one = async (sql: string) => (await published.ask(sql))[0]!;

test("on the lifecycle a region is chosen by keyboard: churn and bridge are those of its customers", () =>
  on("lifecycle", async (page) => {
    const before = await answer(page);
    await page.focus(`${opened("Region")} summary`);
    await page.keyboard.press("Enter");
    await page.focus(`${opened("Region")} input[value="${largest}"]`);
    await page.keyboard.press("Space");
    await counted(page);
    await page.keyboard.press("Escape");
    expect(query(page).get("region")).toBe(largest);
    const {churned, month} = await one(`
      with gaps as (
        select
          order_date + to_days(1 + (
            select value::integer from definitions where definition = 'churned_after_days'
          )) as gone,
          lead(order_date) over (partition by customer_key order by order_date) as next
        from customer_days
        where customer_key in (select customer_key from customers where region = '${largest}')
      ),
      last as (select max(month) as month from months where is_complete)
      select count(*) as churned, strftime(any_value(last.month), '%b %Y') as month
      from gaps, last
      where date_trunc('month', gone) = last.month and (next is null or next > gone - interval 1 day)`);
    expect(await answer(page)).not.toBe(before);
    expect(await answer(page)).toMatch(
      new RegExp(`^${grouped(churned)} customers \\(.*\\) churned in ${String(month)}`),
    );
    const {net} = await one(`
      with mine as (select customer_key from customers where region = '${largest}'),
      moves as (
        select customer_key, order_date, net_amount from customer_days
        union all select customer_key, order_date, net_amount from customer_returns
      )
      select sum(net_amount) as net from moves
      where customer_key in (from mine)
        and order_date > (select max(order_date) from customer_days) - interval 90 day`);
    const bridge = page.locator("figure", {hasText: "All movements add up"});
    await bridge.locator("summary").first().click();
    expect(await bridge.locator("tbody tr").last().innerText()).toContain(
      Number(net).toLocaleString("en-GB", {minimumFractionDigits: 2, maximumFractionDigits: 2}),
    );
    expect(await bridge.innerText()).not.toContain("Anonymous");
    // A period cuts the time axes by month, by keyboard too.
    await page.focus("select[aria-label='First month']");
    const begin = allMonths.at(-6)!;
    await page.keyboard.type(monthName(begin));
    await counted(page);
    expect(query(page).get("period")).toBe(`${begin}..`);
    const {months} = await one(
      `select count(distinct month) as months from lifecycle where month >= '${begin}-01'`,
    );
    const lost = page.locator("figure", {hasText: "who had spent"});
    await lost.locator("summary").first().click();
    expect(await lost.locator("tbody tr").count()).toBe(Number(months));
  }));

/** The quarters of which the source has every month, and one amid them. */
const quarters = allMonths.flatMap((month, i) => {
  const months = allMonths.slice(i, i + 3);
  const number = (Number(month.slice(5)) + 2) / 3;
  return Number.isInteger(number) && months.length === 3
    ? [{name: `Q${number} ${month.slice(0, 4)}`, start: month, end: months[2]!}]
    : [];
});
const amid = (quarters.length - 1) >> 1;

// A source without channels is asked by tier, and must not offer what it cannot fill.
const [name, column, value] = channels.length
  ? (["First channel", "first_channel", channels.at(-1)!] as const)
  : (["Tier", "tier", "gold"] as const);

test(`on the cohorts a ${name.toLowerCase()} is chosen by mouse, quarters and groups follow, and a period picks cohorts`, () =>
  on("cohorts", async (page) => {
    const before = await answer(page);
    const dimensions = await page.locator(".filters .check-list summary").allTextContents();
    expect(dimensions.includes("First channel")).toBe(channels.length > 0);
    await page.click(`${opened(name)} summary`);
    await page.click(`${opened(name)} input[value="${value}"]`);
    await counted(page);
    await page.keyboard.press("Escape");
    expect(await answer(page)).not.toBe(before);
    const heads = () => page.locator(".heat-grid tbody th").allTextContents();
    const first = `
      select strftime(date_trunc('month', first_order_date), '%b %Y') as month, count(*) as n,
        date_trunc('quarter', first_order_date) as quarter, region
      from customers where ${column} = '${value}' and first_order_date is not null`;
    const months = await published.ask(
      `select month, sum(n) as n from (${first} group by all) group by month order by strptime(month, '%b %Y')`,
    );
    expect(months.length).toBeGreaterThan(5);
    const rows = await page.locator(".heat-grid tbody tr").allInnerTexts();
    for (const {month, n} of months) {
      const own = rows.find((text) =>
        text.replaceAll("\u00a0", " ").startsWith(String(month).replace("Sep ", "Sept ")),
      );
      expect(own, String(month)).toContain(grouped(n));
    }
    // Margin is not published by day: it is not offered, and that is said where the source has it.
    expect(await page.locator(".cohort-choices").innerText()).not.toContain("Margin");
    const notes = (await page.locator(".filter-notes").textContent()) ?? "";
    expect(notes.includes("margin, which is not published by day")).toBe(hasMargins);
    const chosen = quarters.slice(amid, amid + 2);
    const [from, to] = [chosen[0]!.start, chosen[1]!.end];
    await page.goto(`${page.url()}&step=quarter&period=${from}..${to}`);
    await page.waitForSelector(".cohort-pictures:not([aria-busy]) .heat-grid td");
    await counted(page);
    expect((await heads()).map((text) => text.trim().slice(0, 7))).toEqual(
      chosen.map(({name}) => name),
    );
    await page.goto(page.url().replace("step=quarter", "by=region"));
    await page.waitForSelector(".cohort-pictures:not([aria-busy]) .heat-grid td");
    await counted(page);
    const {n} = await one(
      `select count(*) as n from customers where ${column} = '${value}' and region = '${region}'
       and first_order_date between '${from}-01' and last_day(date '${to}-01')`,
    );
    expect(Number(n)).toBeGreaterThan(0);
    const row = page.locator(".heat-grid tbody tr", {hasText: region});
    expect(await row.innerText()).toContain(grouped(n));
  }));

test("on the moves a tier is chosen by keyboard: moves, money and lists are those of its customers", () =>
  on("moves", async (page) => {
    const before = await answer(page);
    await page.focus(`${opened("Tier")} summary`);
    await page.keyboard.press("Enter");
    await page.focus(`${opened("Tier")} input[value=gold]`);
    await page.keyboard.press("Space");
    await counted(page);
    await page.keyboard.press("Escape");
    expect(await answer(page)).not.toBe(before);
    const {known, upgraded} = await one(`
      with days as (
        select max(on_date) filter (months_back = 0) as late,
          (select value::date from build_info where item = 'comparison_date') as early
        from segment_dates
      ),
      mine as (
        select * from customer_segments
        where customer_key in (select customer_key from customers where tier = 'gold')
      ),
      moved as (
        select a.rank as was, b.rank as now, a.is_lost as was_lost, b.is_lost as is_lost,
          late.order_count > early.order_count as has_bought
        from days
        join mine as early on early.on_date = days.early
        join mine as late on late.on_date = days.late and late.customer_key = early.customer_key
        join segments as a on a.segment = early.segment
        join segments as b on b.segment = late.segment
      )
      select count(*) as known,
        count(*) filter (now < was and has_bought and not (was_lost and not is_lost)) as upgraded
      from moved`);
    expect(await answer(page)).toContain(`${grouped(upgraded)} of ${grouped(known)} buyers`);
    await page.focus("[data-list=upgraded]");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".moves-list table");
    expect(await page.locator(".moves-list h3").textContent()).toContain(
      `${grouped(upgraded)} customer`,
    );
    const keys = await page.locator(".moves-list tbody tr a").allTextContents();
    const {strangers} = await one(
      `select count(*) as strangers from customers
       where customer_key in (${keys.map((key) => `'${key.trim()}'`).join(", ")}) and tier <> 'gold'`,
    );
    expect([keys.length > 0, Number(strangers)]).toEqual([true, 0]);
    await page.goto(`${page.url()}&period=${allMonths.at(-6)!}..`);
    await counted(page);
    expect(await page.locator(".filter-notes").textContent()).toContain(
      "compares the two dates chosen on it",
    );
  }));
