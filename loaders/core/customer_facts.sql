-- One row per known customer: what is known on the as-of date and, in columns that end in _before,
-- on the comparison date. Net amounts are orders less returns; years are trailing and end on the
-- date, for year_…_before a quarter before the as-of date.
with

bought as (
    select
        customer_no,
        min(order_date) as first_order_date,
        max(order_date) as last_order_date,
        max(order_date) filter (where order_date <= getvariable('comparison_date'))
            as last_order_date_before,
        count(*) as purchase_days,
        sum(orders) as order_count,
        sum(orders) filter (where order_date <= getvariable('comparison_date'))
            as order_count_before,
        sum(orders) filter (where order_date > getvariable('year_start_date')) as year_order_count,
        sum(net_amount) as order_amount
    from core.purchase_days
    group by customer_no
),

money as (
    select customer_no, order_date, net_amount, margin_amount from core.purchase_days
    union all
    select customer_no, order_date, net_amount, margin_amount from core.returns
),

summed as (
    select
        customer_no,
        sum(net_amount) as net_amount,
        sum(net_amount) filter (where order_date <= getvariable('comparison_date'))
            as net_amount_before,
        sum(net_amount) filter (
            where order_date > getvariable('earlier_date')
                and order_date <= getvariable('comparison_date')
        ) as net_amount_of_period_before,
        sum(net_amount) filter (where order_date > getvariable('year_start_date'))
            as year_net_amount,
        sum(net_amount) filter (
            where order_date > getvariable('quarter_year_start_date')
                and order_date <= getvariable('quarter_before_date')
        ) as year_net_amount_before,
        case when count(*) = count(margin_amount) then sum(margin_amount) end as margin_amount,
        sum(margin_amount) filter (where order_date > getvariable('year_start_date'))
            as year_margin_amount,
        sum(margin_amount) filter (
            where order_date > getvariable('quarter_year_start_date')
                and order_date <= getvariable('quarter_before_date')
        ) as year_margin_amount_before
    from money
    group by customer_no
)

select
    customers.customer_no,
    (getvariable('as_of_date') - bought.last_order_date)::integer as days_since_last_order,
    (getvariable('comparison_date') - bought.last_order_date_before)::integer
        as days_since_last_order_before,
    coalesce(bought.order_count, 0)::integer as order_count,
    coalesce(bought.order_count_before, 0)::integer as order_count_before,
    coalesce(bought.year_order_count, 0)::integer as year_order_count,
    coalesce(bought.purchase_days, 0)::integer as purchase_days,
    coalesce(bought.order_amount, 0)::decimal(18, 4) as order_amount,
    coalesce(summed.net_amount, 0)::decimal(18, 4) as net_amount,
    coalesce(summed.net_amount_before, 0)::decimal(18, 4) as net_amount_before,
    coalesce(summed.net_amount_of_period_before, 0)::decimal(18, 4)
        as net_amount_of_period_before,
    coalesce(summed.year_net_amount, 0)::decimal(18, 4) as year_net_amount,
    coalesce(summed.year_net_amount_before, 0)::decimal(18, 4) as year_net_amount_before,
    case
        when summed.customer_no is null and getvariable('value_basis') = 'margin' then 0
        else summed.margin_amount
    end::decimal(18, 4) as margin_amount,
    case
        when summed.margin_amount is not null
            then coalesce(summed.year_margin_amount, 0)::decimal(18, 4)
    end as year_margin_amount,
    case
        when summed.margin_amount is not null
            then coalesce(summed.year_margin_amount_before, 0)::decimal(18, 4)
    end as year_margin_amount_before,
    bought.first_order_date,
    bought.last_order_date
from core.customers as customers
left join bought on customers.customer_no = bought.customer_no
left join summed on customers.customer_no = summed.customer_no
