import {randomBytes} from "node:crypto";
import {existsSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {sha256} from "./sources/digest.js";

// Results of steps on disk: a Parquet file named by its key, a sidecar that tells whether it is whole, and the parts
// of the newest one of each step.

/** Everything that makes a step's result; equal parts, equal result. */
export interface Parts {
  readonly engine: string;
  readonly sql: string;
  /** Hash of what computes the step, where SQL does not. */
  readonly code?: string;
  readonly reads: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly promise: string;
}

interface Kept {
  readonly rows: number;
  readonly bytes: number;
}

/** Puts a finished draft into its place, and tells that it is whole. */
export function keepDraft(draft: string, file: string, rows: number): void {
  const bytes = statSync(draft).size;
  renameSync(draft, file);
  writeWhole(file.replace(/parquet$/, "json"), JSON.stringify({rows, bytes} satisfies Kept));
}

/** Returns the hash that names a result of these parts. */
export function keyOf(parts: Parts): string {
  return sha256(JSON.stringify(parts)).slice(0, 32);
}

/** Returns what is kept in a Parquet file, if it is there as whole as it was written. */
export function readKept(file: string): Kept | undefined {
  const sidecar = file.replace(/parquet$/, "json");
  if (!existsSync(file) || !existsSync(sidecar)) return undefined;
  try {
    const kept = JSON.parse(readFileSync(sidecar, "utf8")) as Kept;
    return statSync(file).size === kept.bytes ? kept : undefined;
  } catch {
    return undefined;
  }
}

function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}.draft`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

/** Writes what the newest result of a step was made of, for `whyRun`; returns the file written. */
export function rememberParts(folder: string, parts: Parts): string {
  const file = join(folder, "latest.json");
  writeWhole(file, JSON.stringify(parts));
  return file;
}

/** Dates a kept result like a file just written, so that a clean-up by age spares what is in use. */
export function markUsed(file: string, justWritten: string): void {
  const {mtime} = statSync(justWritten);
  for (const path of [file, file.replace(/parquet$/, "json")]) utimesSync(path, mtime, mtime);
}

/** Returns which part of a step changed since its newest result, in words for the log. */
export function whyRun(folder: string, parts: Parts): string {
  let last: Parts;
  try {
    last = JSON.parse(readFileSync(join(folder, "latest.json"), "utf8")) as Parts;
  } catch {
    return "first run";
  }
  const changed: string[] = [];
  if (last.engine !== parts.engine) changed.push("engine changed");
  if (last.sql !== parts.sql) changed.push("SQL changed");
  if (last.code !== parts.code) changed.push("code changed");
  if (last.promise !== parts.promise) changed.push("contract changed");
  for (const [name, value] of Object.entries(parts.variables)) {
    if (last.variables[name] !== value) changed.push(`${name} changed`);
  }
  for (const [name, key] of Object.entries(parts.reads)) {
    if (last.reads[name] !== key) changed.push(`${name} changed`);
  }
  return changed.join(", ") || "kept result gone";
}
