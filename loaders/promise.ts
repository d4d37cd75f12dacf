import type {Contract} from "./contract.js";
import {InputFaults} from "./faults.js";
import {quoteLiteral} from "./sources/quote.js";
import type {Warehouse} from "./warehouse.js";

interface Test {
  readonly told: string;
  /** An aggregate, cheaper than to count what breaks the promise; true only where nothing does. */
  readonly proof: string;
  /** How many rows break it. */
  readonly count: string;
}

/**
 * Throws unless a mart keeps what its contract promises: columns and their types in order, one row
 * per key, no absent value where none is allowed, ranges, named values and pseudonyms. All that is
 * broken is told together.
 */
export async function checkPromise(
  warehouse: Warehouse,
  contract: Contract,
  sql: string,
): Promise<void> {
  const name = `marts.${contract.name}`;
  const found = await warehouse.rows(`describe ${sql}`);
  const told = found.map(
    ({column_name, column_type}) => `${String(column_name)} ${String(column_type)}`,
  );
  const promised = Object.entries(contract.columns).map(([column, {type}]) => `${column} ${type}`);
  if (told.join(", ") !== promised.join(", ")) {
    throw new Error(
      `mart ${contract.name} gives (${told.join(", ")}); its contract promises (${promised.join(", ")})`,
    );
  }
  const ask = async (aggregates: readonly string[]) => {
    if (aggregates.length === 0) return [];
    const listed = aggregates.map((each, i) => `(${each}) as t${i}`).join(",\n");
    const [row] = await warehouse.rows(`select ${listed} from ${name}`);
    return aggregates.map((_, i) => row?.[`t${i}`]);
  };
  const unproven: Test[] = [];
  // Apart, since what asks for bounds alone is answered from the statistics that Parquet keeps.
  for (const tests of [boundTests(contract), valueTests(contract)]) {
    const proofs = await ask(tests.map(({proof}) => proof));
    unproven.push(...tests.filter((_, i) => proofs[i] !== true));
  }
  const counts = await ask(unproven.map(({count}) => `(${count})::bigint`));
  const broken = unproven.flatMap(({told}, i) =>
    Number(counts[i]) > 0 ? [`${told} (${Number(counts[i])} rows)`] : [],
  );
  if (broken.length > 0) {
    throw new Error(`mart ${contract.name} breaks its contract: ${broken.join("; ")}`);
  }
}

const rowsWhere = (broken: string) => `count(*) filter (where ${broken})`;

function boundTests({columns}: Contract): Test[] {
  return Object.entries(columns).flatMap(([column, {type, range, absent}]) => {
    const tests: Test[] = [];
    if (!absent) {
      const [proof, count] = [`count(*) = count(${column})`, rowsWhere(`${column} is null`)];
      tests.push({told: `${column} is absent`, proof, count});
    }
    if (type === "DOUBLE") {
      tests.push({
        told: `${column} is not finite`,
        proof: `coalesce(isfinite(min(${column})) and isfinite(max(${column})), true)`,
        count: rowsWhere(`not isfinite(${column})`),
      });
    }
    if (range) {
      const [least, greatest] = range;
      tests.push({
        told: `${column} is outside ${least} to ${greatest}`,
        proof: `coalesce(min(${column}) >= ${least} and max(${column}) <= ${greatest}, true)`,
        count: rowsWhere(`${column} not between ${least} and ${greatest}`),
      });
    }
    return tests;
  });
}

