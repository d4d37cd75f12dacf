import type {Contract} from "./contract.js";
import {quoteLiteral} from "./sources/quote.js";

/** A way in which rows can break a promise. */
export interface Fault {
  readonly told: string;
  /** How many rows do, as an aggregate. */
  readonly count: string;
}

export interface Test {
  /** An aggregate, cheaper than to count faults; true only where there is none. */
  readonly proof: string;
  readonly faults: readonly Fault[];
}

const rowsWhere = (broken: string) => `count(*) filter (where ${broken})`;

/** Returns the tests that bounds and counts of columns can prove: absent values, finite ones, ranges. */
export function boundTests({columns}: Contract): Test[] {
  return Object.entries(columns).flatMap(([column, {type, range, absent}]) => {
    const tests: Test[] = [];
    const add = (proof: string, told: string, broken: string) =>
      tests.push({proof, faults: [{told: `${column} ${told}`, count: rowsWhere(broken)}]});
    if (!absent) add(`count(*) = count(${column})`, "is absent", `${column} is null`);
    if (type === "DOUBLE") {
      add(
        `coalesce(isfinite(min(${column})) and isfinite(max(${column})), true)`,
        "is not finite",
        `not isfinite(${column})`,
      );
    }
    if (range) {
      const [least, greatest] = range;
      add(
        `coalesce(min(${column}) >= ${least} and max(${column}) <= ${greatest}, true)`,
        `is outside ${least} to ${greatest}`,
        `${column} not between ${least} and ${greatest}`,
      );
    }
    return tests;
  });
}

/** Returns the tests that look at the values themselves: the key, pseudonyms, named values. */
export function valueTests(contract: Contract): Test[] {
  const tests = [keyTest(contract)];
  for (const [column, {values, pseudonym}] of Object.entries(contract.columns)) {
    if (pseudonym) {
      const count = rowsWhere(`not regexp_full_match(${column}, '[0-9a-f]{16}')`);
      tests.push({proof: `${count} = 0`, faults: [{told: `${column} is no pseudonym`, count}]});
    }
    if (values) tests.push(namedTest(column, values));
  }
  return tests;
}

/** Rows in the order of their key: no two are alike where each but the first rises over the one before. */
function keyTest({name, key, orderBy}: Contract): Test {
  const listed = key.join(", ");
  const rows = (follows: string) =>
    `(select ${rowsWhere("follows")} from (select ${follows} as follows from marts.${name}))`;
  const faults = [
    {told: `key (${listed}) is not unique`, count: `count(*) - count(distinct (${listed}))`},
  ];
  if (orderBy === undefined) {
    faults.push({
      told: `rows are not in the order of key (${listed})`,
      count: rows(next(key, "<")),
    });
  }
  return {proof: `${rows(next(key, ">"))} >= count(*) - 1`, faults};
}

/** Returns whether a row's key is greater or less than that of the row before it, in SQL. */
function next([column, ...others]: readonly string[], than: ">" | "<"): string {
  const before = `lag(${column}) over ()`;
  const own = `${column} ${than} ${before}`;
  return others.length === 0 ? own : `(${own} or ${column} = ${before} and ${next(others, than)})`;
}

function namedTest(column: string, values: string | readonly string[]): Test {
  const isKind = typeof values === "string";
  const named = isKind
    ? `(select list(id) from definitions.terms where kind = ${quoteLiteral(values)})`
    : `[${values.map(quoteLiteral).join(", ")}]`;
  const used = `coalesce(list(distinct ${column}) filter (where ${column} is not null), [])`;
  const isNamed = `coalesce(list_contains(${named}, ${column}), false)`;
  const told = isKind ? `${column} is no ${values}` : `${column} is none of ${values.join(", ")}`;
  return {
    proof: `list_has_all(${named}, ${used})`,
    faults: [{told, count: rowsWhere(`${column} is not null and not ${isNamed}`)}],
  };
}
