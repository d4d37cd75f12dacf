import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "yaml";
import {readDefinitions} from "../../loaders/definitions/definitions.js";
import {canonicalTables, type CellType} from "../../loaders/sources/canonical.js";
import {reasons} from "../../loaders/sources/reasons.js";
import {settingList, uncountedStatuses} from "../../loaders/sources/setting-list.js";
import {mappings} from "./real-source.js";

const project = join(import.meta.dirname, "../..");
export const readme = join(project, "data/README.md");

const cellWords: Readonly<Record<CellType, string>> = {
  key: "identifier",
  text: "text",
  amount: "money",
  quantity: "number",
  integer: "whole number",
  number: "number",
  boolean: "yes or no",
  instant: "date, or date and time",
  day: "date",
};

function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(header), `|${"---|".repeat(header.length)}`, ...rows.map(line)].join("\n");
}

function tableBlocks(): [string, string][] {
  return canonicalTables.map(({name, key, meaning, columns}) => {
    const rows = columns.map(({name, type, required, filled, unit, meaning}) => [
      `\`${name}\``,
      cellWords[type],
      required ? (filled ? "required, filled" : "required") : "",
      unit ?? "",
      meaning.en,
      meaning.zh,
    ]);
    const named = key.map((column) => `\`${column}\``).join(" and ");
    const keyed = named ? `A row is named by ${named}.` : "Rows have no name of their own.";
    const table = markdownTable(["column", "holds", "", "unit", "meaning", "含义"], rows);
    return [`table ${name}`, `${meaning.en} ${meaning.zh} ${keyed}\n\n${table}`];
  });
}

function settingsBlock(): string {
  const rows = settingList.map(({key, fallback, unit, meaning, expected}) => [
    `\`${key}\``,
    [meaning, unit && `Unit: ${unit}.`].filter(Boolean).join(" "),
    expected,
    fallback === null ? "" : `\`${JSON.stringify(fallback)}\``,
  ]);
  return markdownTable(["key", "meaning", "expected", "default"], rows);
}

function numbersBlock(): string {
  const rows = readDefinitions().numbers.map(({definition, value, unit}) => [
    `\`${definition}\``,
    unit,
    value === null ? "from the source's own gaps" : String(value),
  ]);
  return markdownTable(["key", "unit", "default"], rows);
}

function outcomesBlock(): string {
  const file = join(project, "loaders/definitions/terms.yaml");
  const {outcome} = parse(readFileSync(file, "utf8")) as {
    outcome: Record<string, {en: string; zh: string; meaning_en?: string}>;
  };
  const rows = Object.entries(outcome).map(([id, {en, zh, meaning_en}]) => [
    `\`${id}\``,
    en,
    zh,
    meaning_en ?? "",
  ]);
  return markdownTable(["outcome", "on the page", "页面上", "meaning"], rows);
}

function reasonsBlock(): string {
  const rows = Object.entries(reasons).map(([id, {en, zh}]) => [`\`${id}\``, en, zh]);
  return markdownTable(["reason", "meaning", "含义"], rows);
}

function mappingBlocks(): [string, string][] {
  return [...mappings, "source.yaml"].map((file) => {
    const text = readFileSync(join(import.meta.dirname, "online-retail", file), "utf8");
    const language = file.endsWith(".sql") ? "sql" : "yaml";
    return [`file ${file}`, `\`\`\`${language}\n${text}\`\`\``];
  });
}

/** Returns what `data/README.md` has to say between the markers of each name, as the code has it. */
export function readmeBlocks(): ReadonlyMap<string, string> {
  return new Map([
    ...tableBlocks(),
    ["settings", settingsBlock()],
    ["numbers", numbersBlock()],
    ["outcomes", outcomesBlock()],
    ["reasons", reasonsBlock()],
    ["statuses", uncountedStatuses.map((status) => `\`${status}\``).join(", ")],
    ...mappingBlocks(),
  ]);
}

const block = (name: string) =>
  new RegExp(`(<!-- ${name} -->\\n)([^]*?)(\\n<!-- end of ${name} -->)`, "g");

/** Returns what stands in the README between the markers of a name, once for each pair. */
export function findBlocks(text: string, name: string): string[] {
  return [...text.matchAll(block(name))].map((match) => match[2] ?? "");
}

/** Run by itself (`npx tsx test/real/readme-blocks.ts`), it writes the blocks into the README. */
if (process.argv[1] === import.meta.filename) {
  let text = readFileSync(readme, "utf8");
  for (const [name, content] of readmeBlocks())
    text = text.replace(
      block(name),
      (_, before: string, __, after: string) => before + content + after,
    );
  writeFileSync(readme, text);
}
