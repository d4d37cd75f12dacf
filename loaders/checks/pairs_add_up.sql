-- Who stands where at two month ends, added up over either end, is the stock of the other end.
with

pairs as (
    select
        from_stage,
        to_stage,
        customers,
        make_date(from_month // 12, from_month % 12 + 1, 1) as from_month,
        make_date(to_month // 12, to_month % 12 + 1, 1) as to_month
    from models.stage_pairs
),

spans as (
    select distinct from_month, to_month from pairs
),

ends as (
    select from_month as month, from_month, to_month from spans
    union all
    select to_month as month, from_month, to_month from spans
),

stocks as (
    select ends.*, stocks.stage, stocks.customers_at_end as customers
    from ends
    inner join core.stage_months as stocks on ends.month = stocks.month
),

counted as (
    select from_month as month, from_month, to_month, from_stage as stage, customers
    from pairs
    where from_stage <> 'none'
    union all
    select to_month as month, from_month, to_month, to_stage as stage, customers
    from pairs
),

added as (
    select month, from_month, to_month, stage, sum(customers) as customers
    from counted
    group by all
)

select
    stocks.stage,
    stocks.customers as customers_in_stock,
    coalesce(added.customers, 0) as customers_in_pairs,
    stocks.month,
    stocks.from_month,
    stocks.to_month
from stocks
left join added
    on stocks.month = added.month
    and stocks.from_month = added.from_month
    and stocks.to_month = added.to_month
    and stocks.stage = added.stage
where stocks.customers <> coalesce(added.customers, 0)
