import {createHash, randomBytes} from "node:crypto";
import {existsSync} from "node:fs";
import {cp, mkdir, readFile, readdir, rename, rm} from "node:fs/promises";
import {join} from "node:path";
import {listFiles} from "./folder.js";
import {project, scratch} from "./project.js";

// Framework bundles each library from node_modules anew in every fresh root. The bundles depend on the
// installed packages alone, so they are kept under the hash of npm's own record of what is installed, as
// immutable folders that are renamed into place whole: a reader never meets a half-written set.

const shelf = join(scratch, "bundles");
const bundled = (root: string) => join(root, ".observablehq", "cache", "_node");

async function installedKey(): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  for (const name of ["node_modules/.package-lock.json", "package-lock.json"]) {
    const file = join(project, name);
    hash.update(existsSync(file) ? await readFile(file) : "absent");
  }
  return hash.digest("hex").slice(0, 16);
}

/** Lays the kept bundles of the installed libraries into a staged root; without any, does nothing. */
export async function reuseBundles(root: string): Promise<void> {
  const kept = await findKept();
  if (kept === undefined) return;
  try {
    await cp(kept.folder, bundled(root), {recursive: true});
  } catch {
    // Another build replaced the set while it was copied: Framework bundles anew.
    await rm(bundled(root), {recursive: true, force: true});
  }
}

/** Keeps the bundles that a build made, if it made more than are kept, and drops those of other installs. */
export async function keepBundles(root: string): Promise<void> {
  if (!existsSync(bundled(root))) return;
  const count = (await listFiles(bundled(root))).length;
  const before = await findKept();
  if (before && before.count >= count) return;
  const name = `${await installedKey()}-${count}`;
  const temporary = join(shelf, `making-${process.pid}-${randomBytes(4).toString("hex")}`);
  await mkdir(shelf, {recursive: true});
  await cp(bundled(root), temporary, {recursive: true});
  await rename(temporary, join(shelf, name)).catch(() =>
    rm(temporary, {recursive: true, force: true}),
  );
  for (const other of await readdir(shelf)) {
    if (other === name || other.startsWith("making-")) continue;
    await rm(join(shelf, other), {recursive: true, force: true});
  }
}

async function findKept(): Promise<{folder: string; count: number} | undefined> {
  const key = await installedKey();
  const sets = (await readdir(shelf).catch(() => []))
    .map((name) => ({folder: join(shelf, name), count: Number(name.split("-")[1]), name}))
    .filter(({name, count}) => name.startsWith(`${key}-`) && Number.isInteger(count));
  return sets.sort((a, b) => b.count - a.count)[0];
}
