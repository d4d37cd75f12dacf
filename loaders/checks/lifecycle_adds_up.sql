-- The stages counted by flows end where the customers, each looked at on the as-of date, stand.
with

flowed as (
    select stage, customers_at_end as customers
    from core.stage_months
    where month = (select max(month) from core.months)
),

standing as (
    select stage, count(*) as customers
    from core.customer_stages
    group by stage
)

select
    coalesce(flowed.stage, standing.stage) as stage,
    flowed.customers as customers_by_flows,
    standing.customers as customers_standing
from flowed
full join standing on flowed.stage = standing.stage
where coalesce(flowed.customers, 0) <> coalesce(standing.customers, 0)
