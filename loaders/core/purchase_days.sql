-- One row per known customer and day with a valid order; gap_days counts from the purchase day before
-- and is absent on the first.
with

days as (
    select
        customer_id,
        order_date,
        count(*)::integer as orders,
        sum(net_amount)::decimal(18, 4) as net_amount,
        case
            when count(*) = count(margin_amount) then sum(margin_amount)::decimal(18, 4)
        end as margin_amount
    from core.orders
    where is_order and customer_id is not null
    group by customer_id, order_date
),

numbered as (
    select
        customers.customer_no,
        days.order_date,
        days.orders,
        days.net_amount,
        days.margin_amount
    from days
    inner join core.customers as customers on days.customer_id = customers.customer_id
)

select
    customer_no,
    orders,
    (
        order_date - lag(order_date) over (partition by customer_no order by order_date)
    )::integer as gap_days,
    net_amount,
    margin_amount,
    order_date
from numbered
