import {readFile, readdir, rm, rmdir} from "node:fs/promises";
import {join, posix} from "node:path";
import {listFiles} from "../folder.js";

const madeByFramework = /^_(import|node|npm|observablehq)\/.*\.js$/;
const quoted = /["'`]([^"'`\s]+\.js)["'`]/g;

/** Removes the scripts that Framework made and to which no page and no kept script leads. */
export async function dropUnused(site: string): Promise<void> {
  const files = await listFiles(site);
  const known = new Set(files);
  const kept = new Set(
    files.filter((file) => /\.(html|js)$/.test(file) && !madeByFramework.test(file)),
  );
  for (const file of kept) {
    const text = await readFile(join(site, file), "utf8");
    for (const [, address = ""] of text.matchAll(quoted)) {
      const target = address.startsWith("/")
        ? address.slice(1)
        : posix.join(posix.dirname(file), address);
      if (known.has(target)) kept.add(target);
    }
  }
  const folders = new Set<string>();
  for (const file of files) {
    if (!madeByFramework.test(file) || kept.has(file)) continue;
    await rm(join(site, file));
    for (let to = posix.dirname(file); to !== "."; to = posix.dirname(to)) folders.add(to);
  }
  for (const folder of [...folders].sort().reverse()) {
    if ((await readdir(join(site, folder))).length === 0) await rmdir(join(site, folder));
  }
}
