import {basename, join, resolve} from "node:path";
import {existsSync, readFileSync} from "node:fs";
import {isMap, isNode, isScalar, LineCounter, parseDocument, type Document, type Pair} from "yaml";
import type {Bilingual} from "./contract.js";
import {InputFaults, type Fault} from "./faults.js";
import {nearest} from "./sources/nearest.js";
import {settingList} from "./sources/setting-list.js";
import type {Target} from "./sources/targets.js";

/** What a source's `source.yaml` says, defaults filled in. Each is described in `settingList`. */
export interface SourceSettings {
  readonly name: Bilingual;
  readonly currency: string | null;
  readonly rates: Readonly<Record<string, number>>;
  readonly timezone: string;
  readonly week_start: "monday" | "sunday";
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly decimal_comma: boolean;
  readonly date_order: "dmy" | "mdy" | null;
  readonly order_statuses: readonly string[] | null;
  readonly zero_amount_orders: "ignore" | "count";
  readonly margin_share: number | null;
  readonly as_of: string | null;
  readonly quarantine_limit_share: number;
  readonly quarantine_notice_share: number;
  readonly stale_after_days: number;
  readonly page_customers: number;
  readonly targets: Readonly<Record<string, Target>>;
  readonly definitions: Readonly<Record<string, unknown>>;
}

const file = "source.yaml";

/**
 * Returns the settings of a source: those of `source.yaml` in its folder, checked, and defaults for
 * the rest. Throws every fault of the file at once.
 */
export function readSettings(folder: string): SourceSettings {
  const title = basename(resolve(folder));
  const settings: Record<string, unknown> = {};
  for (const {key, fallback} of settingList) settings[key] = structuredClone(fallback);
  settings.name = {en: title, zh: title};
  const faults: Fault[] = [];
  const text = readText(folder, faults);
  if (text !== undefined) readDocument(text, settings, faults);
  if (faults.length === 0) checkTogether(settings as unknown as SourceSettings, faults);
  if (faults.length > 0) throw new InputFaults(faults);
  return settings as unknown as SourceSettings;
}

function readText(folder: string, faults: Fault[]): string | undefined {
  for (const other of ["source.yml", "source.json", "settings.yaml"])
    if (existsSync(join(folder, other)) && !existsSync(join(folder, file)))
      faults.push({file: other, reason: `settings are read from ${file}`, remedy: `rename it`});
  if (!existsSync(join(folder, file))) return undefined;
  try {
    const bytes = readFileSync(join(folder, file));
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch (error) {
    const isText = error instanceof TypeError;
    faults.push(
      isText
        ? {file, reason: "not UTF-8", remedy: "save it as UTF-8"}
        : {file, reason: `cannot be read (${(error as Error).message})`},
    );
    return undefined;
  }
}

function readDocument(text: string, settings: Record<string, unknown>, faults: Fault[]): void {
  const lines = new LineCounter();
  const document: Document = parseDocument(text, {
    lineCounter: lines,
    schema: "core",
    uniqueKeys: true,
    prettyErrors: false,
  });
  const row = (offset: number | undefined) =>
    offset === undefined ? {} : {row: lines.linePos(offset).line};
  for (const {message, pos} of [...document.errors, ...document.warnings])
    faults.push({file, ...row(pos[0]), reason: `not valid YAML (${firstLine(message)})`});
  if (faults.length > 0) return;
  const {contents} = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return;
  if (!isMap(contents)) {
    faults.push({
      file,
      ...row(contents.range?.[0]),
      reason: "expected settings, one `key: value` a line",
    });
    return;
  }
  for (const pair of contents.items) {
    const where = row(isScalar(pair.key) ? pair.key.range?.[0] : undefined);
    readPair(document, pair, where, settings, faults);
  }
}

function readPair(
  document: Document,
  pair: Pair,
  where: {row?: number},
  settings: Record<string, unknown>,
  faults: Fault[],
): void {
  const key = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
  const setting = settingList.find((each) => each.key === key);
  if (!setting) {
    const keys = settingList.map((each) => each.key);
    const guess = nearest(key, keys);
    faults.push({
      file,
      ...where,
      value: key,
      reason: "unknown setting",
      remedy: guess ? `did you mean ${guess}?` : `the settings are ${keys.join(", ")}`,
    });
    return;
  }
  let value: unknown;
  try {
    value = isNode(pair.value) ? pair.value.toJS(document, {maxAliasCount: 100}) : null;
  } catch (error) {
    faults.push({file, ...where, column: key, reason: firstLine((error as Error).message)});
    return;
  }
  if (value === null && setting.fallback === null) return;
  const read = setting.read(value);
  if ("wrong" in read) {
    faults.push({
      file,
      ...where,
      column: key,
      value: shown(value),
      reason: `${read.wrong}; expected ${setting.expected}`,
    });
  } else settings[key] = read.value;
}

function checkTogether(settings: SourceSettings, faults: Fault[]): void {
  const {currency, rates} = settings;
  if (Object.keys(rates).length > 0 && currency === null)
    faults.push({
      file,
      column: "rates",
      reason: "rates are given, but not the currency they lead to",
      remedy: "add `currency: XXX`, the source's own currency",
    });
  else if (currency !== null && rates[currency] !== undefined && rates[currency] !== 1)
    faults.push({
      file,
      column: "rates",
      value: `${currency}: ${rates[currency]}`,
      reason: "the source's own currency has rate 1",
    });
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").replace(/\.$/, "");
}
