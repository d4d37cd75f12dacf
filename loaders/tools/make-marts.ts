import {createHash} from "node:crypto";
import {copyFile, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {InputFaults} from "../faults.js";
import type {SiteInput, SiteOptions} from "./make-site.js";
import {checkOut, writeMarker} from "./out-folder.js";
import {privateValues} from "./private-values.js";
import {forgetOwnText, scanPrivacy} from "./scan-privacy.js";
import {heal, openBeside, swapIn} from "./swap.js";

/** What the marts are published from; the pipeline's result fits it. */
export interface MartsInput extends SiteInput {
  readonly summary: {readonly source: string; readonly asOfDate: string};
}

/**
 * Publishes every mart as `<mart>.parquet` with a `manifest.json`: all of them or none, scanned for private
 * values, the same bytes for the same input.
 */
export async function makeMarts(
  input: MartsInput,
  {out, source, bytes}: Pick<SiteOptions, "out" | "source" | "bytes">,
): Promise<void> {
  const made = await openBeside(out);
  try {
    const files: Record<string, {rows: number; bytes: number; sha256: string}> = {};
    for (const [name, {parquet, rows}] of input.marts) {
      const file = join(made, `${name}.parquet`);
      await copyFile(parquet, file);
      const content = await readFile(file);
      const sha256 = createHash("sha256").update(content).digest("hex");
      files[`${name}.parquet`] = {rows, bytes: content.length, sha256};
    }
    const quality = input.marts.get("quality");
    const manifest = {
      source: input.summary.source,
      as_of_date: input.summary.asOfDate,
      settings: input.settings,
      files,
      reconciliation: quality ? (JSON.parse((await bytes(quality)).toString()) as unknown) : [],
    };
    await writeFile(join(made, "manifest.json"), `${JSON.stringify(sorted(manifest), null, 2)}\n`);
    const values = await privateValues(input.connection);
    await forgetOwnText(values, JSON.stringify(input.settings));
    const faults = await scanPrivacy(made, values, input.connection);
    if (faults.length > 0) throw new InputFaults(faults);
    await writeMarker(made);
    await checkOut(out, {source});
    await heal(out);
    await swapIn(made, out);
  } finally {
    await rm(made, {recursive: true, force: true});
  }
}

/** Returns the same document with the keys of every object in the order of code points. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
