import {existsSync, lstatSync, realpathSync, statSync} from "node:fs";
import {readFile, readdir, writeFile} from "node:fs/promises";
import {homedir} from "node:os";
import {basename, dirname, join, relative, resolve, sep} from "node:path";
import {WrongUse} from "../faults.js";
import {listFiles} from "./folder.js";
import {project} from "./project.js";

/** Names every file that Clientele wrote, so that nothing else is ever deleted with the folder. */
export const marker = ".clientele-made";

const heading = "Made by Clientele, replaced as a whole by the next run. Its files:";
const kept = ["src", "loaders", "test", "data", "node_modules", ".git", ".github", ".clientele"];

/**
 * Returns the real path of a folder that a command may replace as a whole: it is absent, empty, or holds
 * nothing but what Clientele wrote there. Anything else throws WrongUse, before work is done.
 */
export async function checkOut(out: string, {source}: {source: string}): Promise<string> {
  const folder = realPath(out);
  const refuse = (why: string) => new WrongUse(`--out ${out} is refused: ${why}`);
  const told: readonly [string, string][] = [
    [project, "the project"],
    [realPath("."), "the working directory"],
    [realPath(homedir()), "the home directory"],
    [realPath(source), "the source folder"],
  ];
  for (const [path, name] of told) {
    if (folder === path) throw refuse(`it is ${name}`);
    if (isWithin(path, folder)) throw refuse(`it holds ${name}`);
  }
  if (isWithin(folder, realPath(source))) throw refuse("it lies in the source folder");
  for (const name of kept) {
    const path = join(project, name);
    if (folder === path || isWithin(folder, path)) throw refuse(`it lies in the project's ${name}`);
  }
  for (let round = 1; ; round++) {
    try {
      await checkContent(folder, refuse);
      return folder;
    } catch (error) {
      // Another build may swap the folder while it is being read.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT" || round === 20) throw error;
    }
  }
}

async function checkContent(folder: string, refuse: (why: string) => Error): Promise<void> {
  for (let at = dirname(folder); at !== dirname(at); at = dirname(at)) {
    if (isThere(at) && !statSync(at).isDirectory()) throw refuse(`${at} is a file`);
  }
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw refuse("it is a file");
  if ((await readdir(folder)).length === 0) return;
  const made = await readMarker(folder);
  if (!made)
    throw refuse("it holds files that Clientele did not write; name an empty or new folder");
  const foreign = (await listFiles(folder)).filter(
    (file) => !made.has(file) && basename(file) !== ".DS_Store",
  );
  if (foreign.length === 0) return;
  const shown = foreign.slice(0, 3).map((file) => JSON.stringify(file));
  const more = foreign.length > shown.length ? ` and ${foreign.length - shown.length} more` : "";
  throw refuse(`it holds files that Clientele did not write: ${shown.join(", ")}${more}`);
}

async function readMarker(folder: string): Promise<Set<string> | undefined> {
  const file = join(folder, marker);
  if (!existsSync(file)) return undefined;
  const [first, ...files] = (await readFile(file, "utf8")).split("\n");
  return first === heading ? new Set([marker, ...files]) : undefined;
}

/** Throws WrongUse where the table of customer keys would lie in the folder that is published. */
export function checkPrivateKeys(file: string | undefined, out: string): void {
  if (file === undefined || !isWithin(realPath(file), out)) return;
  throw new WrongUse(`--private-keys ${file} is refused: it would be published with ${out}`);
}

/** Throws WrongUse where the ledger would lie in the folder that each build replaces. */
export function checkLedger(file: string | undefined, out: string): void {
  if (file === undefined || !isWithin(realPath(file), out)) return;
  throw new WrongUse(`--ledger ${file} is refused: ${out} is replaced by every build`);
}

/** Marks a finished folder as Clientele's own, with the list of its files. */
export async function writeMarker(folder: string): Promise<void> {
  const files = (await listFiles(folder)).filter((file) => file !== marker);
  await writeFile(join(folder, marker), [heading, ...files, ""].join("\n"));
}

/** True when `path` lies somewhere below `folder`. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`);
}

/** Returns the path with its links followed, as far as it exists. */
export function realPath(path: string): string {
  const full = resolve(path);
  if (isThere(full)) return realpathSync(full);
  const parent = dirname(full);
  return parent === full ? full : join(realPath(parent), basename(full));
}

/** True for what a path leads to, a dangling link too; false below a file. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, {throwIfNoEntry: false}) !== undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return false;
    throw error;
  }
}
