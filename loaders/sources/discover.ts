import {readdir, stat} from "node:fs/promises";
import {join} from "node:path";
import type {Fault} from "../faults.js";
import {canonicalTables, type CanonicalTable} from "./canonical.js";

export type Format = "csv" | "json" | "parquet" | "sql";

/** Where the rows of a table are: files of one format, by paths relative to the source's folder. */
export interface TableFiles {
  readonly table: CanonicalTable;
  readonly format: Format;
  readonly files: readonly string[];
}

const formats: readonly [RegExp, Format][] = [
  [/\.(csv|tsv)(\.gz|\.zst)?$/i, "csv"],
  [/\.(json|ndjson|jsonl)(\.gz|\.zst)?$/i, "json"],
  [/\.parquet$/i, "parquet"],
  [/\.sql$/i, "sql"],
];

const known = ".csv, .tsv, .json, .ndjson (also .gz, .zst) and .parquet";

/**
 * Returns which files of a folder hold which tables, and the faults of those that cannot be told;
 * `claimed` are the tables that are there at all.
 */
export async function discoverTables(
  folder: string,
): Promise<{found: TableFiles[]; faults: Fault[]; names: string[]; claimed: Set<string>}> {
  const faults: Fault[] = [];
  const found: TableFiles[] = [];
  const claimed = new Set<string>();
  const names = (await readdir(folder)).filter((name) => !isHidden(name)).sort();
  for (const table of canonicalTables) {
    const candidates: {name: string; format: Format | "parts"}[] = [];
    for (const name of names) {
      const [stem, format] = splitName(name);
      if (stem.toLowerCase() !== table.name) continue;
      const isFolder = await isDirectory(join(folder, name));
      if (format === undefined && !isFolder) continue;
      claimed.add(table.name);
      if (format === undefined) candidates.push({name, format: "parts"});
      else if (isFolder)
        faults.push({
          file: name,
          reason: "a folder with the name of a file",
          remedy: `rename the folder to ${table.name} if it holds parts of the table`,
        });
      else candidates.push({name, format});
    }
    const [first, second] = candidates;
    if (!first) continue;
    if (second)
      faults.push({
        reason: `the table ${table.name} is there more than once: ${candidates.map(({name}) => name).join(", ")}`,
        remedy: "keep one of them, and rename or move the others",
      });
    else if (first.format === "parts") {
      const parts = await discoverParts(folder, first.name, faults);
      if (parts) found.push({table, ...parts});
    } else found.push({table, format: first.format, files: [first.name]});
  }
  return {found, faults, names, claimed};
}

async function discoverParts(
  folder: string,
  name: string,
  faults: Fault[],
): Promise<{format: Format; files: string[]} | undefined> {
  const files: string[] = [];
  const byFormat = new Map<Format, string>();
  const before = faults.length;
  for (const part of (await readdir(join(folder, name))).filter((each) => !isHidden(each)).sort()) {
    const file = `${name}/${part}`;
    const [, format] = splitName(part);
    if (format === undefined || format === "sql" || (await isDirectory(join(folder, file))))
      faults.push({
        file,
        reason: `not a part of a table; parts are ${known}`,
        remedy: "move it out of this folder",
      });
    else {
      files.push(file);
      if (!byFormat.has(format)) byFormat.set(format, file);
    }
  }
  if (byFormat.size > 1)
    faults.push({
      file: name,
      reason: `parts of more than one format: ${[...byFormat.values()].join(", ")}`,
      remedy: "keep the parts of one format",
    });
  const [format] = byFormat.keys();
  if (format === undefined && faults.length === before)
    faults.push({
      file: name,
      reason: "the folder holds no parts",
      remedy: `put parts into it: ${known}`,
    });
  return format !== undefined && faults.length === before ? {format, files} : undefined;
}

function splitName(name: string): [stem: string, format: Format | undefined] {
  for (const [ending, format] of formats)
    if (ending.test(name)) return [name.replace(ending, ""), format];
  return [name, undefined];
}

/** Left by systems and tools beside data: .DS_Store, ._x, ~$orders.csv, _SUCCESS. */
function isHidden(name: string): boolean {
  return /^([._]|~\$)/.test(name);
}

/** A link to nowhere is no folder: reading it says what is wrong. */
async function isDirectory(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** Returns every file below a folder, by sorted paths relative to it. */
export async function listFiles(folder: string, below = ""): Promise<string[]> {
  const files: string[] = [];
  for (const name of await readdir(join(folder, below))) {
    const path = below ? `${below}/${name}` : name;
    const found = await stat(join(folder, path)).catch(() => undefined);
    if (found?.isDirectory()) files.push(...(await listFiles(folder, path)));
    else if (found?.isFile()) files.push(path);
  }
  return files.sort();
}
