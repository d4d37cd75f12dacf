import type {Contract} from "./contract.js";
import {InputFaults} from "./faults.js";
import {type Fault, boundTests, valueTests} from "./promise-tests.js";
import type {Warehouse} from "./warehouse.js";

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
  const doubted: Fault[] = [];
  // Apart, since what asks for bounds alone is answered from the statistics that Parquet keeps.
  for (const tests of [boundTests(contract), valueTests(contract)]) {
    const proofs = await ask(tests.map(({proof}) => proof));
    doubted.push(...tests.flatMap(({faults}, i) => (proofs[i] === true ? [] : faults)));
  }
  const counts = await ask(doubted.map(({count}) => `(${count})::bigint`));
  const broken = doubted.flatMap(({told}, i) =>
    Number(counts[i]) > 0 ? [`${told} (${Number(counts[i])} rows)`] : [],
  );
  if (broken.length > 0) {
    throw new Error(`mart ${contract.name} breaks its contract: ${broken.join("; ")}`);
  }
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
