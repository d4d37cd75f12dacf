-- One row per customer and calendar month with a purchase, months counted from year 0. The window
-- looks one purchase month back and one ahead; trailing_net_amount covers twelve calendar months.
with

months as (
    select
        customer_no,
        (12 * year(order_date) + month(order_date) - 1)::integer as month_number,
        count(*)::integer as purchase_days,
        sum(orders)::integer as orders,
        sum(net_amount)::decimal(18, 4) as net_amount,
        case
            when count(*) = count(margin_amount) then sum(margin_amount)::decimal(18, 4)
        end as margin_amount,
        min(order_date) as first_date,
        max(order_date) as last_date
    from core.purchase_days
    group by customer_no, month_number
)

select
    customer_no,
    month_number,
    (first_value(month_number) over ahead)::integer as first_month_number,
    (lead(month_number) over ahead)::integer as next_month_number,
    purchase_days,
    (sum(purchase_days) over ahead)::integer as purchase_days_so_far,
    (lead(purchase_days) over ahead)::integer as next_purchase_days,
    orders,
    net_amount,
    margin_amount,
    (
        sum(net_amount) over (
            partition by customer_no
            order by month_number
            range between 11 preceding and current row
        )
    )::decimal(18, 4) as trailing_net_amount,
    first_date,
    last_date,
    lag(last_date) over ahead as previous_last_date,
    lead(first_date) over ahead as next_first_date,
    lead(last_date) over ahead as next_last_date
from months
window ahead as (partition by customer_no order by month_number)
