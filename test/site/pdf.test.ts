import {spawn} from "node:child_process";
import {mkdtemp, readFile, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, test} from "vitest";
import {project} from "../../loaders/tools/project.js";
import {openBrowser, openPage} from "./browser.js";
import {type Paper, bare, readPaper} from "./paper.js";
import {openPublished} from "./published.js";

// The sample's report on paper, against its pages on screen.

let folder: string;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "clientele-pdf-"));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, {recursive: true, force: true});
});

async function pdf(...options: string[]): Promise<{code: number | null; said: string}> {
  const site = options.includes("--site") ? [] : ["--site", inject("siteFolder")];
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(project, "loaders/tools/pdf.ts"), ...site, ...options],
    {
      ...{cwd: project, stdio: ["ignore", "pipe", "pipe"]},
      env: {...process.env, CLIENTELE_BROWSER: inject("browserPath")},
    },
  );
  let said = "";
  child.stdout.on("data", (data: Buffer) => (said += data.toString()));
  child.stderr.on("data", (data: Buffer) => (said += data.toString()));
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return {code, said};
}

async function printed(name: string, ...options: string[]): Promise<Paper> {
  const out = join(folder, name);
  const {code, said} = await pdf("--out", out, ...options);
  expect(said).toMatch(/are on paper in/);
  expect(code).toBe(0);
  return readPaper(new Uint8Array(await readFile(out)));
}

/** The texts of a section's sheets; anchors within a section are named after it and two dashes. */
function sheets({bodies, destinations}: Paper, id: string): readonly string[] {
  const starts = [...destinations].flatMap(([name, page]) => (name.includes("--") ? [] : [page]));
  const first = destinations.get(id)!;
  const next = Math.min(...starts.filter((page) => page > first), Infinity);
  return bodies.slice(first - 1, next - 1);
}

function section(paper: Paper, id: string): string {
  return sheets(paper, id).join("");
}

/** Sentences, figures, titles and cells that a page shows on screen. */
function shown(page: Page): Promise<string[]> {
  const told =
    ".answer, .story p, .key-figure-value, .key-figure-change, .picture-title, .picture-subtitle, " +
    ".data-table td, .heat-grid td, main > p";
  return page.locator(told).evaluateAll(seenTexts);
}

/** Runs in the page: what is seen of elements, without what only screen readers hear. */
function seenTexts(nodes: Element[]): string[] {
  return nodes
    .filter((node) => node.checkVisibility())
    .map((node) => {
      const copy = node.cloneNode(true) as Element;
      for (const heard of copy.querySelectorAll(".visually-hidden")) heard.remove();
      return copy.textContent ?? "";
    })
    .filter((text) => text.trim() !== "");
}

const cases = [
  {language: "en", base: "", none: "no filters", asOf: "as of ", contents: "Contents"},
  {language: "zh", base: "zh/", none: "未筛选", asOf: "截止日：", contents: "目录"},
] as const;

