-- One row per cohort (month of the first order) and later month up to the as-of month, whether or not
-- anybody bought; returns count in the month in which they came back.
with

sizes as (
    select first_month_number as cohort_month_number, count(*) as cohort_customers
    from core.customer_months
    where month_number = first_month_number
    group by first_month_number
),

purchases as (
    select
        first_month_number as cohort_month_number,
        month_number,
        count(*) as active_customers,
        sum(orders) as orders,
        sum(net_amount) as net_amount,
        case when count(*) = count(margin_amount) then sum(margin_amount) end as margin_amount,
        count(*) > count(margin_amount) as is_margin_unknown
    from core.customer_months
    group by first_month_number, month_number
),

returned as (
    select
        firsts.first_month_number as cohort_month_number,
        greatest(
            12 * year(returns.order_date) + month(returns.order_date) - 1,
            firsts.first_month_number
        ) as month_number,
        sum(returns.net_amount) as net_amount,
        sum(returns.margin_amount) as margin_amount,
        count(*) > count(returns.margin_amount) as is_margin_unknown
    from core.returns as returns
    inner join core.customer_months as firsts
        on returns.customer_no = firsts.customer_no
        and firsts.month_number = firsts.first_month_number
    group by 1, 2
)

select
    sizes.cohort_month_number::integer as cohort_month_number,
    months.month_number::integer as month_number,
    sizes.cohort_customers::integer as cohort_customers,
    coalesce(purchases.active_customers, 0)::integer as active_customers,
    coalesce(purchases.orders, 0)::integer as orders,
    (coalesce(purchases.net_amount, 0) + coalesce(returned.net_amount, 0))::decimal(18, 4)
        as net_amount,
    case
        when getvariable('value_basis') = 'margin'
            and not coalesce(purchases.is_margin_unknown, false)
            and not coalesce(returned.is_margin_unknown, false)
            then (coalesce(purchases.margin_amount, 0) + coalesce(returned.margin_amount, 0))
    end::decimal(18, 4) as margin_amount,
    months.is_complete,
    months.month
from sizes
inner join core.months as months on months.month_number >= sizes.cohort_month_number
left join purchases
    on sizes.cohort_month_number = purchases.cohort_month_number
    and months.month_number = purchases.month_number
left join returned
    on sizes.cohort_month_number = returned.cohort_month_number
    and months.month_number = returned.month_number
