-- One row per cohort (month of the first order) and month in which anybody of it bought. Months are
-- told by their last day while rows are many, which is quicker than by their first. Quarter
-- customers are those for whom it is the first purchase of the calendar quarter.
with

counted as (
    select
        count(*) filter (where gap_days is null or gap_days >= day(order_date))
            as active_customers,
        count(*) filter (
            where gap_days is null
                or gap_days > (order_date - date_trunc('quarter', order_date)::date)
        ) as quarter_customers,
        sum(orders) as orders,
        sum(net_amount) as net_amount,
        case when count(*) = count(margin_amount) then sum(margin_amount) end as margin_amount,
        last_day(first_order_date) as cohort_end,
        last_day(order_date) as month_end
    from core.purchase_days
    group by cohort_end, month_end
)

select
    active_customers::integer as active_customers,
    quarter_customers::integer as quarter_customers,
    orders::integer as orders,
    net_amount::decimal(18, 4) as net_amount,
    margin_amount::decimal(18, 4) as margin_amount,
    date_trunc('month', cohort_end)::date as cohort_month,
    date_trunc('month', month_end)::date as month
from counted
