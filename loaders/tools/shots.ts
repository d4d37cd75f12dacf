import {existsSync} from "node:fs";
import {mkdir, readdir, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {type Browser, chromium} from "playwright-core";
import {WrongUse} from "../faults.js";
import {waitUntilDrawn} from "./drawn.js";
import {findBrowser} from "./find-browser.js";
import {listFiles} from "./folder.js";
import {main} from "./main.js";
import {serveFolder} from "./static-server.js";

// Pictures of every page of a built site in both themes and three widths, and on paper, with a page to leaf
// through them.

const options = {
  site: {kind: "folder", default: "dist", meaning: "folder of a built site"},
  out: {kind: "folder", default: "shots", meaning: "folder for the pictures; emptied first"},
  only: {
    kind: "file",
    meaning: "pages whose address contains this text, such as value",
  },
} as const;

const widths = [1440, 768, 360];
const themes = ["light", "dark"] as const;

interface Shot {
  readonly file: string;
  readonly told: string;
}

await main("shots", options, async ({site, out, only}, {err, out: print}) => {
  if (!existsSync(join(site, "index.html"))) {
    throw new WrongUse(`${site} holds no site: run npm run build first`);
  }
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) throw new WrongUse("no browser was found: npm run browser");
  const pages = (await listFiles(site))
    .filter((file) => file.endsWith(".html") && file.includes(only ?? ""))
    .sort();
  if (pages.length === 0) throw new WrongUse(`no page's address contains ${only}`);
  await refuseOther(out);
  await rm(out, {recursive: true, force: true});
  await mkdir(out, {recursive: true});
  const {server, url} = await serveFolder(site, 0);
  const browser = await chromium.launch({executablePath, args: ["--no-sandbox"]});
  const shots: Shot[] = [];
  try {
    const key = pages.some(isOneCustomer) ? await firstKey(browser, url) : "";
    for (const [at, page] of pages.entries()) {
      err(`${at + 1} of ${pages.length}: ${page}`);
      shots.push(
        ...(await shoot(browser, {url, page, query: isOneCustomer(page) ? key : "", out})),
      );
    }
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
  await writeFile(join(out, "index.html"), leaves(shots));
  print(
    `${shots.length} pictures of ${pages.length} pages in ${out}; leaf through ${out}/index.html`,
  );
});

/** Pictures replace pictures, and nothing else. */
async function refuseOther(out: string): Promise<void> {
  if (!existsSync(out)) return;
  if (!(await stat(out)).isDirectory()) throw new WrongUse(`${out} is a file: name a folder`);
  const files = await readdir(out);
  if (files.every((name) => name === "index.html" || name.endsWith(".png"))) return;
  throw new WrongUse(`${out} holds other files than pictures: name an empty or a new folder`);
}

function isOneCustomer(page: string): boolean {
  return /^(zh\/)?customer\.html$/.test(page);
}

/** The query of the first listed customer, of whom the page of one customer then tells; empty where none is listed. */
async function firstKey(browser: Browser, url: string): Promise<string> {
  const page = await browser.newPage();
  try {
    await page.goto(new URL("customers.html", url).href, {waitUntil: "networkidle"});
    await waitUntilDrawn(page);
    const links = page.locator('main a[href*="customer?key="]');
    if ((await links.count()) === 0) return "";
    return new URL((await links.first().getAttribute("href"))!, page.url()).search;
  } finally {
    await page.close();
  }
}

async function shoot(
  browser: Browser,
  {url, page: address, query, out}: {url: string; page: string; query: string; out: string},
): Promise<Shot[]> {
  const name = address.replace(/\.html$/, "").replaceAll("/", "-");
  const shots: Shot[] = [];
  const add = (suffix: string): string => {
    const file = `${name}-${suffix}.png`;
    shots.push({file, told: `${address}, ${suffix.replace("-", " ")}`});
    return join(out, file);
  };
  for (const colorScheme of themes) {
    const context = await browser.newContext({colorScheme, reducedMotion: "reduce"});
    const page = await context.newPage();
    for (const width of widths) {
      await page.setViewportSize({width, height: 900});
      await page.goto(new URL(address + query, url).href, {waitUntil: "networkidle"});
      await waitUntilDrawn(page);
      await page.screenshot({path: add(`${width}-${colorScheme}`), fullPage: true});
    }
    if (colorScheme === "light") {
      await page.emulateMedia({media: "print"});
      await page.setViewportSize({width: 760, height: 1075});
      await waitUntilDrawn(page);
      await page.screenshot({path: add("paper"), fullPage: true});
    }
    await context.close();
  }
  return shots;
}

/** A page with all pictures, each a link to itself. */
function leaves(shots: readonly Shot[]): string {
  const figures = shots.map(
    ({file, told}) =>
      `<figure><a href="${encodeURI(file)}"><img src="${encodeURI(file)}" alt="" loading="lazy"></a>` +
      `<figcaption>${told.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</figcaption></figure>`,
  );
  return `<!doctype html>
<meta charset="utf-8">
<title>Shots</title>
<style>
  body {font: 14px system-ui; display: flex; flex-wrap: wrap; gap: 16px; align-items: start}
  figure {margin: 0; width: 320px}
  img {width: 100%; border: 1px solid #ccc}
</style>
${figures.join("\n")}
`;
}
