import {describe, expect, test} from "vitest";
import {comparedDays, grouped, kinds, movers, query} from "./moves-on-page.js";
import {openSample} from "./open-sample.js";
import {download} from "./published.js";

// The lists of who moved and the ribbons that open them, against the published tables as DuckDB reads them.

const {on, published} = openSample();
const days = comparedDays(published);

describe("the page of moves", () => {
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
