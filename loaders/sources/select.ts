import type {SourceSettings} from "../settings.js";
import type {CanonicalTable} from "./canonical.js";
import {readCell, sqlTypes, type CellSql} from "./cells.js";
import type {HeaderMatch} from "./headers.js";
import type {InputPart} from "./part.js";
import {quoteLiteral} from "./quote.js";

export interface MatchedPart {
  readonly part: InputPart;
  readonly match: HeaderMatch;
}

const faultType = "struct(column_name varchar, value varchar, reason varchar)[]";

/**
 * Returns one SELECT that gives every canonical column of a table, typed and in order, then
 * source_file, source_row and faults. `filled` names the columns that must hold something, `plainKeys`
 * those whose identifiers were all seen to be plain.
 */
export function selectTable(
  table: CanonicalTable,
  parts: readonly MatchedPart[],
  filled: ReadonlySet<string>,
  settings: SourceSettings,
  plainKeys: ReadonlySet<string> = new Set(),
): string {
  const given = table.columns.filter(({name}) =>
    parts.some(({match}) => match.positions.has(name)),
  );
  const types = new Map(given.map(({name}) => [name, commonType(parts, name)]));
  const branches = parts.map((each) => selectPart(each, types));
  const cells = new Map<string, CellSql>(
    given.map(({name, type}) => {
      const raw = `raw_${name}`;
      if (plainKeys.has(name))
        return [name, {value: raw, text: raw, reason: "null", mayFail: false}];
      return [name, readCell(type, raw, types.get(name)!, settings)];
    }),
  );
  const typed = table.columns.map(({name, type}) => {
    const cell = cells.get(name);
    return `    ${cell ? cell.value : "null"}::${sqlTypes[type]} as ${name}`;
  });
  const raw = given.map(({name}) => `    raw_${name}`);
  const faults = given.flatMap(({name}) => cellFault(name, cells.get(name)!, filled.has(name)));
  const names = table.columns.map(({name}) => `    ${name}`);
  return [
    "with",
    "input as not materialized (",
    branches.join("\nunion all\n"),
    "),",
    "typed as not materialized (",
    "select",
    [...typed, ...raw, "    source_file", "    source_row", "    malformed_row"].join(",\n"),
    "from input",
    ")",
    "select",
    [...names, "    source_file", "    source_row", `    ${faultList(faults)} as faults`].join(
      ",\n",
    ),
    "from typed",
  ].join("\n");
}

/** Returns the type in which all parts give a column: their own if they agree, else text. */
function commonType(parts: readonly MatchedPart[], name: string): string {
  const types = new Set(
    parts.flatMap(({part, match}) => part.columns[match.positions.get(name) ?? -1]?.type ?? []),
  );
  const [first] = types;
  return types.size === 1 && first !== undefined && first !== "JSON" ? first : "VARCHAR";
}

function selectPart({part, match}: MatchedPart, types: ReadonlyMap<string, string>): string {
  const columns = [...types].map(([name, type]) => {
    const column = part.columns[match.positions.get(name) ?? -1];
    if (!column) return `cast(null as ${type}) as raw_${name}`;
    const value = column.type === type ? column.sql : `cast(${column.sql} as ${type})`;
    return `${value} as raw_${name}`;
  });
  const rest = [
    `${quoteLiteral(part.file)} as source_file`,
    `cast(${part.sourceRow} as bigint) as source_row`,
    `${part.malformed} as malformed_row`,
  ];
  return `select ${[...columns, ...rest].join(", ")}\nfrom ${part.from}`;
}

/** A condition under which a cell is at fault, and the fault as a struct. */
interface CellFault {
  readonly when: string;
  readonly fault: string;
}

function cellFault(name: string, {text, reason, mayFail}: CellSql, isFilled: boolean): CellFault[] {
  if (!isFilled && !mayFail) return [];
  const when = isFilled ? `${name} is null` : `(${name} is null and ${text} is not null)`;
  const code = isFilled
    ? `case when ${text} is null then 'missing_value' else ${mayFail ? reason : "null"} end`
    : reason;
  const value = `left(${text}, 200)`;
  return [{when, fault: `{'column_name': '${name}', 'value': ${value}, 'reason': ${code}}`}];
}

/** NULL for nearly every row at the cost of a few comparisons; the list is made only for the others. */
function faultList(faults: readonly CellFault[]): string {
  const row = `when malformed_row is not null then [{'column_name': null, 'value': left(malformed_row, 200), 'reason': 'malformed_row'}]::${faultType}`;
  if (faults.length === 0) return `case ${row} end`;
  const list = faults.map(({when, fault}) => `case when ${when} then ${fault} end`).join(", ");
  return (
    `case ${row} when ${faults.map(({when}) => when).join(" or ")} ` +
    `then list_filter([${list}], lambda f: f is not null)::${faultType} end`
  );
}
