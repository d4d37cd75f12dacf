-- One row per calendar month from the first order to the as-of date.
with

bought as (
    select
        12 * year(order_date) + month(order_date) - 1 as month_number,
        sum(orders) as orders,
        count(distinct customer_no) as buyers,
        count(*) filter (where gap_days is null) as new_customers,
        sum(net_amount) as net_amount,
        sum(margin_amount) as margin_amount,
        count(*) > count(margin_amount) as is_margin_unknown
    from core.purchase_days
    group by month_number
),

beside as (
    select
        12 * year(order_date) + month(order_date) - 1 as month_number,
        sum(net_amount) as net_amount,
        sum(net_amount) filter (where customer_id is null) as anonymous_net_amount,
        sum(net_amount) filter (where not is_order) as return_amount,
        sum(margin_amount) as margin_amount,
        count(*) > count(margin_amount) as is_margin_unknown
    from core.orders
    where not is_order or customer_id is null
    group by month_number
)

select
    coalesce(bought.orders, 0)::integer as orders,
    coalesce(bought.buyers, 0)::integer as buyers,
    coalesce(bought.new_customers, 0)::integer as new_customers,
    (coalesce(bought.net_amount, 0) + coalesce(beside.net_amount, 0))::double as net_amount,
    coalesce(beside.anonymous_net_amount, 0)::double as anonymous_net_amount,
    coalesce(beside.return_amount, 0)::double as return_amount,
    case
        when getvariable('value_basis') = 'margin'
            and not coalesce(bought.is_margin_unknown, false)
            and not coalesce(beside.is_margin_unknown, false)
            then coalesce(bought.margin_amount, 0) + coalesce(beside.margin_amount, 0)
    end::double as margin_amount,
    bought.net_amount::double / bought.orders as average_order_amount,
    months.is_complete,
    months.month::timestamp_ms as month
from core.months as months
left join bought on months.month_number = bought.month_number
left join beside on months.month_number = beside.month_number
