import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {listFiles} from "../../loaders/tools/folder.js";
import {openBrowser, openPage} from "./browser.js";
import {download, openPublished} from "./published.js";
import {type Shop, openShop, visitAll} from "./small-shop.js";

// Sources that mean harm or have next to nothing, built as they are and read in a browser.

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const csv = (rows: readonly (readonly (string | number)[])[]) =>
  rows
    .map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(",") + "\n")
    .join("");

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);

/** Labels that every reader of the site must see as the texts they are. */
const labels = [
  "<img src=x onerror=alert(1)>",
  "=cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  `He said "no", it's 'so'; --`,
  "</script><script>alert(1)</script>",
  "👩‍👩‍👧 family & co",
  "\u202Eright to left",
  "Donaudampfschifffahrtsgesellschaft".repeat(5),
  "constructor",
];

/** Customers whose names, e-mails and ids mean harm too, and carry a mark to be looked for. */
const mark = "Zorblax";
const people = Array.from({length: labels.length * 5}, (_, i) => ({
  id: `${mark}Id${i}"><img src=x onerror=alert(2)>`,
  name: i % 2 === 0 ? `<script>alert("${mark}${i}")</script>` : `=HYPERLINK("${mark}${i}")`,
  email: `"><svg/onload=alert(3)>${mark}${i}@${mark}.example`,
  phone: `+861390000${String(1000 + i)}`,
  label: labels[i % labels.length]!,
}));

const hostile = {
  "source.yaml": `name: {en: '${labels[0]!} & co', zh: '${labels[4]!}'}\ncurrency: EUR\norder_statuses: ['${labels[0]!}']\n`,
  "customers.csv": csv([
    ["customer_id", "name", "email", "phone", "region", "city", "acquisition_channel"],
    ...people.map(({id, name, email, phone, label}) => [
      id,
      name,
      email,
      phone,
      label,
      label,
      label,
    ]),
  ]),
  "products.csv": csv([
    ["product_id", "name", "category", "brand", "unit_cost"],
    ...labels.map((label, i) => [`P${i}${label}`, label, label, label, 2]),
  ]),
  "orders.csv": csv([
    ["order_id", "customer_id", "ordered_at", "net_amount", "status", "channel", "store"],
    ...people.flatMap(({id, label}, i) =>
      [0, 1, 2]
        .slice(0, 1 + (i % 3))
        .map((k) => [
          `${label}${i}-${k}`,
          id,
          day(i * 7 + k * 45),
          20 + i,
          labels[0]!,
          label,
          label,
        ]),
    ),
    [`unread`, people[0]!.id, labels[0]!, 5, labels[0]!, labels[0]!, ""],
    [`refused`, people[0]!.id, day(3), 5, labels[4]!, labels[0]!, ""],
  ]),
  "order_lines.csv": csv([
    ["order_id", "product_id", "quantity", "net_amount"],
    ...people.map(({label}, i) => [`${label}${i}-0`, `P${i % labels.length}${label}`, 1, 20 + i]),
  ]),
};

describe("a source that means harm", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(hostile);
  });
  afterAll(() => shop?.close());

  test("publishes its labels as they are, and of its customers nothing", async () => {
    const {ask, names, close} = await openPublished(shop.dist);
    for (const column of ["region", "first_channel", "first_category"]) {
      const shown = await ask(`select distinct ${column} as label from customers order by 1`);
      expect(shown.map(({label}) => label)).toEqual([...labels].sort());
    }
    const own = new RegExp(`${mark}|1390000`, "i");
    for (const mart of names) expect(JSON.stringify(await ask(`from "${mart}"`))).not.toMatch(own);
    close();
    for (const file of await listFiles(shop.dist)) {
      expect(file).not.toMatch(own);
      expect(await readFile(join(shop.dist, file), "latin1"), file).not.toMatch(own);
    }
  });

  test("runs nothing on any page, and fits a phone", () =>
    visitAll(browser, shop, async (page, address) => {
      expect(await page.locator("main :is(script, img, iframe, svg[onload])").count()).toBe(0);
      if (address === "404") return;
      const provenance = await page.locator(".provenance").textContent();
      expect(provenance).toContain(labels[address.startsWith("zh/") ? 4 : 0]);
      // Filters are behind a button of their own on a phone.
      for (const button of await page.locator("main summary:visible").all()) await button.click();
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(beyond, `${address} with all tables open`).toBeLessThanOrEqual(0);
    }));

  test.for(["", "zh/"])(
    "shows its labels as text, and downloads no formula (/%s)",
    async (base) => {
      const {page, faults, close} = await openPage(browser, `${base}matrix`, {url: shop.url});
      try {
        const shown = [...(await regions(page))];
        await page.click("#list + div .controls button:nth-of-type(2)");
        shown.push(...(await regions(page)));
        expect(new Set(shown)).toEqual(new Set(labels));
        const file = await download(page, "#list + div .controls button:last-child");
        expect(file.rows.length).toBe(people.length + 1);
        for (const cell of file.rows.flat()) expect(cell).not.toMatch(/^[\s]*[=+@\t\r]|^-\D/);
        const cells = new Set(file.rows.map((row) => row.at(-1)));
        expect(cells).toContain("'=cmd|' /C calc'!A0");
        expect(cells).toContain(labels[3]);
        expect(faults).toEqual([]);
      } finally {
        await close();
      }
    },
  );

  const regions = (page: Page) => page.locator("#list + div tbody td:last-child").allTextContents();
});

test("one customer and one order: every page has words for it", async () => {
  const shop = await openShop({
    "orders.csv": csv([
      ["order_id", "customer_id", "ordered_at", "net_amount"],
      ["1", "c", "2024-05-17", 12.5],
    ]),
    "customers.csv": csv([
      ["customer_id", "name"],
      ["c", "Ada Lovelace"],
    ]),
  });
  try {
    await visitAll(browser, shop, async (page, address) => {
      const said = await page.locator("main").innerText();
      expect(said, address).not.toMatch(/\b1 (customers|buyers|orders|rows|days|months|people)\b/);
      if (/value$/.test(address)) expect(said).not.toMatch(/no buyers|尚无购买客户/);
    });
  } finally {
    await shop.close();
  }
});

test("orders alone, without regions, channels and costs: every page does without them", async () => {
  const orders = Array.from({length: 200}, (_, i) => [
    ...[`o${i}`, `c${(i * i) % 41}`, day((i * 37) % 500), 10 + ((i * 13) % 90)],
  ]);
  const shop = await openShop({
    "orders.csv": csv([["order_id", "customer_id", "ordered_at", "net_amount"], ...orders]),
  });
  try {
    await visitAll(browser, shop, async (page) => {
      const heads = await page.locator("main thead th, main .cards").allTextContents();
      expect(heads.join("\n")).not.toMatch(/Margin|Region|毛利|地区/);
    });
  } finally {
    await shop.close();
  }
});
