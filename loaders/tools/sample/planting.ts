import type {Cell} from "./csv.js";
import {Random} from "./random.js";
import {dirt, type Dirt} from "./truth.js";

type Row = readonly Cell[];

const badDates = [
  "2025-13-45",
  "2024-02-30 10:00",
  "not a date",
  "昨天",
  "#VALUE!",
  "2025/06/31 08:15",
];
const badAmounts = ["#REF!", "12.3.4", "abc", "1O0", "一百", "12,5,0.1"];

/** Puts a value in a column of a row. */
function put(row: Row, header: readonly string[], column: string, value: Cell): Cell[] {
  const index = header.indexOf(column);
  if (index < 0)
    throw new Error(`no column ${column} to dirty, expected one of ${header.join(", ")}`);
  return row.map((cell, i) => (i === index ? value : cell));
}

/** Returns the rows that one kind of dirt adds. `fresh` gives a clean row with a name of its own. */
function soil(
  random: Random,
  {kind, column, rows}: Dirt,
  header: readonly string[],
  clean: readonly Row[],
  fresh: () => Row,
): Row[] {
  const each = (make: () => Row) => Array.from({length: rows}, make);
  switch (kind) {
    case "malformed date":
      return each(() => put(fresh(), header, column, random.pick(badDates)));
    case "malformed amount":
    case "malformed quantity":
      return each(() => put(fresh(), header, column, random.pick(badAmounts)));
    case "missing key":
    case "missing date":
      return each(() => put(fresh(), header, column, undefined));
    case "before 1990":
      return each(() => put(fresh(), header, column, "1970-01-01 08:00"));
    case "line without order":
      return each(() => put(fresh(), header, column, `A9${random.integer(10000, 99999)}`));
    case "conflicting duplicate":
      return Array.from({length: rows / 2}, () => {
        const one = fresh();
        const name = one[header.indexOf(column)];
        return [one, put(fresh(), header, column, name)];
      }).flat();
    case "exact duplicate": {
      const left = [...clean];
      return each(() => left.splice(random.integer(0, left.length - 1), 1)[0]!);
    }
  }
}

/**
 * Returns a table with its planted dirt, which stands at random places. `fresh` gives, per kind, a
 * row that differs from every other.
 */
export function plantDirt(
  seed: number,
  table: Dirt["table"],
  header: readonly string[],
  clean: readonly Row[],
  fresh: (random: Random) => Row,
): Row[] {
  const random = new Random(seed, `dirt ${table}`);
  const added = dirt
    .filter((kind) => kind.table === table)
    .flatMap((kind) => soil(random, kind, header, clean, () => fresh(random)))
    .map((row) => ({row, place: random.integer(0, clean.length)}))
    .sort((a, b) => a.place - b.place);
  const rows: Row[] = [];
  let next = 0;
  for (let i = 0; i <= clean.length; i += 1) {
    while (next < added.length && added[next]!.place === i) rows.push(added[next++]!.row);
    if (i < clean.length) rows.push(clean[i]!);
  }
  return rows;
}
