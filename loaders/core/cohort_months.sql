-- One row per cohort (month of the first order) and later month up to the as-of month, whether or
-- not anybody bought; returns count in the month in which they came back, at the earliest the
-- first.
with

sizes as (
    select cohort_month, active_customers as cohort_customers
    from core.cohort_purchases
    where month = cohort_month
),

returned as (
    select
        date_trunc('month', facts.first_order_date)::date as cohort_month,
        date_trunc('month', greatest(returns.order_date, facts.first_order_date))::date as month,
        sum(returns.net_amount) as net_amount,
        case when count(*) = count(returns.margin_amount) then sum(returns.margin_amount) end
            as margin_amount
    from core.returns as returns
    inner join core.customer_facts as facts on returns.customer_no = facts.customer_no
    where facts.first_order_date is not null
    group by all
)

select
    sizes.cohort_customers,
    coalesce(purchases.active_customers, 0)::integer as active_customers,
    coalesce(purchases.quarter_customers, 0)::integer as quarter_customers,
    coalesce(purchases.orders, 0)::integer as orders,
    coalesce(purchases.net_amount, 0)::decimal(18, 4) as order_amount,
    (coalesce(purchases.net_amount, 0) + coalesce(returned.net_amount, 0))::decimal(18, 4)
        as net_amount,
    case
        when getvariable('value_basis') = 'margin'
            and (purchases.month is null or purchases.margin_amount is not null)
            and (returned.month is null or returned.margin_amount is not null)
            then coalesce(purchases.margin_amount, 0) + coalesce(returned.margin_amount, 0)
    end::decimal(18, 4) as margin_amount,
    datediff('month', sizes.cohort_month, months.month)::integer as age_months,
    months.is_complete,
    sizes.cohort_month,
    months.month
from sizes
inner join core.months as months on months.month >= sizes.cohort_month
left join core.cohort_purchases as purchases
    on sizes.cohort_month = purchases.cohort_month and months.month = purchases.month
left join returned
    on sizes.cohort_month = returned.cohort_month and months.month = returned.month
