import {mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import {type Browser, type BrowserContext, chromium} from "playwright-core";
import {WrongUse} from "../faults.js";
import {findBrowser} from "./find-browser.js";
import {main} from "./main.js";
import {type Captured, capture} from "./pdf/capture.js";
import {reportDocument} from "./pdf/document.js";
import {inOrder, named} from "./pdf/below.js";
import {printReport, sheet} from "./pdf/print.js";
import {type ReportPage, choosePages, findPages} from "./pdf/report-pages.js";
import {readBuild} from "./pdf/site-build.js";
import {serveFolder} from "./static-server.js";

// A built site on paper: cover, contents, pages, and the tables behind the charts when asked.

const options = {
  site: {kind: "folder", default: "dist", meaning: "folder of a built site"},
  out: {kind: "file", default: "report.pdf", meaning: "the PDF; replaced when it is whole"},
  language: {kind: "choice", choices: ["en", "zh"], default: "en", meaning: "of the report"},
  pages: {
    kind: "text",
    meaning: "pages to print, such as value,churn or matrix?tier=gold; without it all",
  },
  view: {
    kind: "text",
    meaning: "filters and choices for every page, as its address has them after the ?",
  },
  tables: {kind: "flag", meaning: "add the tables behind the charts as an appendix"},
} as const;

/** The first Chromium that prints what a sheet's margins say. */
const oldestBrowser = 131;

await main(
  "pdf",
  options,
  async ({site, out, language, pages, view, tables}, {err, out: print}) => {
    const build = await readBuild(site);
    const all = await findPages(site, language);
    const chosen = choosePages(all, pages).map((page) => withView(page, view));
    const executablePath = findBrowser(process.env);
    if (executablePath === undefined) throw new WrongUse("no browser was found: npm run browser");
    const style = await readFile(join(import.meta.dirname, "pdf/paper.css"), "utf8");
    const {server, url} = await serveFolder(site, 0);
    const browser = await chromium.launch({executablePath, args: ["--no-sandbox"]});
    try {
      checkVersion(browser);
      const context = await browser.newContext({
        ...{viewport: sheet, deviceScaleFactor: 2},
        ...{colorScheme: "light", reducedMotion: "reduce"},
      });
      const captured = await captureAll(context, chosen, {all, url, err});
      const html = reportDocument(pages === undefined ? inOrder(captured) : captured, build, {
        ...{language, style},
        hasTables: tables,
        isWhole: pages === undefined,
      });
      err("printing");
      const pdf = await printDocument(context, html, url);
      await mkdir(dirname(resolve(out)), {recursive: true});
      await writeFile(`${out}.part`, pdf);
      await rename(`${out}.part`, out);
      print(`${captured.length} pages of the site are on paper in ${out}`);
    } finally {
      await browser.close();
      server.closeAllConnections();
      server.close();
    }
  },
);

function withView(page: ReportPage, view: string | undefined): ReportPage {
  if (view === undefined) return page;
  const query = new URLSearchParams(view.replace(/^\?/, ""));
  for (const [name, value] of new URLSearchParams(page.query)) query.set(name, value);
  return {...page, query: query.toString()};
}

function checkVersion(browser: Browser): void {
  const version = browser.version();
  if (parseInt(version, 10) >= oldestBrowser) return;
  throw new WrongUse(
    `the browser is too old to number pages (${version}; ${oldestBrowser} can): npm run browser`,
  );
}

/** Captures pages in their order; a page below another that is not chosen gets its name from that one too. */
async function captureAll(
  context: BrowserContext,
  chosen: readonly ReportPage[],
  {all, url, err}: {all: readonly ReportPage[]; url: string; err: (text: string) => void},
): Promise<Captured[]> {
  const above = all.filter(
    ({name}) =>
      chosen.some(({parent}) => parent === name) && !chosen.some((page) => page.name === name),
  );
  const captured: Captured[] = [];
  for (const target of [...above, ...chosen]) {
    err(`reading ${target.name}`);
    const page = await context.newPage();
    await page.emulateMedia({media: "print"});
    captured.push(await capture(page, target, url));
    await page.close();
  }
  return named(captured).slice(above.length);
}

/** Shows a document at an address of the site, so that its styles are found, and prints it. */
async function printDocument(context: BrowserContext, html: string, url: string): Promise<Buffer> {
  const page = await context.newPage();
  const address = new URL("report-on-paper", url).href;
  await page.route(address, (route) => route.fulfill({body: html, contentType: "text/html"}));
  await page.emulateMedia({media: "print"});
  await page.goto(address, {waitUntil: "networkidle"});
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return printReport(page);
}
