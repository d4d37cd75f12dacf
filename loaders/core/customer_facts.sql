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
        count(margin_amount) as days_with_margin,
        sum(orders) as order_count,
        sum(orders) filter (where order_date <= getvariable('comparison_date'))
            as order_count_before,
        sum(orders) filter (where order_date > getvariable('year_start_date')) as year_order_count,
        quantile_cont(gap_days, [0.5, 0.8]) as gap_quantiles,
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
        sum(margin_amount) as margin_amount,
        sum(margin_amount) filter (where order_date > getvariable('year_start_date'))
            as year_margin_amount,
        sum(margin_amount) filter (
            where order_date > getvariable('quarter_year_start_date')
                and order_date <= getvariable('quarter_before_date')
        ) as year_margin_amount_before
    from core.purchase_days
    group by customer_no
),

returned as (
    select
        customer_no,
        count(*) = count(margin_amount) as is_margin_known,
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
        sum(margin_amount) as margin_amount,
        sum(margin_amount) filter (where order_date > getvariable('year_start_date'))
            as year_margin_amount,
        sum(margin_amount) filter (
            where order_date > getvariable('quarter_year_start_date')
                and order_date <= getvariable('quarter_before_date')
        ) as year_margin_amount_before
    from core.returns
    group by customer_no
),

joined as (
    select
        customers.customer_no,
        bought.* exclude (customer_no, days_with_margin),
        returned.net_amount as returned_amount,
        returned.net_amount_before as returned_amount_before,
        returned.net_amount_of_period_before as returned_amount_of_period_before,
        returned.year_net_amount as year_returned_amount,
        returned.year_net_amount_before as year_returned_amount_before,
        returned.margin_amount as returned_margin,
        returned.year_margin_amount as year_returned_margin,
        returned.year_margin_amount_before as year_returned_margin_before,
        coalesce(bought.purchase_days = bought.days_with_margin, true)
            and coalesce(returned.is_margin_known, true)
            and (
                bought.customer_no is not null
                or returned.customer_no is not null
                or getvariable('value_basis') = 'margin'
            ) as is_margin_known
    from core.customers as customers
    left join bought on customers.customer_no = bought.customer_no
    left join returned on customers.customer_no = returned.customer_no
)

select
    customer_no,
    (getvariable('as_of_date') - last_order_date)::integer as days_since_last_order,
    (getvariable('comparison_date') - last_order_date_before)::integer
        as days_since_last_order_before,
    coalesce(order_count, 0)::integer as order_count,
    coalesce(order_count_before, 0)::integer as order_count_before,
    coalesce(year_order_count, 0)::integer as year_order_count,
    coalesce(purchase_days, 0)::integer as purchase_days,
    gap_quantiles[1]::double as median_gap_days,
    gap_quantiles[2]::double as long_gap_days,
    coalesce(net_amount, 0)::decimal(18, 4) as order_amount,
    (coalesce(net_amount, 0) + coalesce(returned_amount, 0))::decimal(18, 4) as net_amount,
    (coalesce(net_amount_before, 0) + coalesce(returned_amount_before, 0))::decimal(18, 4)
        as net_amount_before,
    (
        coalesce(net_amount_of_period_before, 0) + coalesce(returned_amount_of_period_before, 0)
    )::decimal(18, 4) as net_amount_of_period_before,
    (coalesce(year_net_amount, 0) + coalesce(year_returned_amount, 0))::decimal(18, 4)
        as year_net_amount,
    (coalesce(year_net_amount_before, 0) + coalesce(year_returned_amount_before, 0))::decimal(18, 4)
        as year_net_amount_before,
    case
        when is_margin_known
            then (coalesce(margin_amount, 0) + coalesce(returned_margin, 0))::decimal(18, 4)
    end as margin_amount,
    case
        when is_margin_known
            then (coalesce(year_margin_amount, 0) + coalesce(year_returned_margin, 0))
                ::decimal(18, 4)
    end as year_margin_amount,
    case
        when is_margin_known
            then (
                coalesce(year_margin_amount_before, 0) + coalesce(year_returned_margin_before, 0)
            )::decimal(18, 4)
    end as year_margin_amount_before,
    first_order_date,
    last_order_date
from joined
