import type {Page} from "playwright-core";
import {expect, test} from "vitest";
import {openSample} from "./open-sample.js";
import {readSource} from "./source.js";
import {box, frame, press, squeezed, tipsOf} from "./tips.js";

// What pictures say by mouse they say by keyboard, too: the same, in the order of their axis, with the numbers of
// the published tables as DuckDB reads them.

const {on, published} = openSample();
const {hasClv} = await readSource();

/** Returns all that a picture says by keyboard: from its first value on, as far as a key leads. */
async function walk(page: Page, file: string, key = "ArrowRight"): Promise<string[]> {
  await page.focus(box(file));
  const heard = [await press(page, file, "Home")];
  for (;;) {
    const next = await press(page, file, key);
    if (next === heard.at(-1)) return heard;
    heard.push(next);
  }
}

/** Lets the mouse go to points of the window; returns what a picture says there, one after the other, without blanks. */
async function hover(
  page: Page,
  file: string,
  points: readonly (readonly [number, number])[],
): Promise<string[]> {
  const told: string[] = [];
  await page.keyboard.press("Escape");
  for (const [x, y] of points) {
    await page.mouse.move(x, y);
    await frame(page);
    const [text] = await tipsOf(page, file);
    if (text !== undefined && text !== told.at(-1)) told.push(text);
  }
  return told;
}

/** Points along the middle of each drawing of a picture, from left to right. */
async function across(page: Page, file: string, step: number) {
  await page.locator(box(file)).scrollIntoViewIfNeeded();
  const places = await page
    .locator(`${box(file)} svg`)
    .evaluateAll((all) => all.map((svg) => svg.getBoundingClientRect().toJSON() as DOMRect));
  return places.flatMap(({x, y, width, height}) =>
    Array.from(
      {length: Math.floor(width / step)},
      (_, i) => [x + i * step, y + height / 2] as const,
    ),
  );
}

/** Checks that a number as a sentence tells it is a value, as exactly as its digits tell. */
function expectTold(shown: string | undefined, value: unknown, of: string): void {
  const [, sign = "", digits = "", scale = ""] =
    /^(−?)\p{Sc}?(−?[\d,]*\.?\d+)([KMB]?)(?:\s?%)?$/u.exec(shown ?? "") ?? [];
  expect(digits, `${of}: ${shown}`).not.toBe("");
  const unit = {"": 1, K: 1e3, M: 1e6, B: 1e9}[scale]!;
  const read = Number(digits.replaceAll(",", "").replace("−", "-")) * unit * (sign === "" ? 1 : -1);
  const places = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
  const share = (shown ?? "").endsWith("%") ? 100 : 1;
  expect(
    Math.abs(read - Number(value) * share),
    `${of}: ${shown}, ${String(value)}`,
  ).toBeLessThanOrEqual(0.5 * unit * 10 ** -places + 1e-6 * unit);
}

/** Returns a day that a sentence tells, as tables write it. */
const dayOf = (text: string | undefined) => new Date(`${text} UTC`).toISOString().slice(0, 10);

const parts = (pattern: RegExp, text: string): string[] => {
  const found = pattern.exec(text);
  if (!found) throw new Error(`no sentence as expected: ${text}`);
  return found.slice(1);
};

test("bars by month", () =>
  on("", async (page) => {
    const file = "net-sales-by-month";
    const rows = await published.ask(
      "select month, is_complete, net_amount, return_amount from months order by month",
    );
    const heard = await walk(page, file);
    expect(heard).toHaveLength(rows.length);
    for (const [i, row] of rows.entries()) {
      const [when, early, net, back] = parts(
        /^(\w+ \d{4})( \(so far\))?: net sales of (\S+), after returns of (\S+)$/,
        heard[i]!,
      );
      expect(dayOf(`1 ${when}`)).toBe(row.month);
      expect(early === undefined).toBe(row.is_complete);
      expectTold(net, row.net_amount, `net sales of ${when}`);
      expectTold(back, -Number(row.return_amount), `returns of ${when}`);
    }
    expect(await hover(page, file, await across(page, file, 4))).toEqual(heard.map(squeezed));
  }));

test("lines by age", () =>
  on("value", async (page) => {
    const file = "value-by-age";
    const rows = await published.ask("select * from value_by_age order by age_months");
    const heard = await walk(page, file);
    expect(heard).toHaveLength(rows.length);
    for (const [i, row] of rows.entries()) {
      const [age, amount, cohorts, customers] = parts(
        /^By age (\d+): (\S+) per customer \((\S+) cohorts?, (\S+) customers?\)$/,
        heard[i]!,
      );
      expectTold(age, row.age_months, "age");
      expectTold(amount, row.cumulative_net_amount_per_customer, `amount at ${age}`);
      expectTold(cohorts, row.cohorts, `cohorts at ${age}`);
      expectTold(customers, row.customers, `customers at ${age}`);
    }
    expect(await hover(page, file, await across(page, file, 3))).toEqual(heard.map(squeezed));
  }));

