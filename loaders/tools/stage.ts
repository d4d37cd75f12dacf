import {randomBytes} from "node:crypto";
import {copyFile, mkdir, readdir, rm, utimes, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {listFiles} from "./folder.js";
import {stayOffline} from "./offline.js";
import {scratch} from "./project.js";
import {isAlive} from "./swap.js";

const sites = join(scratch, "sites");

/** A private copy of the site's sources with the marts as plain files, for one build. */
export interface Staged {
  readonly folder: string;
  /** What Framework takes as its root. */
  readonly root: string;
}

/**
 * Copies the pages in `from`, without loaders' stubs and Framework's cache, and writes the marts among them:
 * no loader runs in a build, and two builds share nothing. All files get the modification time `instant`,
 * which Framework writes into pages.
 */
export async function stage(
  from: string,
  marts: AsyncIterable<{file: string; bytes: Buffer}>,
  instant: Date,
): Promise<Staged> {
  const folder = join(sites, `${process.pid}-${randomBytes(6).toString("hex")}`);
  const root = join(folder, "src");
  await mkdir(join(root, "marts"), {recursive: true});
  for (const file of await listFiles(from)) {
    if (/^(marts|\.observablehq)\//.test(file) || file.endsWith(".config.ts")) continue;
    await mkdir(dirname(join(root, file)), {recursive: true});
    await copyFile(join(from, file), join(root, file));
  }
  for await (const {file, bytes} of marts) await writeFile(join(root, "marts", file), bytes);
  for (const file of await listFiles(root)) await utimes(join(root, file), instant, instant);
  await stayOffline(root);
  return {folder, root};
}

/** Removes the staged sites of builds that are no more. */
export async function cleanStaged(): Promise<void> {
  for (const name of await readdir(sites).catch(() => [])) {
    const owner = Number(/^(\d+)-/.exec(name)?.[1] ?? NaN);
    if (owner > 0 && !isAlive(owner)) await rm(join(sites, name), {recursive: true, force: true});
  }
}
