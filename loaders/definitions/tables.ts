import {createHash} from "node:crypto";
import type {Bilingual, Contract} from "../contract.js";
import {canonicalTables} from "../sources/canonical.js";
import {quoteLiteral} from "../sources/quote.js";
import {reasons} from "../sources/reasons.js";
import type {Definitions} from "./definitions.js";

type Cell = string | number | boolean | null;

/** A small table of the schema `definitions`, to be read by SQL. */
export interface DefinitionTable {
  readonly name: string;
  readonly select: string;
  readonly key: string;
}

/** Returns a small table as the SELECT of its rows, and what it holds as its key. */
export function definitionTable(
  name: string,
  types: Readonly<Record<string, string>>,
  rows: Cell[][],
): DefinitionTable {
  const literal = (cell: Cell) => (typeof cell === "string" ? quoteLiteral(cell) : String(cell));
  const columns = Object.entries(types);
  const casts = columns.map(([column, type]) => `${column}::${type} as ${column}`).join(", ");
  const nothing = `(${columns.map(() => "null").join(", ")})`;
  const values = rows.map((row) => `(${row.map(literal).join(", ")})`).join(",\n") || nothing;
  const from = `(values ${values}) as given (${columns.map(([column]) => column).join(", ")})`;
  const select = `select ${casts} from ${from}${rows.length === 0 ? " where false" : ""}`;
  return {
    name: `definitions.${name}`,
    select,
    key: createHash("sha256").update(select).digest("hex"),
  };
}

interface NamedValue {
  readonly id: string;
  readonly label: Bilingual;
  readonly meaning: Bilingual;
}

/** Returns the definitions in force as tables, with the published columns and the facts of the build. */
export function definitionTables(
  definitions: Definitions,
  contracts: readonly Contract[],
  {
    rates,
    facts,
  }: {rates: Readonly<Record<string, number>>; facts: readonly [string, string | null][]},
): DefinitionTable[] {
  const {cells, segments, tiers, stages, numbers} = definitions;
  return [
    definitionTable(
      "segment_cells",
      {
        recency_score: "integer",
        frequency_score: "integer",
        monetary_score: "integer",
        segment: "varchar",
      },
      cells.map((cell) => [
        cell.recency_score,
        cell.frequency_score,
        cell.monetary_score,
        cell.segment,
      ]),
    ),
    definitionTable(
      "segments",
      {segment: "varchar", position: "integer", rank: "integer", is_lost: "boolean"},
      segments.map(({id, rank, lost}, i) => [id, i + 1, rank ?? i + 1, lost ?? false]),
    ),
    definitionTable(
      "stages",
      {stage: "varchar", position: "integer"},
      stages.map(({id}, i) => [id, i + 1]),
    ),
    definitionTable(
      "tiers",
      {tier: "varchar", position: "integer", lower_rank: "double"},
      tiers.map(({id, lower_rank}, i) => [id, i + 1, lower_rank]),
    ),
    definitionTable(
      "numbers",
      {definition: "varchar", value: "double", unit: "varchar", origin: "varchar"},
      numbers.map(({definition, value, unit, origin}) => [definition, value, unit, origin]),
    ),
    definitionTable("rates", {currency: "varchar", rate: "decimal(18, 8)"}, Object.entries(rates)),
    definitionTable(
      "facts",
      {item: "varchar", value: "varchar"},
      facts.map(([item, value]) => [item, value]),
    ),
    definitionTable(
      "terms",
      {
        kind: "varchar",
        id: "varchar",
        label_en: "varchar",
        label_zh: "varchar",
        meaning_en: "varchar",
        meaning_zh: "varchar",
        position: "integer",
      },
      termLists(definitions).flatMap(([kind, values]) =>
        values.map(({id, label, meaning}, i): Cell[] => [
          kind,
          id,
          label.en,
          label.zh,
          meaning.en,
          meaning.zh,
          i + 1,
        ]),
      ),
    ),
    definitionTable(
      "columns",
      {
        mart: "varchar",
        column_name: "varchar",
        type: "varchar",
        unit: "varchar",
        label_en: "varchar",
        label_zh: "varchar",
        meaning_en: "varchar",
        meaning_zh: "varchar",
        grain_en: "varchar",
        grain_zh: "varchar",
        lowest: "double",
        highest: "double",
        position: "integer",
        may_be_absent: "boolean",
      },
      contracts.flatMap(({name, grain, columns}) =>
        Object.entries(columns).map(([column, spec], i): Cell[] => [
          name,
          column,
          spec.type,
          spec.unit ?? null,
          spec.label.en,
          spec.label.zh,
          spec.meaning.en,
          spec.meaning.zh,
          grain.en,
          grain.zh,
          spec.range?.[0] ?? null,
          spec.range?.[1] ?? null,
          i + 1,
          spec.absent ?? false,
        ]),
      ),
    ),
  ];
}

/** Returns every list of named values, by kind; a contract's `values: "kind"` refers to these. */
export function termLists(definitions: Definitions): [string, NamedValue[]][] {
  const named = (list: Definitions["stages"]): NamedValue[] =>
    list.map(({id, en, zh, meaning_en, meaning_zh}) => ({
      id,
      label: {en, zh},
      meaning: {en: meaning_en ?? `${en}.`, zh: meaning_zh ?? `${zh}。`},
    }));
  const none = named([{id: "none", en: "Not yet a customer", zh: "尚非客户"}]);
  const total = named([{id: "total", en: "All buyers", zh: "全部购买客户"}]);
  const columns = new Map(
    canonicalTables.flatMap((source) =>
      source.columns.map((column) => [column.name, column.meaning]),
    ),
  );
  return [
    ["segment", named(definitions.segments)],
    ["segment_or_none", [...named(definitions.segments), ...none]],
    ["segment_or_total", [...named(definitions.segments), ...total]],
    ["stage", named(definitions.stages)],
    ["stage_or_none", [...named(definitions.stages), ...none]],
    ["tier", named(definitions.tiers)],
    ["quadrant", named(definitions.quadrants)],
    ...Object.entries(definitions.terms).map(([kind, values]): [string, NamedValue[]] => [
      kind,
      named(Object.entries(values).map(([id, value]) => ({id, ...value}))),
    ]),
    ["reason", named(Object.entries(reasons).map(([id, {en, zh}]) => ({id, en, zh})))],
    [
      "table",
      canonicalTables.map(({name, meaning}) => ({id: name, label: {en: name, zh: name}, meaning})),
    ],
    [
      "source_column",
      [
        ...[...columns].map(([id, meaning]) => ({id, label: {en: id, zh: id}, meaning})),
        ...named([{id: "whole_row", en: "The whole row", zh: "整行"}]),
      ],
    ],
  ];
}
