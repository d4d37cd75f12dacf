-- One row per calendar month from the first order to the as-of date.
with

bought as (
    select
        month,
        sum(orders) as orders,
        sum(active_customers) as buyers,
        sum(active_customers) filter (where month = cohort_month) as new_customers,
        sum(net_amount) as net_amount,
        sum(margin_amount) as margin_amount,
        count(*) > count(margin_amount) as is_margin_unknown
    from core.cohort_purchases
    group by month
),

beside as (
    select
        date_trunc('month', order_date)::date as month,
        sum(net_amount) as net_amount,
        sum(anonymous_net_amount) as anonymous_net_amount,
        sum(return_amount) as return_amount,
        sum(margin_amount) as margin_amount,
        count(*) > count(margin_amount) as is_margin_unknown
    from core.days_beside
    group by all
),

repeaters as (
    select date_trunc('month', order_date)::date as month, count(*) as new_repeaters
    from core.purchase_days
    where purchase_number = 2
    group by all
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
    (sum(coalesce(repeaters.new_repeaters, 0)) over so_far)::double
        / nullif((sum(coalesce(bought.new_customers, 0)) over so_far)::double, 0)
        as repurchase_rate,
    months.is_complete,
    months.month::timestamp_ms as month
from core.months as months
left join bought on months.month = bought.month
left join beside on months.month = beside.month
left join repeaters on months.month = repeaters.month
window so_far as (order by months.month)
