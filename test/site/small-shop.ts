import {spawn} from "node:child_process";
import {mkdir, mkdtemp, realpath, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {expect} from "vitest";
import {listFiles} from "../../loaders/tools/folder.js";
import {project} from "../../loaders/tools/project.js";
import {serveFolder} from "../../loaders/tools/static-server.js";
import {openPage} from "./browser.js";
import {look, notShown} from "./look.js";

/** The site of a source that a test wrote. */
export interface Shop {
  readonly dist: string;
  readonly url: string;
  /** The addresses of all its pages. */
  readonly pages: readonly string[];
  readonly close: () => Promise<void>;
}

/** Builds and serves the site of a source made of files, as `npm run build` does, in folders of its own. */
export async function openShop(files: Readonly<Record<string, string>>): Promise<Shop> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "clientele-shop-")));
  const [source, dist] = [join(folder, "source"), join(folder, "dist")];
  await mkdir(source);
  for (const [name, text] of Object.entries(files)) await writeFile(join(source, name), text);
  await build(source, dist, join(folder, "cache"));
  const {server, url} = await serveFolder(dist, 0);
  const html = (await listFiles(dist)).filter((file) => file.endsWith(".html"));
  return {
    ...{dist, url},
    pages: html.map((file) => file.replace(/(^|(?<=\/))index\.html$|\.html$/, "")),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

async function build(source: string, out: string, cache: string): Promise<void> {
  const script = join(project, "loaders/tools/build.ts");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", script, "--source", source, "--out", out],
    {
      ...{cwd: project, stdio: ["ignore", "pipe", "pipe"]},
      env: {
        ...process.env,
        ...{CLIENTELE_KEY: "a key for tests", CLIENTELE_AS_OF: "", CLIENTELE_CACHE: cache},
      },
    },
  );
  let said = "";
  child.stdout.on("data", (data: Buffer) => (said += data.toString()));
  child.stderr.on("data", (data: Buffer) => (said += data.toString()));
  const code = await new Promise((done) => child.on("close", done));
  if (code !== 0) throw new Error(`the shop's site was not built:\n${said.slice(-4000)}`);
}

/** Opens every page of a shop on a phone and expects what holds on all pages; then looks closer. */
export async function visitAll(
  browser: Browser,
  shop: Shop,
  closer: (page: Page, address: string) => Promise<void> = async () => {},
): Promise<void> {
  const left = [...shop.pages];
  const visitor = async () => {
    for (let address = left.pop(); address !== undefined; address = left.pop()) {
      const {page, faults, close} = await openPage(browser, address, {width: 360, url: shop.url});
      try {
        const seen = await look(page);
        const where = `/${address}`;
        expect(faults, where).toEqual([]);
        expect(seen.errors, where).toBe(0);
        expect(seen.heading.trim(), where).not.toBe("");
        expect(seen.text, where).not.toMatch(notShown);
        expect(seen.tooWide, where).toBe("");
        if (address !== "404") expect(seen.answer.trim(), where).not.toBe("");
        await closer(page, address);
        expect(faults, where).toEqual([]);
      } finally {
        await close();
      }
    }
  };
  await Promise.all([visitor(), visitor(), visitor()]);
}
