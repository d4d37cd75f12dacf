import {cp, mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fetchFiles} from "./fetch-files.js";
import {openWindow} from "./fake-window.js";
import {firstView} from "./first-view.js";
import {findCell, readCells} from "./page-cells.js";

// Run by first-paint.ts in a process of its own: draws the first view of pages of a site, and prints them.

/** The first view of a page, and the cell in whose place it stands. */
export interface Drawn {
  readonly page: string;
  readonly cell: string;
  readonly html: string;
}

async function drawPages(
  site: string,
  asOfDate: string,
  pages: readonly string[],
): Promise<Drawn[]> {
  const window = openWindow(new Date(`${asOfDate}T00:00:00Z`));
  fetchFiles();
  // Node takes modules for what a package says they are; a site's folder says nothing.
  const copy = await mkdtemp(join(tmpdir(), "clientele-first-"));
  try {
    await writeFile(join(copy, "package.json"), '{"type": "module"}');
    for (const folder of ["_import", "_observablehq"]) {
      await mkdir(join(copy, folder), {recursive: true});
      await cp(join(site, folder), join(copy, folder), {
        recursive: true,
        filter: (path) => !/\.(css|json)$/.test(path),
      });
    }
    const drawn: Drawn[] = [];
    for (const page of pages) {
      const html = await readFile(join(site, page), "utf8");
      try {
        const cells = await readCells({site, copy, page, html});
        const cell = cells && findCell(cells);
        if (!cell) continue;
        const shown = await cell.draw();
        if (shown instanceof window.HTMLElement) {
          drawn.push({page, cell: cell.id, html: await firstView(shown, window, page)});
        }
      } catch (error) {
        const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
        throw new Error(`${page} could not be drawn: ${why}`);
      }
    }
    return drawn;
  } finally {
    await rm(copy, {recursive: true, force: true});
  }
}

const [site, asOfDate, ...pages] = process.argv.slice(2);
if (site === undefined || asOfDate === undefined) throw new Error("give a site and its as-of date");
try {
  process.stdout.write(JSON.stringify(await drawPages(site, asOfDate, pages)));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
