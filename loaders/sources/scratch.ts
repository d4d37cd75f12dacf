import {existsSync} from "node:fs";
import {mkdir, rename, rm} from "node:fs/promises";
import {join} from "node:path";
import {randomUUID} from "node:crypto";

/**
 * Returns the path of a file in the scratch folder, made by `write` where it is not there yet. Its
 * name tells its content, so what is there is right.
 */
export async function keepInScratch(
  scratch: string,
  name: string,
  write: (path: string) => Promise<void>,
): Promise<string> {
  const path = join(scratch, name);
  return existsSync(path) ? path : writeInScratch(scratch, name, write);
}

/**
 * Writes a file in the scratch folder, whether it is there or not, under another name first: it is
 * never there by halves, and never missing for others who use it.
 */
export async function writeInScratch(
  scratch: string,
  name: string,
  write: (path: string) => Promise<void>,
): Promise<string> {
  const path = join(scratch, name);
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
