import type {Page} from "playwright-core";
import {describe, expect, test} from "vitest";
import {choose, offeredBy} from "./choose.js";
import {cell, chosenCells, downloaded, grouped, query, selectedCount} from "./matrix-on-page.js";
import {openSample} from "./open-sample.js";
import {download, downloadText, shownAmount} from "./published.js";
import {readSource} from "./source.js";

// What a reader does on the matrix by mouse and keyboard, against the published tables as DuckDB reads them.

const {on, published} = openSample();
const {channels, regions, hasClv, hasMargins} = await readSource();

describe("the recency × frequency grid", () => {
  const inside = "recency_score between 3 and 4 and frequency_score between 2 and 4";

  /** Everything that follows the six cells of recency 3–4 and frequency 2–4. */
  async function checkSelection(page: Page): Promise<void> {
    const [all] = await published.ask(
      `select count(*) as n, sum(net_amount) as net from rfm where ${inside}`,
    );
    expect(await selectedCount(page)).toBe(all!.n);
    await page.waitForFunction(
      (text) => document.querySelector("#list h2")?.textContent.startsWith(text),
      `${grouped(all!.n)} customers, net sales of `,
    );
    expect(await page.locator("#list h2").textContent()).toContain("recency 3–4");
    expect(query(page).get("show")).toBe("cells.44.43.42.34.33.32");
    const list = await downloaded(page, '#list + div button:text-is("Download CSV")');
    const keys = await published.ask(`select customer_key as key from rfm where ${inside}`);
    expect(list.map(({Customer}) => Customer).sort()).toEqual(keys.map(({key}) => key).sort());
    await checkProfile(page, "Segment", "segment", inside);
    const moves = await published.ask(`
      select segment_before as before, segment as now, count(*) as n,
        round(sum(net_amount_before), 2) as b, round(sum(net_amount_since), 2) as s
      from rfm where ${inside} and segment_before <> segment group by all`);
    const labels = await names("segment");
    const told = await downloaded(page, '.selection-moves button:text-is("Download CSV")');
    expect(told.map((row) => Object.values(row).slice(0, 4).join("; ")).sort()).toEqual(
      moves
        .map(({before, now, n, b, s}) =>
          [`${labels(before)} → ${labels(now)}`, n, b, s].map(String).join("; "),
        )
        .sort(),
    );
  }

  async function checkProfile(page: Page, head: string, column: string, where: string) {
    const rows = await published.ask(`
      select ${column} as id, count(*) as all_n,
        count(*) filter (customer_key in (select customer_key from rfm where ${where})) as n
      from customers where segment is not null group by all`);
    const labels = await names(column);
    const size = rows.reduce((sum, {n}) => sum + Number(n), 0);
    const buyers = rows.reduce((sum, row) => sum + Number(row.all_n), 0);
    const told = await downloaded(page, '#selection button:text-is("Download CSV") >> nth=0');
    const shown = told.map((row) => [
      row[head],
      Number(row.Customers),
      Number(row["Of the selection"]).toFixed(9),
      Number(row["Of all buyers"]).toFixed(9),
    ]);
    const expected = rows.map(({id, n, all_n: all}) => [
      id === null ? "Not stated" : labels(id),
      n,
      (Number(n) / size).toFixed(9),
      (Number(all) / buyers).toFixed(9),
    ]);
    expect(shown.sort()).toEqual(expected.sort());
  }

  /** The profile's SVG: its title, a row per group in sight, what is said of others, and bars as long as the shares. */
  async function checkProfilePicture(page: Page, column: string): Promise<void> {
    const {rows} = await download(page, '#selection button:text-is("Download CSV") >> nth=0');
    const inSight = await page.locator("#selection tbody").first().locator("tr").count();
    const shown = rows.slice(1, 1 + inSight);
    const shares = shown.map((row) => Number(row[2]));
    const file = await downloadText(page, '#selection .picture-files button:text-is("SVG")');
    expect(file.name).toBe(`profile-${column}.svg`);
    expect(file.text).toContain((await page.locator("#selection .picture-title").textContent())!);
    for (const [name] of shown) expect(file.text).toContain(name!);
    const groups = rows.length - 1;
    const said = [...file.text.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text).join(" ");
    expect(said.includes(`One page of ${groups} groups`)).toBe(inSight < groups);
    const accent = await page.evaluate(() => {
      const bar = document.querySelector<HTMLElement>("#selection .share-bar i")!;
      return getComputedStyle(bar).backgroundColor;
    });
    const lengths = await page.evaluate(
      ({text, accent}) => {
        const colour = (fill: string) => {
          const probe = document.createElement("i");
          probe.style.color = fill;
          document.body.append(probe);
          const found = getComputedStyle(probe).color;
          probe.remove();
          return found;
        };
        const root = new DOMParser().parseFromString(text, "image/svg+xml");
        return [...root.querySelectorAll("rect")]
          .filter((bar) => colour(bar.getAttribute("fill") ?? "") === accent)
          .map((bar) => Number(bar.getAttribute("width")));
      },
      {text: file.text, accent},
    );
    const drawn = shares.filter((share) => share > 0);
    expect(lengths.length).toBe(drawn.length);
    const greatest = Math.max(...drawn);
    const scale = Math.max(...lengths) / greatest;
    for (const [i, share] of drawn.entries()) expect(lengths[i]! / scale).toBeCloseTo(share, 2);
  }

  async function names(kind: string): Promise<(id: unknown) => string> {
    const terms = await published.ask(
      `select id, label_en from terms where kind in ('${kind}', '${kind}_or_none') order by kind desc`,
    );
    const found = new Map(terms.map(({id, label_en}) => [id, String(label_en)]));
    return (id) => found.get(id) ?? String(id);
  }

  // By what a reader divides the selection: a channel, or a region where the source has no channels.
  const [head, column] = channels.length
    ? (["First channel", "first_channel"] as const)
    : (["Region", "region"] as const);

  test(`a brush selects what it passes over; list, profile and moves follow; the ${head.toLowerCase()} too`, () =>
    on("matrix", async (page) => {
      await page.locator(cell(4, 2)).hover();
      await page.mouse.down();
      await page.locator(cell(4, 3)).hover();
      await page.locator(cell(3, 4)).hover();
      expect((await chosenCells(page)).length).toBe(6);
      await page.mouse.up();
      await checkSelection(page);
      const selection = page.locator("#selection");
      const offered = await offeredBy(selection, "Profile by");
      expect([offered.includes("First channel"), offered.includes("Region")]).toEqual([
        channels.length > 0,
        regions.length > 0,
      ]);
      await choose(selection, "Profile by", head);
      expect(query(page).get("by")).toBe(column);
      await checkProfile(page, head, column, inside);
      await checkProfilePicture(page, column);
      await page.keyboard.press("Escape");
      await page.locator(cell(3, 3)).focus();
      await page.keyboard.press("Escape");
      expect(await chosenCells(page)).toEqual([]);
      expect(query(page).get("show")).toBeNull();
    }));

  test("Shift with a click and Shift with arrows do the same", () =>
    on("matrix", async (page) => {
      await page.click(cell(3, 4));
      await page.click(cell(4, 2), {modifiers: ["Shift"]});
      await checkSelection(page);
      await page.keyboard.press("Escape");
      await page.focus(cell(4, 2));
      await page.keyboard.press("Space");
      expect(await chosenCells(page)).toEqual(["cell.4.2"]);
      for (const key of ["ArrowDown", "ArrowRight", "ArrowRight"]) {
        await page.keyboard.press(`Shift+${key}`);
      }
      expect((await chosenCells(page)).length).toBe(6);
      await checkSelection(page);
      await page.click(cell(1, 1), {modifiers: ["ControlOrMeta"]});
      expect((await chosenCells(page)).length).toBe(7);
    }));

  const grid = (page: Page) => page.locator("figure:has(.heat-grid)").first();

  test.runIf(!hasClv)(
    "without a model that is trusted its measures are not offered, an address that asks for one shows customers, and why is said",
    () =>
      on("matrix?measure=clv_amount", async (page) => {
        expect(await offeredBy(grid(page), "Measure")).toEqual([
          ...["Customers", "Net sales", ...(hasMargins ? ["Margin"] : []), "Median days"],
        ]);
        expect(await grid(page).innerText()).toContain("no model is trusted for this source");
        const [best] = await published.ask(
          "select customers as n from rfm_matrix where recency_score = 5 and frequency_score = 5",
        );
        expect(await page.locator(cell(5, 5)).textContent()).toBe(grouped(best!.n));
      }),
  );

  test.runIf(hasClv)(
    "CLV and the probability of being active are those of the customers in a cell",
    () =>
      on("matrix?measure=clv_amount", async (page) => {
        const cells = await published.ask(`
        select recency_score as r, frequency_score as f, sum(clv_amount) as clv,
          avg(alive_probability) as alive
        from rfm join customers using (customer_key) group by all`);
        for (const {r, f, clv} of cells) {
          const shown = (await page.locator(cell(Number(r), Number(f))).textContent()) ?? "";
          const read = shownAmount(shown);
          expect(Math.abs(read / Number(clv) - 1), `R ${String(r)}, F ${String(f)}`).toBeLessThan(
            0.01,
          );
        }
        await choose(grid(page), "Measure", "Probability active");
        for (const {r, f, alive} of cells) {
          expect(await page.locator(cell(Number(r), Number(f))).textContent()).toBe(
            alive === null ? "—" : `${Math.round(100 * Number(alive))}\u00a0%`,
          );
        }
        await page.hover(cell(5, 5));
        const note = (await page.locator(".hover-note").textContent()) ?? "";
        expect(note).toMatch(/^Recency 5, frequency 5: .*CLV of .*likely to be active.*\.$/);
        expect(await page.getAttribute(cell(5, 5), "aria-label")).toBe(note);
      }),
  );

  test("a finger selects several by taps on a phone", () =>
    on(
      "zh/matrix",
      async (page) => {
        await page.click('button:text-is("多选")');
        await page.click(cell(5, 1));
        await page.click(cell(4, 1));
        expect(query(page).get("show")).toBe("cells.51.41");
        const [all] = await published.ask(
          "select count(*) as n from rfm where recency_score >= 4 and frequency_score = 1",
        );
        expect(await selectedCount(page)).toBe(all!.n);
      },
      {width: 360},
    ));
});
