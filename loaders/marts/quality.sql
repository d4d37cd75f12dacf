-- One row per canonical table and outcome of its rows, after one for what came in.
with

outcomes as (
    select table_name, 'read' as outcome, rows, net_amount from staging.read_totals
    union all
    select table_name, outcome, rows, net_amount from staging.outcome_totals
)

select
    outcomes.table_name,
    outcomes.outcome,
    tables.position as table_position,
    (terms.position - 1)::integer as position,
    outcomes.rows::integer as rows,
    (outcomes.rows / nullif(totals.rows, 0))::double as rows_share,
    outcomes.net_amount::double as net_amount
from outcomes
inner join staging.read_totals as totals on outcomes.table_name = totals.table_name
inner join definitions.terms as tables
    on outcomes.table_name = tables.id and tables.kind = 'table'
inner join definitions.terms as terms
    on outcomes.outcome = terms.id and terms.kind = 'outcome'
