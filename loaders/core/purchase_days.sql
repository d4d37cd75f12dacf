-- One row per known customer and day with a valid order, with a look back and ahead: the number of
-- the purchase day, the gaps in days to the one before and before that one, the day of the next.
with

days as (
    select
        customers.customer_no,
        orders.order_date,
        count(*)::integer as orders,
        sum(orders.net_amount)::decimal(18, 4) as net_amount,
        case
            when count(*) = count(orders.margin_amount)
                then sum(orders.margin_amount)::decimal(18, 4)
        end as margin_amount
    from core.orders as orders
    inner join core.customers as customers on orders.customer_id = customers.customer_id
    where orders.is_order
    group by customers.customer_no, orders.order_date
)

select
    customer_no,
    (row_number() over ahead)::integer as purchase_number,
    orders,
    (order_date - lag(order_date) over ahead)::integer as gap_days,
    (lag(order_date) over ahead - lag(order_date, 2) over ahead)::integer as previous_gap_days,
    net_amount,
    margin_amount,
    (sum(net_amount) over ahead)::decimal(18, 4) as net_amount_so_far,
    order_date,
    first_value(order_date) over ahead as first_order_date,
    lead(order_date) over ahead as next_order_date
from days
window ahead as (
    partition by customer_no
    order by order_date
    rows between unbounded preceding and current row
)
