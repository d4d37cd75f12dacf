import {readdir} from "node:fs/promises";
import {join} from "node:path";

/** Returns the paths of all files below a folder, relative to it, with slashes, in the order of code points. */
export async function listFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  const visit = async (prefix: string): Promise<void> => {
    for (const entry of await readdir(join(folder, prefix), {withFileTypes: true})) {
      const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
      if (entry.isDirectory()) await visit(path);
      else files.push(path);
    }
  };
  await visit("");
  return files.sort();
}