function valueTests({name, key, columns}: Contract): Test[] {
  const tests: Test[] = [
    {
      told: `key (${key.join(", ")}) is not unique`,
      // Rows in the order of their key: no two are alike where each but the first rises over the last.
      proof: `(select count(*) filter (where rises) from (
  select ${rises(key)} as rises from marts.${name}
)) >= count(*) - 1`,
      count: `count(*) - count(distinct (${key.join(", ")}))`,
    },
  ];
  for (const [column, {values, pseudonym}] of Object.entries(columns)) {
    if (pseudonym) {
      const count = rowsWhere(`not regexp_full_match(${column}, '[0-9a-f]{16}')`);
      tests.push({told: `${column} is no pseudonym`, proof: `${count} = 0`, count});
    }
    if (!values) continue;
    const isKind = typeof values === "string";
    const named = isKind
      ? `(select list(id) from definitions.terms where kind = ${quoteLiteral(values)})`
      : `[${values.map(quoteLiteral).join(", ")}]`;
    const used = `coalesce(list(distinct ${column}) filter (where ${column} is not null), [])`;
    tests.push({
      told: isKind ? `${column} is no ${values}` : `${column} is none of ${values.join(", ")}`,
      proof: `list_has_all(${named}, ${used})`,
      count: rowsWhere(
        `${column} is not null and not coalesce(list_contains(${named}, ${column}), false)`,
      ),
    });
  }
  return tests;
}

/** Returns whether a row's key is greater than that of the row before it, in SQL. */
function rises([column, ...others]: readonly string[]): string {
  const before = `lag(${column}) over ()`;
  const isGreater = `${column} > ${before}`;
  return others.length === 0
    ? isGreater
    : `(${isGreater} or ${column} = ${before} and ${rises(others)})`;
}

/** Marts made of definitions, settings and counts alone. */
const impersonal = new Set(["terms", "dictionary", "build_info"]);

/** How many customers carry a text: where rows stand for several, these. */
function carriersIn(columns: Contract["columns"]): string {
  const counted = ["customers", "purchases"].find((column) => column in columns);
  return counted === undefined ? "count(*)" : `sum(${counted})`;
}

/**
 * Returns the SELECT of published texts that are a customer's id, name, e-mail or phone, by place.
 * Looked through are the text columns that hold neither named values (which the contract closes) nor
 * pseudonyms; not looked through are tables that hold no customer's data, where the count 12 would be
 * taken for customer 12. A name is let pass where more customers carry the text than are called so:
 * twelve customers in Texas say nothing of the one named Texas.
 */
function privateValues(contracts: readonly Contract[]): string {
  const open = contracts.flatMap(({name, columns}) =>
    Object.entries(columns)
      .filter(() => !impersonal.has(name))
      .filter(([, {type, values, pseudonym}]) => type === "VARCHAR" && !values && !pseudonym)
      .map(([column]) => ({name, column, carriers: carriersIn(columns)})),
  );
  const published = open.map(
    ({name, column, carriers}) =>
      `select '${name}.${column}' as place, ${column} as text, ${carriers} as carriers
from marts.${name} where ${column} is not null group by all`,
  );
  return `-- One row per published column that holds a customer's id, name, e-mail or phone.
with

published as materialized (
${published.join("\nunion all\n")}
),

private as (
    select unnest([customer_id, email, phone]) as text, null::bigint as owners
    from core.customers
    union
    select name as text, count(*) as owners
    from core.customers
    group by name
)

select
    published.place,
    count(distinct published.text)::integer as leaks
from published
inner join private
    on published.text = private.text
    and published.carriers <= coalesce(private.owners, published.carriers)
group by published.place`;
}

/** Throws if a published text is a customer's id, name, e-mail or phone; says where, never what. */
export async function checkPrivate(
  warehouse: Warehouse,
  contracts: readonly Contract[],
): Promise<void> {
  await warehouse.table("checks.private_values", privateValues(contracts));
  const leaks = await warehouse.rows(
    "select place, leaks from checks.private_values order by place",
  );
  if (leaks.length === 0) return;
  throw new InputFaults(
    leaks.map(({place, leaks}) => ({
      column: String(place),
      reason: `${String(leaks)} published texts are a customer's id, name, e-mail or phone`,
      remedy: "look for a column of the source that is mapped to the wrong name",
    })),
  );
}
