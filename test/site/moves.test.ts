import type {Page} from "playwright-core";
import {beforeAll, describe, expect, test} from "vitest";
import {settle} from "./browser.js";
import {download, shownAmount} from "./published.js";
import {openSample} from "./open-sample.js";

// What a reader does on the page of moves, against the published tables as DuckDB reads them.

const {on, published} = openSample();
/** The compared dates, latest first. */
let days: string[];
beforeAll(async () => {
  const rows = await published.ask(
    "select on_date from segment_dates where is_compared order by on_date desc",
  );
  days = rows.map(({on_date}) => String(on_date));
});

/** Each customer between two dates, worked out from where they stood on each. */
const movers = (from: string, to: string) => `
  select
    after.customer_key as key,
    coalesce(before.segment, 'none') as a,
    after.segment as b,
    after.order_count - coalesce(before.order_count, 0) as orders,
    round(case when before.segment is null then 0 else before.period_net_amount end, 4) as spent_before,
    round(after.period_net_amount, 4) as spent,
    was.rank as rank_before, now.rank as rank, was.is_lost as was_lost, now.is_lost as is_lost
  from (select * from customer_segments where on_date = date '${to}') as after
  left join (select * from customer_segments where on_date = date '${from}') as before
    on after.customer_key = before.customer_key
  left join segments as was on before.segment = was.segment
  inner join segments as now on after.segment = now.segment`;

const kinds = {
  upgraded: "orders > 0 and rank < rank_before and was_lost = is_lost",
  downgraded: "rank > rank_before and not (is_lost and not was_lost)",
  lost: "is_lost and not was_lost",
  won_back: "was_lost and not is_lost and orders > 0",
} as const;

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

