import {existsSync} from "node:fs";
import {join} from "node:path";
import {type DefinitionTable, definitionTable} from "./definitions/tables.js";
import {steps} from "./pipeline.js";
import type {Warehouse} from "./warehouse.js";

/**
 * Returns how every step and mart of this build was made, as the table `definitions.receipts`: what a
 * reader needs to follow a number back to the source. It holds SQL, names and settings, no data, and
 * no secret.
 */
export function receiptTable(warehouse: Warehouse, marts: readonly string[]): DefinitionTable {
  const counted = new Map(warehouse.records.map(({name, rows}) => [name, rows]));
  const prints = new Map<string, string>();
  const names = [...steps.map(({name}) => name), ...marts.map((mart) => `marts.${mart}`)];
  const rows = names.flatMap((name) => {
    const made = warehouse.lineage.made(name);
    if (!made) return [];
    const variables = Object.entries(made.variables).map(([variable, value]) =>
      value === null ? variable : `${variable} = ${value}`,
    );
    const told = [made.sql.trim(), list(made.reads, ", "), list(variables, "\n")];
    const fingerprint = warehouse.lineage.fingerprint(name, prints).slice(0, 16);
    return [[name, stepFile(name), ...told, fingerprint, counted.get(name) ?? null]];
  });
  const types = {
    ...{step: "varchar", file: "varchar", sql: "varchar", reads: "varchar"},
    ...{variables: "varchar", fingerprint: "varchar", rows: "integer"},
  };
  return definitionTable("receipts", types, rows);
}

function list(items: readonly string[], between: string): string | null {
  return items.length > 0 ? items.join(between) : null;
}

/** The file that makes a step; none where the SQL is written for the columns that a source has. */
function stepFile(name: string): string | null {
  const [schema = "", table = ""] = name.split(".");
  const files = [`${schema}/${table}.sql`, `${schema}/steps/${table}.ts`];
  const file = files.find((each) => existsSync(join(import.meta.dirname, each)));
  return file === undefined ? null : `loaders/${file}`;
}
