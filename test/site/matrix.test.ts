import type {Page} from "playwright-core";
import {describe, expect, test} from "vitest";
import {settle} from "./browser.js";
import {download, downloadText, shownNumber} from "./published.js";
import {openSample} from "./open-sample.js";

// What a reader does on the matrix by mouse and keyboard, against the published tables as DuckDB reads them.

const {on, published} = openSample();

const query = (page: Page) => new URL(page.url()).searchParams;
const cell = (recency: number, frequency: number) =>
  `button[data-filter="cell.${recency}.${frequency}"]`;
const chosenCells = (page: Page) =>
  page
    .locator('[role="gridcell"][aria-selected="true"] button')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("data-filter")).sort());
const selectedCount = async (page: Page) =>
  shownNumber(
    /n\s=\s([\d,]+)/.exec(
      (await page.locator("#selection .picture-subtitle").textContent()) ?? "",
    )?.[1],
  );
const grouped = (value: unknown) => Number(value).toLocaleString("en-GB");

/** The rows that a button downloads, by their heads without units. */
async function downloaded(page: Page, button: string): Promise<Record<string, string>[]> {
  const {rows} = await download(page, button);
  const heads = (rows[0] ?? []).map((head) => head.replace(/ \(.*\)$/, ""));
  return rows
    .slice(1)
    .map((row) => Object.fromEntries(heads.map((head, i) => [head, row[i] ?? ""])));
}

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

  /** The profile's SVG: its title, a row per group, and bars as long as the shares. */
  async function checkProfilePicture(page: Page): Promise<void> {
    const {rows} = await download(page, '#selection button:text-is("Download CSV") >> nth=0');
    const shares = rows.slice(1).map((row) => Number(row[2]));
    const file = await downloadText(page, '#selection .picture-files button:text-is("SVG")');
    expect(file.name).toBe("profile-first_channel.svg");
    expect(file.text).toContain((await page.locator("#selection .picture-title").textContent())!);
    for (const [name] of rows.slice(1)) expect(file.text).toContain(name!);
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

  test("a brush selects what it passes over; list, profile and moves follow; the channel too", () =>
    on("matrix", async (page) => {
      await page.locator(cell(4, 2)).hover();
      await page.mouse.down();
      await page.locator(cell(4, 3)).hover();
      await page.locator(cell(3, 4)).hover();
      expect((await chosenCells(page)).length).toBe(6);
      await page.mouse.up();
      await checkSelection(page);
      await page.locator("#selection select").selectOption("first_channel");
      expect(query(page).get("by")).toBe("first_channel");
      await checkProfile(page, "First channel", "first_channel", inside);
      await checkProfilePicture(page);
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

  test("CLV and the probability of being active are those of the customers in a cell", () =>
    on("matrix?measure=clv_amount", async (page) => {
      const cells = await published.ask(`
        select recency_score as r, frequency_score as f, sum(clv_amount) as clv,
          avg(alive_probability) as alive
        from rfm join customers using (customer_key) group by all`);
      for (const {r, f, clv} of cells) {
        const shown = (await page.locator(cell(Number(r), Number(f))).textContent()) ?? "";
        const [, digits = "", scale = ""] = /^([\d.,]+)([KM]?)$/.exec(shown) ?? [];
        const read = shownNumber(digits) * {"": 1, K: 1e3, M: 1e6}[scale]!;
        expect(Math.abs(read / Number(clv) - 1), `R ${String(r)}, F ${String(f)}`).toBeLessThan(
          0.01,
        );
      }
      await page.locator(".picture select >> nth=0").selectOption("alive_probability");
      for (const {r, f, alive} of cells) {
        expect(await page.locator(cell(Number(r), Number(f))).textContent()).toBe(
          alive === null ? "—" : `${Math.round(100 * Number(alive))}\u00a0%`,
        );
      }
      await page.hover(cell(5, 5));
      const note = (await page.locator(".hover-note").textContent()) ?? "";
      expect(note).toMatch(/^Recency 5, frequency 5: .*CLV of .*likely to be active.*\.$/);
      expect(await page.getAttribute(cell(5, 5), "aria-label")).toBe(note);
    }));

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

describe("the importance × value matrix", () => {
  const ids = [
    "high_importance_high_value",
    "high_importance_low_value",
    "low_importance_high_value",
    "low_importance_low_value",
  ];
  const line = (axis: string) => `.split-line.is-${axis}`;
  const rates = [4, 2, 1, 0.25];

  /** Counts, money and plan by the lines as they stand, all from customer_matrix and customers. */
  async function checkLines(page: Page, importance: number, value: number, plan = rates) {
    const rows = await published.ask(`
      select
        (case when m.importance >= ${importance} then 'high' else 'low' end) || '_importance_' ||
        (case when m.value >= ${value} then 'high' else 'low' end) || '_value' as id,
        count(*) as n, sum(m.net_amount) as net, sum(c.margin_amount) as margin
      from customer_matrix m join customers c using (customer_key) group by all`);
    const before = await published.ask(
      "select quadrant as id, count(*) as n from customer_matrix group by all",
    );
    let [total, change] = [0, 0];
    for (const [i, id] of ids.entries()) {
      const row = rows.find((one) => one.id === id);
      const n = Number(row?.n ?? 0);
      const was = Number(before.find((one) => one.id === id)?.n ?? 0);
      const button = (await page.textContent(`[data-filter="quadrant.${id}"]`)) ?? "";
      expect(button).toContain(`${grouped(n)} customer`);
      if (row) expect(button).toContain(short(Number(row.net)));
      if (row) expect(button).toContain(`margin ¥${short(Number(row.margin))}`);
      const cells = await page.locator(`#plan [data-quadrant="${id}"] > *`).allTextContents();
      const by = (n - was) * plan[i]!;
      expect([cells[1], cells[3], cells[4]]).toEqual([grouped(n), shown(n * plan[i]!), signed(by)]);
      total += n * plan[i]!;
      change += by;
    }
    const sums = await page.locator("#plan .is-total > *").allTextContents();
    expect(sums.slice(3)).toEqual([shown(total), signed(change)]);
  }
  const shown = (value: number) =>
    value.toLocaleString("en-GB", {maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0});
  const signed = (value: number) =>
    value === 0 ? "0" : `${value > 0 ? "+" : "−"}${shown(Math.abs(value))}`;
  const short = (value: number) => {
    const [least, name] = value >= 999_500 ? [1e6, "M"] : value >= 9999.5 ? [1e3, "K"] : [1, ""];
    return `${Number((value / least).toPrecision(name ? 3 : 9)).toLocaleString("en-GB", {maximumFractionDigits: name ? 2 : 0})}${name}`;
  };

  test("stands on the definition in force at first", () =>
    on("matrix", async (page) => {
      const [{importance, value} = {}] = await published.ask(`
        select max(value) filter (definition = 'importance_split') as importance,
          max(value) filter (definition = 'value_split') as value from definitions`);
      expect(await page.getAttribute(line("importance"), "aria-valuenow")).toBe(String(importance));
      await checkLines(page, Number(importance), Number(value));
      const change = await page.locator("#plan tbody td:last-child").allTextContents();
      expect(new Set(change)).toEqual(new Set(["0"]));
    }));

  test("a line dragged by the mouse moves counts, money and plan as it goes, and the address at rest", () =>
    on("matrix", async (page) => {
      await page.locator(".plane").scrollIntoViewIfNeeded();
      const frame = (await page.locator(line("value")).boundingBox())!;
      const handle = (await page.locator(line("importance")).boundingBox())!;
      const at = (rank: number) => frame.x + rank * frame.width;
      const y = handle.y + handle.height / 2;
      await page.mouse.move(handle.x + handle.width / 2, y);
      await page.mouse.down();
      await page.mouse.move(at(0.5), y, {steps: 5});
      expect(await page.getAttribute(line("importance"), "aria-valuenow")).toBe("0.5");
      await checkLines(page, 0.5, 0.8);
      await page.mouse.move(at(0.3), y, {steps: 5});
      await page.mouse.up();
      await checkLines(page, 0.3, 0.8);
      await page.waitForURL(/importance_split=0\.3(&|$)/);
      expect(query(page).get("value_split")).toBeNull();
      expect(await page.inputValue("[name=importance_split]")).toBe("0.3");
    }));

  test("arrows, Page Down and numbers do the same; the selected quadrant's list follows", () =>
    on("matrix", async (page) => {
      await page.click('.quadrants [data-filter="quadrant.high_importance_high_value"]');
      await page.focus(line("value"));
      for (const key of ["PageDown", "ArrowDown", "ArrowDown", "ArrowUp"]) {
        await page.keyboard.press(key);
      }
      expect(await page.getAttribute(line("value"), "aria-valuenow")).toBe("0.69");
      await checkLines(page, 0.8, 0.69);
      await page.fill("[name=importance_split]", "0.755");
      await checkLines(page, 0.755, 0.69);
      await page.waitForURL(/importance_split=0\.755/);
      const keys = await published.ask(
        "select customer_key as key from customer_matrix where importance >= 0.755 and value >= 0.69",
      );
      expect(await selectedCount(page)).toBe(keys.length);
      const list = await downloaded(page, '#list + div button:text-is("Download CSV")');
      expect(list.map(({Customer}) => Customer).sort()).toEqual(keys.map(({key}) => key).sort());
      await page.click('button:has-text("Back to the definition in force")');
      await page.waitForURL((url) => !url.search.includes("split"));
      await checkLines(page, 0.8, 0.8);
    }));

  test("measure, quadrant and unit of the plan are chosen by keyboard alone", () =>
    on("matrix", async (page) => {
      await page.focus(".picture select >> nth=0");
      await page.keyboard.press("ArrowDown");
      await page.waitForURL(/measure=net_amount/);
      const [best] = await published.ask(`
        select net_amount as net from rfm_matrix where recency_score = 5 and frequency_score = 5`);
      expect(await page.locator(cell(5, 5)).textContent()).toBe(short(Number(best!.net)));
      await page.focus('.quadrants [data-filter="quadrant.high_importance_low_value"]');
      await page.keyboard.press("Enter");
      await page.waitForURL(/show=quadrant\.high_importance_low_value/);
      const [fading] = await published.ask(`
        select count(*) as n from customer_matrix where quadrant = 'high_importance_low_value'`);
      expect(await selectedCount(page)).toBe(fading!.n);
      await page.focus('#plan button:text-is("Budget")');
      await page.keyboard.press("Space");
      await page.waitForURL(/plan=budget_/);
      // By the table that may scroll to the first number in it.
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.type("3");
      await page.waitForURL(/plan=budget_3_/);
      const [top] = await published.ask(`
        select count(*) as n from customer_matrix where quadrant = 'high_importance_high_value'`);
      const cells = page.locator('#plan [data-quadrant="high_importance_high_value"] > *');
      expect(await cells.nth(3).textContent()).toBe(`¥${grouped(3 * Number(top!.n))}`);
    }));

  test("the table behind the picture follows the lines", () =>
    on("matrix?importance_split=0.5&value_split=0.4", async (page) => {
      await page.focus(line("importance"));
      await page.keyboard.press("ArrowRight");
      await page.waitForURL(/importance_split=0\.51/);
      await page.click(".picture:has(.plane) summary");
      const rows = await downloaded(page, '.picture:has(.plane) button:text-is("Download CSV")');
      const [best] = await published.ask(`
        select count(*) as n, round(sum(net_amount), 2) as net from customer_matrix
        where importance >= 0.51 and value >= 0.4`);
      const told = rows.find(({Quadrant}) => Quadrant === "Important, valuable");
      expect([told?.Customers, told?.["Net sales"]].map(Number)).toEqual([best!.n, best!.net]);
    }));

  /** The picture's file, read as a program reads it that has nothing else. */
  async function vectors(page: Page) {
    const file = await downloadText(
      page,
      '.picture:has(.plane) .picture-files button:text-is("SVG")',
    );
    expect(file.name).toBe("importance-value-matrix.svg");
    expect(file.text).not.toMatch(
      /var\(|color-mix|class=|<style|<image|foreignObject|NaN|undefined/,
    );
    return page.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, "image/svg+xml");
      const line = (axis: string, end: string) =>
        Number(root.querySelector(`#${axis}_split`)?.getAttribute(end));
      const layers = [...root.querySelectorAll("g[fill-opacity]")].map((layer) => ({
        id: layer.parentElement!.id,
        opacity: layer.parentElement!.getAttribute("opacity"),
        isFaded: Number(layer.getAttribute("fill-opacity")) < 0.5,
        dots: layer.querySelectorAll("rect").length,
      }));
      // The frame is from 0 to 1 on both axes; each line crosses it.
      const [left, right] = [line("value", "x1"), line("value", "x2")];
      const [top, bottom] = [line("importance", "y1"), line("importance", "y2")];
      return {
        hasFault: root.querySelector("parsererror") !== null,
        importance: (line("importance", "x1") - left) / (right - left),
        value: (bottom - line("value", "y1")) / (bottom - top),
        said: [...root.querySelectorAll("text")].map((node) => node.textContent),
        layers,
      };
    }, file.text);
  }

  test("the picture's SVG holds a dot per customer by quadrant, and the lines of the address", () =>
    on(
      "matrix?importance_split=0.55&value_split=0.9&show=quadrant.high_importance_low_value",
      async (page) => {
        const read = await vectors(page);
        expect(read.hasFault).toBe(false);
        expect(read.importance).toBeCloseTo(0.55, 3);
        expect(read.value).toBeCloseTo(0.9, 3);
        for (const text of ["0.55", "0.9", "Importance →", "Value ↑", "Important, valuable"]) {
          expect(read.said).toContain(text);
        }
        const rows = await published.ask(`
          select (case when importance >= 0.55 then 'high' else 'low' end) || '_importance_' ||
            (case when value >= 0.9 then 'high' else 'low' end) || '_value' as id, count(*) as n
          from customer_matrix group by all order by id`);
        const told = read.layers.map(({id, dots}) => ({id, n: dots}));
        expect(told.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(rows);
        for (const {id, opacity} of read.layers) {
          expect(opacity, id).toBe(id === "high_importance_low_value" ? null : "0.15");
        }
      },
      {colorScheme: "dark"},
    ));

  test("the picture's SVG fades who is not in the selected cells", () =>
    on("zh/matrix?show=cells.44.43", async (page) => {
      const read = await vectors(page);
      expect(read.said).toContain("重要性 →");
      const [all] = await published.ask(`
        select count(*) filter (recency_score = 4 and frequency_score in (3, 4)) as inside,
          count(*) as n
        from customer_matrix left join rfm using (customer_key)`);
      const count = (isFaded: boolean) =>
        read.layers
          .filter((layer) => layer.isFaded === isFaded)
          .reduce((sum, {dots}) => sum + dots, 0);
      expect([count(false), count(true)]).toEqual([
        all!.inside,
        Number(all!.n) - Number(all!.inside),
      ]);
    }));

  test("the plan is set per customer; lines, plan and selection outlive a reload and the switch of language", () =>
    on("matrix?show=quadrant.low_importance_high_value&by=tier&value_split=0.9", async (page) => {
      const own = [10, 3.5, 0, 1];
      for (const [i, id] of ids.entries()) {
        await page.fill(`#plan [data-quadrant="${id}"] input`, String(own[i]));
      }
      await checkLines(page, 0.8, 0.9, own);
      await page.waitForURL(/plan=hours_10_3\.5_0_1/);
      const plan = await downloaded(page, '#plan button:text-is("Download CSV")');
      const before = await published.ask(
        "select quadrant as id, count(*) as n from customer_matrix group by all",
      );
      const told = await page
        .locator("#plan tbody tr:not(.is-total)")
        .evaluateAll((rows) => rows.map((row) => [...row.children].map((one) => one.textContent)));
      for (const [i, row] of plan.entries()) {
        const was = own[i]! * Number(before.find(({id}) => id === ids[i])!.n);
        expect(row.Quadrant).toBe(told[i]![0]);
        expect(Number(row.Customers)).toBe(shownNumber(told[i]![1]));
        expect(Number(row.Total)).toBe(own[i]! * Number(row.Customers));
        expect(Number(row["Under the definition in force"])).toBe(was);
        expect(Number(row.Change)).toBe(Number(row.Total) - was);
      }
      await page.click('#plan button:text-is("Budget")');
      await page.waitForURL(/plan=budget_/);
      await page.click('#plan button:text-is("Service hours")');
      await page.waitForURL(/plan=hours_10_3\.5_0_1/);
      const title = await page.textContent("#plan h2");
      const count = await selectedCount(page);
      await page.reload({waitUntil: "networkidle"});
      await settle(page);
      expect(await page.textContent("#plan h2")).toBe(title);
      await checkLines(page, 0.8, 0.9, own);
      await page.click('a[hreflang="zh-Hans"]:visible');
      await page.waitForSelector("html[lang='zh-Hans']", {state: "attached"});
      await page.waitForSelector("#plan h2");
      await settle(page);
      expect(await selectedCount(page)).toBe(count);
      expect(await page.inputValue("[name=value_split]")).toBe("0.9");
      expect(await page.inputValue("#plan tbody tr:nth-child(2) input")).toBe("3.5");
      expect(await page.textContent("#selection th")).toBe("等级");
      const [, hours = ""] = /([\d,.]+) hours a year/.exec(title ?? "") ?? [];
      expect(await page.textContent("#plan h2")).toContain(`${hours} 小时`);
    }));
});