test("bars that lie, down and up", () =>
  on("", async (page) => {
    const file = "segments";
    const rows = await published.ask(`
      select label_en, customers, customers_share, net_amount, net_share
      from segments inner join terms on kind = 'segment' and id = segment order by terms.position`);
    const heard = await walk(page, file, "ArrowDown");
    expect(heard).toHaveLength(rows.length);
    for (const text of heard) {
      const [name, customers, ofCustomers, net, ofNet] = parts(
        /^(.+): (\S+) customers \((.+)\) with net sales of (\S+) \((.+)\)$/,
        text,
      );
      const row = rows.find(({label_en}) => label_en === name)!;
      expectTold(customers, row.customers, name!);
      expectTold(ofCustomers, row.customers_share, name!);
      expectTold(net, row.net_amount, name!);
      expectTold(ofNet, row.net_share, name!);
    }
    expect(await press(page, file, "ArrowUp")).toBe(heard.at(-2));
    // Bars of both columns say the same; those of the first, from top to bottom.
    const bars = await page
      .locator(`${box(file)} [aria-label="bar"] rect`)
      .evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().toJSON() as DOMRect));
    const left = Math.min(...bars.map(({x}) => x));
    const points = bars
      .filter(({x}) => x === left)
      .sort((a, b) => a.y - b.y)
      .map(({x, y, width, height}) => [x + width / 2, y + height / 2] as const);
    expect(await hover(page, file, points)).toEqual(heard.map(squeezed));
  }));

test.runIf(!hasClv)("without a model that is trusted there is no picture of a forecast", () =>
  on("value", async (page) => {
    expect(await page.locator("[data-picture]").count()).toBeGreaterThan(0);
    expect(await page.locator('[data-picture^="forecast"]').count()).toBe(0);
  }),
);

test.runIf(hasClv)("a forecast, amount and orders one after the other", () =>
  on("value", async (page) => {
    const file = "forecast-total";
    const rows = await published.ask(
      "select * from clv_forecast where segment = 'total' order by month_number",
    );
    const heard = await walk(page, file);
    expect(heard).toHaveLength(2 * rows.length);
    for (const [i, text] of heard.entries()) {
      const row = rows[i % rows.length]!;
      const kind = i < rows.length ? "amount" : "orders";
      const [from, middle, orders, low, high] = parts(
        /^Month from (.+?): (\S+?)( orders)?, nine times in ten between (\S+) and (\S+)$/,
        text,
      );
      expect([dayOf(from), orders !== undefined]).toEqual([row.from_date, kind === "orders"]);
      expectTold(middle, row[`expected_${kind}`], text);
      expectTold(low, row[`expected_${kind}_low`], text);
      expectTold(high, row[`expected_${kind}_high`], text);
    }
    expect(await hover(page, file, await across(page, file, 4))).toEqual(heard.map(squeezed));
  }),
);

test("one customer's days", async () => {
  const [found] = await published.ask(`
    select customer_key as key from (
      select customer_key, order_date,
        order_date - lag(order_date) over (partition by customer_key order by order_date) as gap
      from customer_days
    )
    group by all having count(*) between 5 and 9 and min(gap) > 30
    order by key limit 1`);
  const key = String(found!.key);
  const days = await published.ask(
    `select order_date, orders, net_amount from customer_days where customer_key = '${key}' order by order_date`,
  );
  await on(`customer?key=${key}`, async (page) => {
    const file = "customer-orders";
    const heard = await walk(page, file);
    expect(heard).toHaveLength(days.length);
    for (const [i, row] of days.entries()) {
      const [when, orders, amount] = parts(/^(.+): (\S+) orders?, (\S+)$/, heard[i]!);
      expect(dayOf(when)).toBe(row.order_date);
      expectTold(orders, row.orders, when!);
      expectTold(amount, row.net_amount, when!);
    }
    expect(await hover(page, file, await across(page, file, 3))).toEqual(heard.map(squeezed));
  });
});

test("layers: along a stage from month to month, and across from stage to stage", () =>
  on("lifecycle", async (page) => {
    const file = "lifecycle-stock";
    const rows = await published.ask(`
      select label_en as stage, strftime(month, '%Y-%m-%d') as month, customers_at_end as n
      from lifecycle inner join terms on kind = 'stage' and id = stage`);
    const value = (text: string) => {
      const [stage, when, n] = parts(/^(.+), end of (\w+ \d+): (\S+), /, text);
      const month = dayOf(`1 ${when}`);
      const row = rows.find((one) => one.stage === stage && one.month === month);
      expectTold(n, row?.n, text);
      return {stage, month};
    };
    const months = [...new Set(rows.map(({month}) => month))].sort();
    await page.focus(box(file));
    const last = value(await press(page, file, "End"));
    expect(last.month).toBe(months.at(-1));
    const back = [value(await press(page, file, "ArrowLeft"))];
    back.push(value(await press(page, file, "ArrowLeft")));
    expect(back).toEqual([-2, -3].map((i) => ({stage: last.stage, month: months.at(i)})));
    // Every stage with somebody in it is reached in the same month.
    const stages = new Set<string | undefined>([last.stage]);
    for (const key of ["ArrowDown", "ArrowUp"]) {
      for (let i = 0; i < 12; i++) {
        const {stage, month} = value(await press(page, file, key));
        expect(month).toBe(months.at(-3));
        stages.add(stage);
      }
    }
    const there = rows.filter(({month, n}) => month === months.at(-3) && Number(n) > 0);
    expect([...stages]).toEqual(expect.arrayContaining(there.map(({stage}) => stage)));
  }));
