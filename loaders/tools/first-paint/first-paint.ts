import {spawn} from "node:child_process";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {listFiles} from "../folder.js";
import {languageOf} from "../patch-site.js";
import type {Drawn} from "./draw-pages.js";

// Before any script has run, a page shows its answer, its figures and its first pictures: the page's own
// components draw them once while the site is built, by the same marts. Framework removes what stands for
// a part of a page that is still being computed (its `observablehq-loading`) in the moment in which that part is
// displayed, so the live part takes the place without a jump.

/** Draws the first view of a site's pages into their HTML. A page that cannot be drawn is an error. */
export async function drawFirst(site: string, asOfDate: string): Promise<void> {
  const pages = (await listFiles(site)).filter((file) => file.endsWith(".html"));
  // Always two, however many cores there are: what a process drew before shows in the numbers of its clip paths.
  const drawn = await Promise.all(
    (["en", "zh-Hans"] as const).map((tag) =>
      drawPages(
        site,
        asOfDate,
        pages.filter((page) => languageOf(page) === tag),
      ),
    ),
  );
  for (const {page, cell, html} of drawn.flat()) {
    const file = join(site, page);
    const text = await readFile(file, "utf8");
    const root = new RegExp(`(?:<observablehq-loading></observablehq-loading>)?<!--:${cell}:-->`);
    if (!root.test(text))
      throw new Error(`Framework no longer writes the cells of ${page} as known`);
    const first = `<observablehq-loading data-first>${html}</observablehq-loading><!--:${cell}:-->`;
    await writeFile(
      file,
      text.replace(root, () => first),
    );
  }
}

/** Draws pages in a process of their own, which takes itself for a browser. */
async function drawPages(
  site: string,
  asOfDate: string,
  pages: readonly string[],
): Promise<Drawn[]> {
  const program = join(import.meta.dirname, "draw-pages.ts");
  const child = spawn(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), program, site, asOfDate, ...pages],
    {stdio: ["ignore", "pipe", "pipe"]},
  );
  const parts: Buffer[] = [];
  let said = "";
  child.stdout.on("data", (data: Buffer) => parts.push(data));
  child.stderr.on("data", (data: Buffer) => (said = (said + data.toString()).slice(-4000)));
  const code = await new Promise<number | null>((done, fail) => {
    child.on("error", fail);
    child.on("close", done);
  });
  if (code !== 0) throw new Error(said.trim() || `drawing ended with code ${code}`);
  return JSON.parse(Buffer.concat(parts).toString()) as Drawn[];
}
