-- One row per cohort (month of the first order) and month in which anybody of it bought.
select
    count(*) filter (
        where gap_days is null
            or date_trunc('month', order_date - gap_days) <> date_trunc('month', order_date)
    )::integer as active_customers,
    sum(orders)::integer as orders,
    sum(net_amount)::decimal(18, 4) as net_amount,
    case when count(*) = count(margin_amount) then sum(margin_amount)::decimal(18, 4) end
        as margin_amount,
    date_trunc('month', first_order_date)::date as cohort_month,
    date_trunc('month', order_date)::date as month
from core.purchase_days
group by cohort_month, month
