-- Rows and money that came in are those of all outcomes together, exactly.
with

outcomes as (
    select table_name, sum(rows) as rows, sum(net_amount) as net_amount
    from staging.outcome_totals
    group by table_name
)

select
    totals.table_name,
    totals.rows as rows_in,
    coalesce(outcomes.rows, 0) as rows_told,
    totals.net_amount as money_in,
    coalesce(outcomes.net_amount, 0) as money_told
from staging.read_totals as totals
left join outcomes on totals.table_name = outcomes.table_name
where totals.rows <> coalesce(outcomes.rows, 0)
    or coalesce(totals.net_amount, 0) <> coalesce(outcomes.net_amount, 0)