describe.each(cases)("in $language", ({language, base, none, asOf, contents}) => {
  const names = ["overview", "lifecycle", "value", "segments/champions"];
  const id = (name: string) => `page-${name.replace("/", "-")}`;
  const address = (name: string) => `${base}${name === "overview" ? "" : name}`;
  let paper: Paper;
  beforeAll(async () => {
    paper = await printed(
      `${language}.pdf`,
      ...["--language", language, "--pages", names.join(), "--tables"],
    );
  });

  test("A4, numbered, with source, as-of date and filters on every sheet", async () => {
    const marts = await openPublished(inject("siteFolder"));
    const [row] = await marts.ask("select value from build_info where item = 'as_of_date'");
    marts.close();
    const day = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
      ...{dateStyle: "long", timeZone: "UTC"},
    }).format(new Date(row!["value"] as string));
    expect(paper.sizes.length).toBeGreaterThan(names.length + 2);
    paper.sizes.forEach(([width, height], at) => {
      expect(Math.abs(width - 595.3) + Math.abs(height - 841.9)).toBeLessThan(2);
      expect(paper.margins[at]).toContain(`${at + 1}/${paper.sizes.length}`);
      expect(paper.margins[at]).toContain(bare(asOf + day));
      expect(paper.margins[at]).toContain(bare(none));
    });
  });

  test("the cover says from what it was made, the contents where things are", async () => {
    const marts = await openPublished(inject("siteFolder"));
    const facts = await marts.ask(
      "select item, value from build_info where item in ('commit', 'clientele_version') and value is not null",
    );
    marts.close();
    for (const {value} of facts) expect(paper.bodies[0]).toContain(bare(value as string));
    expect(paper.bodies[1]).toContain(contents);
    for (const name of names) {
      const page = paper.destinations.get(id(name));
      expect(page, name).toBeGreaterThan(2);
      const {page: screen, close} = await openPage(browser, address(name));
      const heading = bare((await screen.textContent("main h1")) ?? "");
      const answer = bare((await screen.textContent(".answer")) ?? "");
      await close();
      expect(paper.bodies[page! - 1]).toContain(heading);
      // Pages of segments head alike; the contents name them.
      if (!name.includes("/")) expect(paper.bodies[1]).toContain(`${heading}${page}${answer}`);
    }
  });

  test.each(names)("%s says what the screen says", async (name) => {
    const {page, close} = await openPage(browser, address(name));
    try {
      const texts = await shown(page);
      expect(texts.length).toBeGreaterThan(10);
      const text = section(paper, id(name));
      expect(texts.filter((one) => !text.includes(bare(one)))).toEqual([]);
    } finally {
      await close();
    }
  });

  test.each(names)("no chart of %s is cut", async (name) => {
    const {page, close} = await openPage(browser, address(name));
    try {
      await page.emulateMedia({media: "print"});
      await page.setViewportSize({width: 726, height: 978});
      await page.waitForTimeout(200);
      // What is folded away on screen is not on paper either.
      const charts = await page
        .locator(".picture:visible:has(.picture-chart)")
        .evaluateAll((figures) =>
          figures.map((figure) => ({
            title: figure.querySelector(".picture-title")!.textContent ?? "",
            labels: [...figure.querySelectorAll(".picture-chart :is(svg text, td, th)")]
              .filter((label) => label.getClientRects().length > 0)
              .map((label) => {
                const heard = label.querySelector(".visually-hidden")?.textContent ?? "";
                return (label.textContent ?? "").replace(heard, "");
              }),
          })),
        );
      expect(charts.length).toBeGreaterThan(1);
      for (const {title, labels} of charts) {
        // A sentence may say what a title says: one of the sheets with it has all of the chart.
        const missing = sheets(paper, id(name))
          .filter((sheet) => sheet.includes(bare(title)))
          .map((sheet) => labels.filter((label) => !sheet.includes(bare(label))));
        expect(missing, title).toContainEqual([]);
      }
    } finally {
      await close();
    }
  });

  test("the tables behind the charts are whole", async () => {
    const {page, close} = await openPage(browser, address("value"));
    try {
      const text = section(paper, "tables-page-overview");
      const figures = page.locator(".picture:has(details table)");
      for (let at = 0; at < (await figures.count()); at++) {
        const figure = figures.nth(at);
        const title = (await figure.locator(".picture-title").textContent()) ?? "";
        await figure.locator("summary").click();
        const next = figure.locator("[aria-live]").locator("xpath=preceding-sibling::button[1]");
        const rows: string[] = [];
        for (;;) {
          rows.push(...(await figure.locator("details tbody tr").evaluateAll(seenTexts)));
          if ((await next.count()) === 0 || (await next.isDisabled())) break;
          await next.click();
        }
        expect(rows.length).toBeGreaterThan(0);
        expect(text.includes(bare(title)), title).toBe(true);
        expect(
          rows.filter((row) => !text.includes(bare(row))),
          title,
        ).toEqual([]);
      }
    } finally {
      await close();
    }
  });
});

test("a choice of the address is printed, for one page and for all", async () => {
  const published = await openPublished(inject("siteFolder"));
  const [largest] = await published.ask(`
    select region from customers where region is not null
    group by region order by count(*) desc, region limit 1`);
  published.close();
  const region = largest!["region"] as string;
  const query = String(new URLSearchParams({measure: "net_amount", region}));
  const {page, close} = await openPage(browser, `cohorts?${query}`);
  const subtitle = bare((await page.locator(".picture-subtitle").first().textContent()) ?? "");
  await close();
  const plain = await printed("plain.pdf", "--pages", "cohorts");
  const one = await printed("one.pdf", "--pages", `cohorts?${query}`);
  const all = await printed("all.pdf", "--pages", "cohorts", "--view", `?${query}`);
  expect(section(plain, "page-cohorts").includes(subtitle)).toBe(false);
  // The cover's counts are those of everybody, whom filters then choose from.
  expect(all.bodies[0]).toContain(bare("Before filters"));
  expect(plain.bodies[0]).toContain("Counted");
  for (const margin of all.margins) expect(margin).toContain(bare(`Filters: region ${region}`));
  expect(section(one, "page-cohorts").includes(subtitle), subtitle).toBe(true);
  expect(section(all, "page-cohorts")).toBe(section(one, "page-cohorts"));
});

test("wrong uses are told, with nothing written", async () => {
  const out = join(folder, "never.pdf");
  const wrong: [string[], RegExp][] = [
    [["--language", "fr"], /--language is none of en, zh: "fr"/],
    [["--pages", "value,nonsense"], /--pages names no page: "nonsense"; there are overview, /],
    [["--pages", "value,value"], /--pages names value twice/],
    [["--site", join(folder, "nowhere")], /holds no site: run npm run build first/],
    [["--color"], /unknown option '--color'/],
  ];
  for (const [options, words] of wrong) {
    const {code, said} = await pdf("--out", out, ...options);
    expect(said).toMatch(words);
    expect(code).toBe(2);
  }
  expect((await readdir(folder)).filter((file) => file.startsWith("never"))).toEqual([]);
});
