import {existsSync} from "node:fs";
import {mkdir, rename, rm} from "node:fs/promises";
import {join} from "node:path";
import {randomUUID} from "node:crypto";

/**
 * Returns the path of a file in the scratch folder, made by `write` where it is not there yet. Its
 * name tells its content, so what is there is right; it is written under another name and renamed,
 * so it is never there by halves.
 */
export async function keepInScratch(
  scratch: string,
  name: string,
  write: (path: string) => Promise<void>,
): Promise<string> {
  const path = join(scratch, name);
  if (existsSync(path)) return path;
  await mkdir(scratch, {recursive: true});
  const temporary = join(scratch, `.${randomUUID()}-${name}`);
  try {
    await write(temporary);
    await rename(temporary, path);
  } finally {
    await rm(temporary, {force: true});
  }
  return path;
}