const grouped = (value: number) => value.toLocaleString("en-GB");
const query = (page: Page) => new URL(page.url()).searchParams;

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

  test("each list is fetched when it is opened and holds exactly those who moved so", () =>
    on("moves", async (page) => {
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      const [from, to] = [days[2]!, days[0]!];
      for (const [i, [kind, where]] of Object.entries(kinds).entries()) {
        const opener = page.locator(`[data-list="${kind}"]`);
        if (i % 2 === 0) await opener.click();
        else await opener.press("Enter");
        await page.waitForSelector(".moves-list table");
        expect(query(page).get("list")).toBe(kind);
        const {rows, hasMark, name} = await download(
          page,
          '.moves-list button:text-is("Download CSV")',
        );
        expect(hasMark).toBe(true);
        expect(name).toBe(`moves-${kind}-${from}-${to}.csv`);
        const expected = await published.ask(
          `select * from (${movers(from, to)}) where ${where} order by key`,
        );
        expect(expected.length).toBeGreaterThan(0);
        const found = rows.slice(1).map((row) => [row[0], ...row.slice(3).map(Number)]);
        expect(found.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))).toEqual(
          expected.map(({key, orders, spent_before: before, spent}) => [
            ...[key, Number(orders), Number(before), Number(spent)],
            Math.round(1e4 * (Number(spent) - Number(before))) / 1e4,
          ]),
        );
        const [mart] = await published.ask(`
          select sum(customers) as n from segment_moves
          where move = '${kind}' and from_date = '${from}' and to_date = '${to}'`);
        expect(expected.length).toBe(Number(mart!.n));
      }
      expect(asked.filter((url) => url.includes("customer_segments")).length).toBe(1);
      await page.click('.moves-list th button:has-text("Orders between")');
      const order = await page.locator(".moves-list tbody td:nth-child(4)").allTextContents();
      const numbers = order.map(Number);
      expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
      const key = await page.locator(".moves-list .customer-key").first().textContent();
      await page.locator(".moves-list .customer-key").first().click();
      await page.waitForURL(/\/customer\?/);
      expect(query(page).get("key")).toBe(key);
    }));

  test("a ribbon is opened by the mouse and by the keyboard, and the address opens it again", () =>
    on(`moves?from=${days[4]}`, async (page) => {
      const [from, to] = [days[4]!, days[0]!];
      const [largest] = await published.ask(`
        select from_segment as a, to_segment as b, sum(customers) as n from segment_moves
        where from_date = '${from}' and to_date = '${to}' and from_segment not in ('none', to_segment)
        group by all order by n desc, a, b limit 1`);
      const {a, b, n} = largest as {a: string; b: string; n: number};
      const ribbon = page.locator(`.ribbon[data-from="${a}"][data-to="${b}"]`);
      // Ribbons cross in the middle; near its own node each lies alone.
      const at = await ribbon.evaluate((path) => {
        const [, x = 0, y = 0] = /^M([\d.]+),([\d.]+)/
          .exec(path.getAttribute("d") ?? "")!
          .map(Number);
        const [, bottom = 0] = /([\d.]+)Z$/.exec(path.getAttribute("d") ?? "")!.map(Number);
        path.scrollIntoView({block: "center"});
        const box = path.closest("svg")!.getBoundingClientRect();
        return {x: box.x + x + 4, y: box.y + (y + bottom) / 2};
      });
      await page.mouse.move(at.x, at.y);
      const note = await page.locator(".hover-note").textContent();
      expect(note).toContain(`${grouped(n)} went from `);
      await page.mouse.click(at.x, at.y);
      const heading = page.locator(".moves-list h3");
      await heading.waitFor();
      expect(await heading.textContent()).toContain(`: ${grouped(n)} customers, `);
      expect(query(page).get("list")).toBe(`${a}.${b}`);
      const {rows} = await download(page, '.moves-list button:text-is("Download CSV")');
      const keys = await published.ask(
        `select key from (${movers(from, to)}) where a = '${a}' and b = '${b}' order by key`,
      );
      expect(
        rows
          .slice(1)
          .map(([key]) => key)
          .sort(),
      ).toEqual(keys.map(({key}) => key));
      await page.reload({waitUntil: "networkidle"});
      await heading.waitFor();
      expect(await heading.textContent()).toContain(`: ${grouped(n)} customers, `);

      await page.locator('.sankey [tabindex="0"]').focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowDown");
      const focused = page.locator(".ribbon:focus");
      const [left, right] = [
        await focused.getAttribute("data-from"),
        await focused.getAttribute("data-to"),
      ];
      await page.keyboard.press("Enter");
      expect(query(page).get("list")).toBe(`${left}.${right}`);
      const [way] = await published.ask(`
        select sum(customers) as n from segment_moves where from_date = '${from}'
          and to_date = '${to}' and from_segment = '${left}' and to_segment = '${right}'`);
      await page.waitForFunction(
        (size) => document.querySelector(".moves-list h3")?.textContent.includes(`: ${size} `),
        grouped(Number(way!.n)),
      );
    }));

  test.each(["en", "zh"])("fits a phone, its lists too (%s)", (language) =>
    on(
      `${language === "zh" ? "zh/" : ""}moves?list=won_back`,
      async (page) => {
        await page.waitForSelector(".moves-list table");
        const wide = await page.evaluate(() => {
          const inside = document.querySelector(".moves-list .table-scroll")!;
          return [
            document.documentElement.scrollWidth - document.documentElement.clientWidth,
            inside.scrollWidth - inside.clientWidth,
          ];
        });
        expect(wide).toEqual([0, 0]);
      },
      {width: 360},
    ),
  );
});

test("the list of moves on the matrix fits a phone", () =>
  on(
    "matrix?show=cell.5.5",
    async (page) => {
      await page.waitForSelector(".selection-moves table");
      const wide = await page
        .locator(".selection-moves .table-scroll")
        .evaluate((inside) => inside.scrollWidth - inside.clientWidth);
      expect(wide).toBe(0);
    },
    {width: 360},
  ));
