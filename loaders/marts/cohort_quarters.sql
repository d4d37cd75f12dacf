-- One row per quarter of first order and age in quarters, up to the as-of quarter.
with

sizes as (
    select
        date_trunc('quarter', cohort_month)::date as cohort_quarter,
        sum(cohort_customers) as cohort_customers
    from core.cohort_months
    where month = cohort_month
    group by all
),

quarters as (
    select
        date_trunc('quarter', cohort_month)::date as cohort_quarter,
        date_trunc('quarter', month)::date as quarter,
        sum(quarter_customers) as active_customers,
        sum(orders) as orders,
        sum(order_amount) as order_amount,
        sum(net_amount) as net_amount,
        case when count(*) = count(margin_amount) then sum(margin_amount) end as margin_amount
    from core.cohort_months
    group by all
)

select
    quarters.cohort_quarter::timestamp_ms as cohort_quarter,
    datediff('quarter', quarters.cohort_quarter, quarters.quarter)::integer as age_quarters,
    sizes.cohort_customers::integer as cohort_customers,
    quarters.active_customers::integer as active_customers,
    quarters.orders::integer as orders,
    quarters.order_amount::double as order_amount,
    quarters.net_amount::double as net_amount,
    quarters.margin_amount::double as margin_amount,
    last_day(quarters.quarter + interval 2 month) <= getvariable('as_of_date') as is_complete
from quarters
inner join sizes on quarters.cohort_quarter = sizes.cohort_quarter
