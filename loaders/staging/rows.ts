import type {CanonicalTable} from "../sources/canonical.js";
import type {Reason} from "../sources/reasons.js";
import {quoteLiteral} from "../sources/quote.js";

/** A fault of a whole row, found after its cells were read. */
interface RowFault {
  readonly when: string;
  readonly column: string;
  readonly value: string;
  readonly reason: Reason;
}

const rowFaults: Readonly<Record<string, readonly RowFault[]>> = {
  orders: [
    {
      when: "ordered_at < timestamp '1990-01-01'",
      column: "ordered_at",
      value: "ordered_at::varchar",
      reason: "date_before_1990",
    },
    {
      when: "ordered_at::date > getvariable('latest_day')",
      column: "ordered_at",
      value: "ordered_at::varchar",
      reason: "date_in_future",
    },
    {
      when: "return_of is not null and net_amount > 0",
      column: "net_amount",
      value: "net_amount::varchar",
      reason: "return_not_negative",
    },
  ],
};

const fault = (column: string, value: string, reason: string) =>
  `struct_pack(column_name := ${quoteLiteral(column)}, value := ${value}, reason := ${quoteLiteral(reason)})`;

/**
 * Returns the SELECT that compares the rows of a canonical table: every row of `source.<table>` with
 * its faults and an outcome. `accepted`; `duplicate`, a copy of a row that counts, in every column;
 * `quarantined`, a row with faults, or one of several that share a key but not their content (none of
 * them is taken: there is no telling which is right). Rows with faults do not compete for a key.
 * The hash only narrows down the rows that are compared; the comparison itself is exact.
 */
export function stagingRows(table: CanonicalTable): string {
  const columns = table.columns.map(({name}) => name);
  const key = table.key.length > 0 ? table.key : columns;
  const conflict = table.name === "customers" ? "customer_twice" : "duplicate_conflict";
  const own = (rowFaults[table.name] ?? []).map(
    ({when, column, value, reason}) =>
      `case when ${when} then [${fault(column, value, reason)}] else [] end`,
  );
  const isFaulty = (rowFaults[table.name] ?? []).map(({when}) => `coalesce(${when}, false)`);
  const faults =
    own.length > 0
      ? `case when ${isFaulty.join("\n        or ")}
            then coalesce(faults, []) || ${own.join("\n            || ")}
            else faults
        end`
      : "faults";
  const list = columns.join(", ");
  return `-- One row per row of the source's ${table.name}, with an outcome: accepted, duplicate or quarantined.
with

typed as (
    select
        ${list},
        source_file,
        source_row,
        ${faults} as row_faults
    from source.${table.name}
),

repeated as (
    select hash(${key.join(", ")}) as key_hash
    from typed
    where row_faults is null
    group by key_hash
    having count(*) > 1
),

compared as (
    select
        source_file,
        source_row,
        row_number() over (partition by ${list} order by source_file, source_row) as copy_number,
        ${
          table.key.length > 0
            ? `min(row(${list})) over (partition by ${key.join(", ")})
            is distinct from max(row(${list})) over (partition by ${key.join(", ")})`
            : "false"
        } as is_conflict
    from typed
    where row_faults is null
        and hash(${key.join(", ")}) in (select key_hash from repeated)
)

select
    ${columns.map((name) => `typed.${name}`).join(", ")},
    typed.source_file,
    typed.source_row,
    case
        when compared.is_conflict
            then [${fault(key[0] as string, `typed.${key[0]}::varchar`, conflict)}]
        else typed.row_faults
    end as faults,
    case
        when typed.row_faults is not null or compared.is_conflict then 'quarantined'
        when compared.copy_number > 1 then 'duplicate'
        else 'accepted'
    end as outcome
from typed
left join compared
    on typed.source_file = compared.source_file and typed.source_row = compared.source_row`;
}
