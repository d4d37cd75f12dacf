import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import type {Json} from "@duckdb/node-api";
import {InputFaults, WrongUse, describeFault} from "../../loaders/faults.js";
import {type Checked, checkSource} from "../../loaders/check-source.js";
import {type Options} from "../../loaders/read-source.js";
import {compute} from "../../loaders/compute.js";
import {martBytes} from "../../loaders/publish.js";
import {cache, key, newFolder} from "../pipeline/source.js";

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Header of orders without anything optional. */
export const header = "order_id,customer_id,ordered_at,net_amount\n";

/** What a build of files gives: marts, or why it stopped. */
export interface Built {
  /** Exit code of the command. */
  readonly exit: 0 | 1 | 2;
  readonly complaints: readonly string[];
  readonly asOf?: string;
  /** Rows of `quality` that are not empty, as `table outcome rows money`. */
  readonly quality: readonly string[];
  rows(mart: string): readonly Record<string, Json>[];
  readonly checked: Checked | undefined;
}

export function writeFiles(files: Files): string {
  const folder = join(newFolder(), "shop");
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/**
 * Builds and checks a source made of files. Throws for anything but faults of the input and wrong
 * use, and if a published number is none.
 */
export async function build(files: Files, given: Partial<Options> = {}): Promise<Built> {
  const options = {source: writeFiles(files), cache, key, log: () => {}, ...given};
  try {
    const checked = await checkSource(options);
    const computed = await compute(options);
    const marts = new Map<string, Record<string, Json>[]>();
    for (const [name, mart] of computed.marts) {
      const bytes = await martBytes(computed.connection, mart);
      if (mart.contract.format === "json" && /\b(NaN|-?Infinity|undefined)\b/.test(String(bytes)))
        throw new Error(`${name} publishes a number that is none`);
      const read = await computed.connection.runAndReadAll(`from marts.${name}`);
      marts.set(name, read.getRowObjectsJson());
    }
    await computed.close();
    const rows = (mart: string) => marts.get(mart) ?? [];
    const quality = rows("quality")
      .filter((row) => row.rows !== 0)
      .map((row) =>
        ["table_name", "outcome", "rows", "net_amount"]
          .map((name) => String(row[name] as string | number))
          .join(" "),
      );
    return {exit: 0, complaints: [], asOf: computed.summary.asOfDate, quality, rows, checked};
  } catch (error) {
    const none = {quality: [], rows: () => [], checked: undefined};
    if (error instanceof WrongUse) return {exit: 2, complaints: [error.message], ...none};
    if (error instanceof InputFaults)
      return {exit: 1, complaints: error.faults.map(describeFault), ...none};
    throw error;
  }
}

/**
 * Returns the bytes of every mart's file; of `build_info` the rows, without the commit: somebody may
 * commit between two builds.
 */
export async function martFiles(options: Partial<Options> & {source: string}) {
  const computed = await compute({cache, key, log: () => {}, ...options});
  const files = new Map<string, Buffer>();
  for (const [name, {parquet}] of computed.marts) files.set(name, readFileSync(parquet));
  const facts = await computed.connection.runAndReadAll(
    "from marts.build_info where item <> 'commit' order by item",
  );
  files.set("build_info", Buffer.from(JSON.stringify(facts.getRowObjectsJson())));
  await computed.close();
  return files;
}

/** Returns a text as Excel's "Unicode text" has it. */
export function utf16le(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, "utf16le");
}

/** Returns a text as Chinese Excel writes CSV; of the characters beyond ASCII, those of two bytes. */
export function gb18030(text: string): Buffer {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, [number, number]>();
  for (let first = 0x81; first < 0xff; first++)
    for (let second = 0x40; second < 0xff; second++)
      codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  return Buffer.from(
    [...text].flatMap((char) => {
      const code = char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : codes.get(char);
      if (!code) throw new Error(`${char} has no two bytes in GB 18030`);
      return code;
    }),
  );
}
