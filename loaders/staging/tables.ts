import {type CanonicalTable, canonicalTables} from "../sources/canonical.js";
import {quoteLiteral} from "../sources/quote.js";

/** Where the rows of a canonical table stand with their outcome in the end. */
function outcomes({name}: CanonicalTable): string {
  return name === "order_lines" ? "staging.line_outcomes" : `staging.${name}`;
}

const hasMoney = ({name}: CanonicalTable) => name === "orders" || name === "order_lines";

/** Returns the SELECT of every fault of every quarantined row: where it stands, and its money if known. */
export function quarantine(): string {
  const parts = canonicalTables.map(
    (table) => `select
    ${quoteLiteral(table.name)} as table_name,
    source_file,
    source_row,
    unnest(faults) as fault,
    ${hasMoney(table) ? "net_amount" : "null::decimal(18, 4)"} as net_amount
from ${outcomes(table)}
where getvariable('has_quarantined') and outcome = 'quarantined'`,
  );
  return `-- One row per fault of a quarantined row: where it stands, what is wrong, its money if known.
with

faults as (
${parts.join("\nunion all\n")}
)

select
    table_name,
    source_file,
    fault.column_name as column_name,
    fault.value as value,
    fault.reason as reason,
    source_row,
    net_amount
from faults`;
}

/** Returns the SELECT that counts each table's rows and money by outcome. */
export function outcomeTotals(): string {
  const parts = canonicalTables.map((table) => {
    const [counted, rows, money] =
      table.name === "orders"
        ? ["staging.customer_records", "sum(rows)", "sum(net_amount)"]
        : [outcomes(table), "count(*)", hasMoney(table) ? "coalesce(sum(net_amount), 0)" : "null"];
    return `select
    ${quoteLiteral(table.name)} as table_name,
    outcome,
    ${rows}::bigint as rows,
    ${money}::decimal(38, 4) as net_amount
from ${counted}
group by outcome`;
  });
  return `-- One row per canonical table and outcome of its rows.\n${parts.join("\nunion all\n")}`;
}

/**
 * Returns the SELECT that counts what came in, straight from the readers: the left side of the
 * reconciliation, which owes nothing to staging but the amounts that orders take from their lines.
 */
export function readTotals(): string {
  const parts = canonicalTables.map((table) => {
    const count = `select
    ${quoteLiteral(table.name)} as table_name,
    count(*)::bigint as rows,`;
    switch (table.name) {
      case "orders":
        return `${count}
    (
        coalesce(sum(coalesce((net_amount::decimal(38, 4) * rates.rate)::decimal(18, 4), net_amount)), 0)
        + coalesce((select sum(amount) from from_lines), 0)
    )::decimal(38, 4) as net_amount
from source.orders as rows
left join definitions.rates as rates on upper(rows.currency) = rates.currency`;
      case "order_lines":
        return `${count}
    coalesce(
        sum(coalesce((net_amount::decimal(38, 4) * rate)::decimal(18, 4), net_amount)), 0
    )::decimal(38, 4) as net_amount
from source.order_lines as rows
left join order_rates on rows.order_id = order_rates.order_id`;
      default:
        return `${count}\n    null::decimal(38, 4) as net_amount\nfrom source.${table.name}`;
    }
  });
  return `-- One row per canonical table: rows and money that came in.
with

order_rates as (
    select orders.order_id, max(rates.rate) as rate
    from source.orders as orders
    inner join definitions.rates as rates on upper(orders.currency) = rates.currency
    where getvariable('has_lines')
    group by orders.order_id
),

from_lines as (
    select sum(totals.net_amount) as amount
    from staging.order_rows as rows
    inner join staging.line_totals as totals on rows.order_id = totals.order_id
    where getvariable('has_lines') and rows.net_amount is null and rows.outcome = 'accepted'
)

${parts.join("\nunion all\n")}`;
}
