-- One row per compared date (see segment_dates) and customer: money of the period that ends on it;
-- orders, money and the last order by then, where neither the as-of nor the comparison date is
-- meant, whose facts stand in customer_facts.
with

dates as (
    select
        moment,
        on_date,
        period_after_date,
        moment not in ('now', 'before') as is_further,
        case when moment in ('now', 'before') then period_after_date else date '0001-01-01' end
            as after_date
    from core.segment_dates
    where is_compared
),

days as (
    select customer_no, orders, net_amount, order_date, order_date as bought_date
    from core.purchase_days
    union all
    select customer_no, 0 as orders, net_amount, order_date, null as bought_date
    from core.returns
)

select
    dates.moment,
    days.customer_no,
    any_value(dates.is_further) as is_further,
    (any_value(dates.on_date) - max(days.bought_date))::integer as days_since_last_order,
    sum(days.orders)::integer as order_count,
    sum(days.net_amount)::decimal(18, 4) as net_amount,
    coalesce(
        sum(days.net_amount) filter (where days.order_date > dates.period_after_date), 0
    )::decimal(18, 4) as period_net_amount
from days
inner join dates
    on days.order_date <= dates.on_date and days.order_date > dates.after_date
group by dates.moment, days.customer_no
