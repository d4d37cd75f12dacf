import {describe, expect, test} from "vitest";
import {settle} from "./browser.js";
import {openSample} from "./open-sample.js";
import {shownNumber} from "./published.js";
import {all, enter, listen, read} from "./walk-by-keys.js";

// What cells and panels say where they are pointed at they say by keyboard, too: keys alone lead to every one of them,
// and what is shown and heard there are the numbers of the published tables.

const {on, published} = openSample();

const sections = {
  triangle: ".cohort-pictures .heat-grid",
  flows: ".stock-and-flow .heat-grid",
  pairs: ".stage-pairs .heat-grid",
  panels: ".panels",
  alive: '[data-picture="alive-and-orders"] .heat-grid',
};

const parts = (pattern: RegExp, text: string): string[] => {
  const found = pattern.exec(text);
  if (!found) throw new Error(`no sentence as expected: ${text}`);
  return found.slice(1);
};

/** Returns a month that a sentence tells, as tables write its first day. */
const monthOf = (text: string | undefined) =>
  new Date(`1 ${(text ?? "").replace("Sept", "Sep")} UTC`).toISOString().slice(0, 10);

const sorted = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.join(" | ")).sort();

/** The names of stages, with that of who has none. */
const stages = async () =>
  new Map(
    (await published.ask("select id, label_en from terms where kind = 'stage_or_none'")).map(
      ({id, label_en}) => [String(label_en), String(id)],
    ),
  );

