-- One row per side of a purchase (its delivery, a complaint about it, its main category) and group:
-- how many customers there are and how many of them did not order again within the days after which
-- churn begins. Each customer counts once, by the first purchase day of the year that ended so many
-- days before the as-of date, so that everybody is observed in full and frequent buyers do not
-- count more often. Groups smaller than the smallest cell are not told, categories from 50
-- customers.
with

bounds as (
    select
        getvariable('as_of_date') - churned_after_days as last_date,
        getvariable('as_of_date') - churned_after_days - 365 as before_date,
        churned_after_days
    from core.thresholds
),

judged as (
    select
        days.customer_no,
        days.order_date,
        coalesce(days.next_order_date - days.order_date > bounds.churned_after_days, true)
            as is_gone
    from core.purchase_days as days
    cross join bounds
    where days.order_date > bounds.before_date
        and days.order_date <= bounds.last_date
        and coalesce(days.order_date - days.gap_days <= bounds.before_date, true)
        and (
            getvariable('has_delivery')
            or getvariable('has_feedback')
            or getvariable('has_category')
        )
),

complaints as (
    select order_id, customer_id, given_at::date as given_date
    from staging.feedback
    where outcome = 'accepted'
        and lower(kind) = 'complaint'
        and given_at::date <= getvariable('as_of_date')
),

about_orders as (
    select distinct order_id from complaints where order_id is not null
),

-- A complaint that names no order is about the purchase up to 30 days before it.
about_days as (
    select distinct judged.customer_no
    from judged
    inner join core.customers as customers on judged.customer_no = customers.customer_no
    inner join complaints on customers.customer_id = complaints.customer_id
    where complaints.order_id is null
        and complaints.given_date between judged.order_date and judged.order_date + 30
),

bought as (
    select
        judged.customer_no,
        judged.is_gone,
        bool_or(orders.delivered_at::date > orders.promised_at::date) as is_late,
        count(about_orders.order_id) > 0 as has_complaint,
        arg_max(orders.main_category, (orders.net_amount, orders.order_id)) as category
    from judged
    inner join core.customers as customers on judged.customer_no = customers.customer_no
    inner join staging.orders as orders
        on customers.customer_id = orders.customer_id
        and judged.order_date = orders.order_date
        and orders.outcome = 'order'
    left join about_orders on orders.order_id = about_orders.order_id
    group by judged.customer_no, judged.is_gone
),

sides as (
    select
        'delivery' as side,
        case when is_late then 'late' else 'in_time' end as group_name,
        is_gone
    from bought
    where getvariable('has_delivery') and is_late is not null
    union all
    select
        'complaint' as side,
        case
            when bought.has_complaint or about_days.customer_no is not null then 'complaint'
            else 'no_complaint'
        end as group_name,
        bought.is_gone
    from bought
    left join about_days on bought.customer_no = about_days.customer_no
    where getvariable('has_feedback')
    union all
    select 'category' as side, category as group_name, is_gone
    from bought
    where getvariable('has_category') and category is not null
),

grouped as (
    select
        side,
        group_name,
        count(*) as customers,
        count(*) filter (where is_gone) as customers_gone
    from sides
    group by side, group_name
    having count(*) >= getvariable('smallest_cell_customers')
        and (side <> 'category' or count(*) >= 50)
),

ranked as (
    select
        *,
        row_number() over (
            partition by side
            order by
                case when group_name in ('late', 'complaint') then 0 else 1 end,
                customers desc,
                group_name
        ) as position
    from grouped
)

select
    side,
    group_name,
    position::integer as position,
    customers::integer as customers,
    customers_gone::integer as customers_gone
from ranked
where position <= 8
