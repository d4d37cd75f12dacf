import {readdirSync, rmSync, rmdirSync, statSync} from "node:fs";
import {join} from "node:path";

const unusedDays = 14;

/**
 * Removes from the cache what no build has used for two weeks: kept results, transcoded inputs, and
 * what killed builds left behind. Nothing else depends on these ages.
 */
export function pruneCache(cache: string): void {
  const oldest = Date.now() - unusedDays * 86_400_000;
  const entries = readdirSync(cache, {recursive: true, withFileTypes: true});
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const found = statSync(path, {throwIfNoEntry: false});
    if (found && found.mtimeMs < oldest) rmSync(path, {force: true});
  }
  for (const entry of entries.filter((each) => each.isDirectory()).reverse()) {
    const path = join(entry.parentPath, entry.name);
    if ((statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? oldest) < oldest) removeEmpty(path);
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code !== "ENOTEMPTY" && code !== "ENOENT") throw error;
  }
}
