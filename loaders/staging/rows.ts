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
  ],
  annotations: [
    {
      when: "text_en is null and text_zh is null and text is null",
      column: "text_en",
      value: "null::varchar",
      reason: "missing_value",
    },
  ],
};

const fault = (column: string, value: string, reason: string) =>
  `struct_pack(column_name := ${quoteLiteral(column)}, value := ${value}, reason := ${quoteLiteral(reason)})`;

/** Every row of `source.<table>`, with the faults of its cells and those of the row as a whole. */
function faultyRows({name, columns}: CanonicalTable): string {
  const own = rowFaults[name] ?? [];
  const lists = own.map(
    ({when, column, value, reason}) =>
      `case when ${when} then [${fault(column, value, reason)}] else [] end`,
  );
  const faults =
    own.length === 0
      ? "faults"
      : `case
            when ${own.map(({when}) => `coalesce(${when}, false)`).join("\n                or ")}
                then coalesce(faults, []) || ${lists.join("\n                    || ")}
            else faults
        end`;
  return `typed as not materialized (
    select
        ${columns.map((column) => column.name).join(", ")},
        source_file,
        source_row,
        ${faults} as row_faults
    from source.${name}
)`;
}

/**
 * Returns the SELECT of the rows of a canonical table that are not simply accepted, with an outcome:
 * `duplicate`, a copy of a row that counts, in every column; `quarantined`, a row with faults, or one of
 * several that share a key but not their content (none of them is taken: there is no telling which is
 * right). Rows with faults do not compete for a key. Hashes, of all rows, only narrow down what is
 * compared; the comparison itself is exact.
 */
export function stagingMarks(table: CanonicalTable): string {
  const columns = table.columns.map(({name}) => name);
  const key = table.key.length > 0 ? table.key : columns;
  const hash = `hash(${key.join(", ")})`;
  const content = `row(${columns.join(", ")})`;
  const conflict =
    table.key.length === 0
      ? "false"
      : `(
            min(${content}) over (partition by ${key.join(", ")})
            is distinct from max(${content}) over (partition by ${key.join(", ")})
        )`;
  const reason = table.name === "customers" ? "customer_twice" : "duplicate_conflict";
  return `-- One row per row of the source's ${table.name} that is a copy or has faults.
with

${faultyRows(table)},

hashed as (
    select ${hash} as key_hash
    from source.${table.name}
),

-- Sorting beats grouping where nearly every key is there once.
repeated as (
    select key_hash
    from (select key_hash, lag(key_hash) over (order by key_hash) as hash_before from hashed)
    where key_hash = hash_before
),

compared as (
    select
        source_file,
        source_row,
        ${key[0]}::varchar as key_value,
        row_number() over (
            partition by ${columns.join(", ")} order by source_file, source_row
        ) as copy_number,
        ${conflict} as is_conflict
    from typed
    where row_faults is null and ${hash} in (select key_hash from repeated)
)

select source_file, source_row, 'quarantined' as outcome, row_faults as faults
from typed
where row_faults is not null
union all
select
    source_file,
    source_row,
    case when is_conflict then 'quarantined' else 'duplicate' end as outcome,
    case
        when is_conflict then [${fault(key[0]!, "key_value", reason)}]
    end as faults
from compared
where is_conflict or copy_number > 1`;
}

/**
 * Returns the SELECT of every row of a canonical table with its faults and its outcome, see `stagingMarks`.
 * Where there are no marks, which has_<table>_marks tells, the engine folds their share of the work away.
 */
export function stagingRows({name, columns}: CanonicalTable): string {
  const has = `getvariable('has_${name}_marks')`;
  return `-- One row per row of the source's ${name}: accepted, duplicate or quarantined.
select
    ${columns.map((column) => `rows.${column.name}`).join(", ")},
    rows.source_file,
    rows.source_row,
    case when ${has} then marks.faults end as faults,
    case when ${has} then coalesce(marks.outcome, 'accepted') else 'accepted' end as outcome
from source.${name} as rows
left join staging.${name}_marks as marks
    on case when ${has} then rows.source_file end = marks.source_file
    and case when ${has} then rows.source_row end = marks.source_row`;
}
