import {readFile} from "node:fs/promises";
import {basename, extname, join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Fault} from "../faults.js";
import {listFiles} from "./folder.js";
import {readHtml} from "./html.js";
import type {PrivateKind, PrivateText} from "./private-text.js";
import {project} from "./project.js";

// What the scan proves: no private value of PrivateText stands, in the sense that is written there, in any
// name or text of the folder: pages with entities resolved, scripts with escapes resolved and each literal as
// a cell, JSON with every string (and key) as a cell, Parquet with every text cell, other files as UTF-8.
// What it does not prove: that parts, hashes or encodings of values are absent, or that no number of a mart
// is an identifier; for these stand the contracts, which name every column that leaves the warehouse.

/** Returns a fault for each file that holds a customer's id, name, e-mail or phone; never the value. */
export async function scanPrivacy(
  folder: string,
  values: PrivateText,
  connection: DuckDBConnection,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const file of await listFiles(folder)) {
    const found = await scanFile(join(folder, file), values, connection);
    const named = new Set<PrivateKind>();
    for (const part of file.split("/")) {
      for (const kind of values.findInCell(basename(part, extname(part)))) named.add(kind);
    }
    // A name that is a private value is not told either.
    const shown = named.size > 0 ? `*${extname(file)}` : file;
    for (const kind of found) faults.push(fault(shown, `holds ${withArticle(kind)} of a customer`));
    for (const kind of named)
      faults.push(fault(shown, `a file is named by ${withArticle(kind)} of a customer`));
  }
  return faults;
}

function withArticle(kind: PrivateKind): string {
  return `${kind === "e-mail" ? "an" : "a"} ${kind}`;
}

function fault(file: string, reason: string): Fault {
  const remedy = "look for a column or text that carries it: see loaders/tools/scan-privacy.ts";
  return {file, reason: `${reason}, which must never be published`, remedy};
}

/**
 * Takes out of the private values all that is said without any customer's data: the source's settings, this
 * repository's texts, and the staged pages and libraries under `root`, where a site is made.
 */
export async function forgetOwnText(values: PrivateText, settings: string, root?: string) {
  values.forget(values.wordsIn(settings));
  const own = (root === undefined ? [] : await listFiles(root))
    .filter((file) => !file.startsWith("marts/") && !file.endsWith("minisearch.json"))
    .map((file) => join(root ?? "", file));
  const loaders = join(project, "loaders");
  const said = (await listFiles(loaders))
    .filter((file) => !file.startsWith("tools/") && /\.(ts|yaml|sql)$/.test(file))
    .map((file) => join(loaders, file));
  for (const file of [...own, ...said]) {
    const text = await readFile(file, "utf8");
    values.forget(values.wordsIn(unescape(text)));
  }
}

async function scanFile(
  file: string,
  values: PrivateText,
  connection: DuckDBConnection,
): Promise<Set<PrivateKind>> {
  const found = new Set<PrivateKind>();
  const add = (kinds: Iterable<PrivateKind>) => {
    for (const kind of kinds) found.add(kind);
  };
  if (file.endsWith(".parquet")) {
    for await (const cells of parquetColumns(file, connection)) {
      for (const cell of cells) add(values.findInCell(cell));
      add(values.findInColumn(cells));
    }
    return found;
  }
  const text = await readFile(file, "utf8");
  if (file.endsWith(".json")) {
    const {columns, keys} = jsonCells(JSON.parse(text));
    for (const cells of columns.values()) {
      for (const cell of cells) add(values.findInCell(cell));
      add(values.findInColumn(cells));
    }
    for (const key of keys) add(values.findInCell(key));
  } else if (file.endsWith(".html")) {
    const {texts, attributes, scripts, styles} = readHtml(text);
    for (const cell of [...texts, ...attributes.map(({value}) => value)])
      add(values.findInCell(cell));
    for (const script of scripts) addScript(script);
    for (const style of styles) add(values.findWithin(style));
  } else if (file.endsWith(".js")) {
    addScript(text);
  } else {
    add(values.findWithin(text));
  }
  return found;

  function addScript(script: string): void {
    const read = unescape(script);
    add(values.findWithin(read));
    for (const [literal] of read.matchAll(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g))
      add(values.findInCell(literal));
  }
}

/** Resolves the escapes by which compilers write characters beyond ASCII. */
function unescape(script: string): string {
  return script
    .replace(/\\u\{([0-9a-f]{1,6})\}/gi, (whole, code: string) =>
      parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(parseInt(code, 16)) : whole,
    )
    .replace(/\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi, (_, long?: string, short?: string) =>
      String.fromCharCode(parseInt(long ?? short ?? "0", 16)),
    );
}

/** Returns the strings of a JSON document by column (the path to them, places in lists left out), and its keys. */
function jsonCells(document: unknown): {columns: Map<string, Set<string>>; keys: Set<string>} {
  const columns = new Map<string, Set<string>>();
  const keys = new Set<string>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value === "string") {
      const cells = columns.get(path);
      if (cells) cells.add(value);
      else columns.set(path, new Set([value]));
    } else if (Array.isArray(value)) {
      for (const item of value) visit(item, `${path}[]`);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        keys.add(key);
        visit(item, `${path}.${key}`);
      }
    }
  };
  visit(document, "");
  return {columns, keys};
}

async function* parquetColumns(
  file: string,
  connection: DuckDBConnection,
): AsyncGenerator<Set<string>> {
  const source = `read_parquet('${file.replaceAll("'", "''")}')`;
  const described = await connection.runAndReadAll(`describe select * from ${source}`);
  for (const {column_name: name, column_type: type} of described.getRowObjectsJS()) {
    if (type !== "VARCHAR") continue;
    const column = `"${(name as string).replaceAll('"', '""')}"`;
    const cells = await connection.runAndReadAll(
      `select distinct ${column} from ${source} where ${column} is not null`,
    );
    yield new Set(cells.getRowsJS().map(([cell]) => cell as string));
  }
}