test("every cohort at every age", () =>
  on("cohorts", async (page) => {
    const heard = await read(page, sections.triangle);
    const rows = await published.ask(`
      select cohort_month::date::varchar as month, age_months, active_customers, cohort_customers, is_complete
      from cohorts`);
    const ahead = heard.filter((text) => !/ bought \(/.test(text));
    const cells = heard.filter((text) => !ahead.includes(text));
    expect(
      sorted(
        cells.map((text) => {
          const [cohort, age, early, active, size] = parts(
            /^Cohort of (\S+ \d{4}), month (\d+): (too early to say until .+; so far )?(\S+) of (\S+) bought /,
            text,
          );
          return [monthOf(cohort), ...[age, active, size].map(shownNumber), early === undefined];
        }),
      ),
    ).toEqual(sorted(rows.map((row) => Object.values(row))));
    // Of every cohort but the oldest is said from when on more can be told.
    const cohorts = new Set(rows.map(({month}) => month)).size;
    expect(ahead).toHaveLength(cohorts - 1);
    for (const text of ahead) expect(text).toMatch(/: too early to say until \d+ \w+ \d{4}/);
  }));

test("moves between stages in a month", () =>
  on("lifecycle", async (page) => {
    const heard = await read(page, sections.flows);
    const ids = await stages();
    const rows = await published.ask(`
      select from_stage, to_stage, customers from lifecycle_flows
      where month = (select max(month) from lifecycle_flows where month in (select month from lifecycle where is_complete))`);
    const told = heard.map((text) => {
      const [count, from, to] = parts(/^(\S+) moves? from (.+) to (.+)\.$/, text);
      return [ids.get(from!), ids.get(to!), shownNumber(count)];
    });
    expect(sorted(told)).toEqual(sorted(rows.map((row) => Object.values(row))));
  }));

test("stages at the ends of two months", () =>
  on("lifecycle", async (page) => {
    const heard = await read(page, sections.pairs);
    const ids = await stages();
    const told = heard.map((text) => {
      const [count, from, start, to, end] = parts(
        /^(\S+) (?:of \S+ )?(.+) at the end of (\w+ \d+)(?: \(.+\))? (?:is|are) (.+) at the end of (\w+ \d+)\.$/,
        text,
      );
      const stage = from === "not yet known" ? "none" : ids.get(from!);
      return [stage, ids.get(to!), shownNumber(count), monthOf(start), monthOf(end)];
    });
    const [, , , start, end] = told[0]!;
    const rows = await published.ask(`
      select from_stage, to_stage, customers, from_month::date::varchar, to_month::date::varchar
      from stage_pairs where from_month = '${start}' and to_month = '${end}'`);
    expect(sorted(told)).toEqual(sorted(rows.map((row) => Object.values(row))));
  }));

test("panels of survival", () =>
  on("churn", async (page) => {
    const heard = await read(page, sections.panels);
    const rows = await published.ask(`
      select label_en as name, purchases, median_days
      from survival_curves inner join terms on kind = 'segment' and id = curve
      where family = 'segment'`);
    const told = heard.map((text) => {
      const [name, count, , median] = parts(
        /^(.+) \(n = (\S+)\): (half had ordered again within (\S+) days?; )?/,
        text.replaceAll("\u00a0", " "),
      );
      return [name, shownNumber(count), median === undefined ? null : shownNumber(median)];
    });
    expect(sorted(told)).toEqual(sorted(rows.map((row) => Object.values(row))));
    for (const text of heard) {
      const [name, day, share, low, high] = parts(
        /^(.+) \(n = .*?(\S+) days? on, (\S+) % had not .* interval (\S+) % to (\S+) %\)$/,
        text.replaceAll("\u00a0", " "),
      );
      const [row] = await published.ask(`
        select round(100 * waiting_share, 1) as share, round(100 * waiting_share_low, 1) as low,
          round(100 * waiting_share_high, 1) as high
        from survival inner join terms on kind = 'segment' and id = curve
        where family = 'segment' and label_en = '${name}' and day <= ${shownNumber(day)}
        order by day desc limit 1`);
      expect([share, low, high].map(Number), text).toEqual(Object.values(row!));
    }
  }));

test("who is likely to be active, and to order how much", () =>
  on("value", async (page) => {
    const rows = await published.ask("select * from clv_grid");
    // Without a model that is trusted, or in one in which nobody leaves, there is no such grid.
    if (rows.length === 0) {
      expect(await page.locator("figure svg").count()).toBeGreaterThan(0);
      expect(await page.locator(sections.alive).count()).toBe(0);
      return;
    }
    const ends = [0, 0.1, 0.5, 1, 2, 4, 8];
    const told = (await read(page, sections.alive)).map((text) => {
      const [from, orders, count] = parts(
        /^Active with (\d+)–\d+.%, [<≥]?([\d.]+)(?:–[\d.]+)? orders in a year: (\S+) customers? /,
        text,
      );
      const band = /, </.test(text) ? 1 : ends.indexOf(Number(orders)) + 1;
      return [Number(from) / 10 + 1, band, shownNumber(count)];
    });
    expect(sorted(told)).toEqual(
      sorted(rows.map((row) => [row.alive_band, row.orders_band, row.customers])),
    );
  }));

test("dots of the matrix, by importance and by value, among those in force", () =>
  on("matrix", async (page) => {
    await page.waitForSelector(".plane .dot-mark", {state: "attached"});
    await listen(page);
    const rows = await published.ask(
      "select customer_key as key, importance, value, quadrant from customer_matrix",
    );
    const rank = (key: string, axis: "importance" | "value") =>
      Number(rows.find((row) => row.key === key)?.[axis]);
    const ranks = (axis: "importance" | "value", of = rows) =>
      of.map((row) => Number(row[axis])).sort((a, b) => a - b);
    /** Presses keys on the mark; returns whom it tells of. */
    const walk = async (...keys: readonly string[]) => {
      const before = (await all(page)).length;
      for (const key of keys) await page.keyboard.press(key);
      const told = (await all(page)).slice(before);
      expect(told.filter(({heard, shown, isFramed}) => heard !== shown || !isFramed)).toEqual([]);
      return told.map(({heard}) => heard.split(":")[0]!);
    };
    await page.focus(".dot-mark");
    await walk("End", "Home");
    const lasts = await walk("End", "ArrowLeft", "ArrowLeft");
    expect(new Set(lasts).size).toBe(3);
    expect(lasts.map((key) => rank(key, "importance"))).toEqual(
      ranks("importance").slice(-3).reverse(),
    );
    // From there one up or down by value: the nearest rank on that side.
    const value = rank(lasts[2]!, "value");
    const [below] = await walk("ArrowDown");
    const lower = ranks("value").filter((other) => other <= value);
    expect(lower.slice(-2)).toContain(rank(below!, "value"));
    expect(await walk("ArrowUp")).toEqual([lasts[2]]);
    // A quadrant in force is all that keys lead to.
    const id = "low_importance_high_value";
    await page.click(`.quadrants [data-filter="quadrant.${id}"]`);
    await settle(page);
    await page.keyboard.press("Shift+Tab");
    await page.focus(".dot-mark");
    await walk("End");
    const own = rows.filter(({quadrant}) => quadrant === id);
    const firsts = await walk("Home", "ArrowRight", "ArrowRight");
    expect(firsts.map((key) => rank(key, "importance"))).toEqual(
      ranks("importance", own).slice(0, 3),
    );
  }));

test("meanings that a mouse at rest is told", () =>
  on("segments/", async (page) => {
    const [row] = await published.ask(
      "select meaning_en as meaning from terms where kind = 'segment' and id = 'champions'",
    );
    await page.focus('.segments-tables a[href="./champions"]');
    expect(await page.locator(".hover-note").textContent()).toBe(row!.meaning);
  }));

describe("on a phone, in Chinese and in the dark", () => {
  test.for([
    ["zh/cohorts", sections.triangle],
    ["zh/lifecycle", sections.pairs],
    ["zh/churn", sections.panels],
    ["zh/moves", ".moves .heat-grid"],
    ["zh/segments/champions", ".heat-grid"],
  ] as const)("/%s scrolls to what keys lead to, and tells of it", ([address, selector]) =>
    on(
      address,
      async (page) => {
        expect((await read(page, selector)).length).toBeGreaterThan(1);
      },
      {width: 360, colorScheme: "dark"},
    ),
  );
});

test("Tab enters, tells the keys and leaves; Escape ends the note; paper has neither ring nor note", () =>
  on("lifecycle", async (page) => {
    await enter(page, sections.flows);
    const hint = () =>
      page.evaluate((grid) => {
        const box = document.querySelector(grid)!.closest(".picture-chart")!;
        return getComputedStyle(box, "::after").content;
      }, sections.flows);
    const note = page.locator(".hover-note");
    expect(await hint()).toContain("Arrow keys");
    expect(await note.isVisible()).toBe(true);
    const outline = () =>
      page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(await outline()).toBe("solid");
    await page.keyboard.press("ArrowDown");
    expect(await hint()).toBe("none");
    expect(await note.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await note.isVisible()).toBe(false);
    await page.keyboard.press("Tab");
    expect(
      await page.evaluate((grid) => document.activeElement!.closest(grid), sections.flows),
    ).toBeNull();
    // Back where the reader was.
    await page.keyboard.press("Shift+Tab");
    const told = await all(page);
    expect(told.at(-1)?.heard).toBe(told.at(-3)?.heard);
    expect(await note.textContent()).toBe(told.at(-1)?.shown);
    await page.emulateMedia({media: "print"});
    expect([await note.isVisible(), await outline()]).toEqual([false, "none"]);
  }));
