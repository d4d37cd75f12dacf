-- One row per comparison of a period with one before it and movement: how net sales got from the
-- one to the other. The last 90 days against the 90 before and the same a year before, twelve
-- months against the twelve before, and each of the last twelve whole months against the month
-- before; none where the history does not reach back. Orders of known customers move by customer;
-- returns and anonymous records, which nobody's orders hold, stand beside. Months are told by their
-- last day while rows are many.
with

history as (
    select min(order_date) as first_date from core.purchase_days
),

whole_months as (
    select month, last_day(month) as month_end
    from core.months
    where is_complete
    order by month desc
    limit 12
),

possible as (
    select
        'days_90' as comparison,
        getvariable('as_of_date') - 89 as first_date,
        getvariable('as_of_date') as last_date,
        getvariable('as_of_date') - 179 as before_first_date,
        getvariable('as_of_date') - 90 as before_last_date
    union all
    select
        'days_90_year' as comparison,
        getvariable('as_of_date') - 89 as first_date,
        getvariable('as_of_date') as last_date,
        getvariable('as_of_date') - 454 as before_first_date,
        getvariable('as_of_date') - 365 as before_last_date
    union all
    select
        'months_12' as comparison,
        getvariable('year_start_date') + 1 as first_date,
        getvariable('as_of_date') as last_date,
        (getvariable('as_of_date') - to_months(24))::date + 1 as before_first_date,
        getvariable('year_start_date') as before_last_date
    union all
    select
        'month' as comparison,
        month as first_date,
        month_end as last_date,
        (month - to_months(1))::date as before_first_date,
        month - 1 as before_last_date
    from whole_months
),

spans as (
    select possible.*
    from possible
    cross join history
    where possible.before_first_date >= history.first_date
        or (possible.comparison = 'month' and possible.before_last_date >= history.first_date)
),

days as (
    select customer_no, net_amount, order_date, first_order_date
    from core.purchase_days
    where order_date > (getvariable('as_of_date') - to_months(25))::date
),

-- Of each customer what they bought in the periods of days; null where they did not.
by_days as (
    select
        customer_no,
        min(first_order_date) as first_order_date,
        sum(case when order_date > getvariable('as_of_date') - 90 then net_amount end) as recent,
        sum(
            case
                when order_date between getvariable('as_of_date') - 179
                    and getvariable('as_of_date') - 90
                    then net_amount
            end
        ) as recent_before,
        sum(
            case
                when order_date between getvariable('as_of_date') - 454
                    and getvariable('as_of_date') - 365
                    then net_amount
            end
        ) as recent_year_before,
        sum(case when order_date > getvariable('year_start_date') then net_amount end) as year,
        sum(
            case
                when order_date > (getvariable('as_of_date') - to_months(24))::date
                    and order_date <= getvariable('year_start_date')
                    then net_amount
            end
        ) as year_before
    from days
    group by customer_no
),

by_month as (
    select
        customer_no,
        last_day(order_date) as month_end,
        last_day(first_order_date) as first_month_end,
        sum(net_amount) as net_amount
    from days
    where order_date >= (select min(month) - to_months(1) from whole_months)
    group by customer_no, last_day(order_date), last_day(first_order_date)
),

beside_months as (
    select
        *,
        lag(net_amount) over ahead as earlier_amount,
        lag(month_end) over ahead as earlier_month_end,
        lead(month_end) over ahead as later_month_end
    from by_month
    window ahead as (partition by customer_no order by month_end)
),

compared as (
    select
        'days_90' as comparison,
        getvariable('as_of_date') as last_date,
        first_order_date > getvariable('as_of_date') - 90 as is_new,
        recent as now_amount,
        recent_before as before_amount
    from by_days
    union all
    select
        'days_90_year' as comparison,
        getvariable('as_of_date') as last_date,
        first_order_date > getvariable('as_of_date') - 365 as is_new,
        recent as now_amount,
        recent_year_before as before_amount
    from by_days
    union all
    select
        'months_12' as comparison,
        getvariable('as_of_date') as last_date,
        first_order_date > getvariable('year_start_date') as is_new,
        year as now_amount,
        year_before as before_amount
    from by_days
    union all
    select
        'month' as comparison,
        month_end as last_date,
        first_month_end = month_end as is_new,
        net_amount as now_amount,
        case when last_day(earlier_month_end + 1) = month_end then earlier_amount end
            as before_amount
    from beside_months
    union all
    select
        'month' as comparison,
        last_day(month_end + 1) as last_date,
        false as is_new,
        null as now_amount,
        net_amount as before_amount
    from beside_months
    where later_month_end is distinct from last_day(month_end + 1)
),

moved as (
    select
        comparison,
        last_date,
        case
            when before_amount is null and is_new then 'new'
            when before_amount is null then 'reactivated'
            when now_amount is null then 'churned'
            when now_amount > before_amount then 'expanded'
            when now_amount < before_amount then 'contracted'
            else 'unchanged'
        end as movement,
        count(*) as customers,
        count(now_amount) as customers_now,
        count(before_amount) as customers_before,
        sum(coalesce(now_amount, 0)) as now_amount,
        sum(coalesce(before_amount, 0)) as before_amount
    from compared
    where now_amount is not null or before_amount is not null
    group by all
),

beside as (
    select
        spans.comparison,
        spans.last_date,
        coalesce(sum(days.net_amount - days.anonymous_net_amount) filter (
            where days.order_date between spans.first_date and spans.last_date
        ), 0) as returns_now,
        coalesce(sum(days.net_amount - days.anonymous_net_amount) filter (
            where days.order_date between spans.before_first_date and spans.before_last_date
        ), 0) as returns_before,
        coalesce(sum(days.anonymous_net_amount) filter (
            where days.order_date between spans.first_date and spans.last_date
        ), 0) as anonymous_now,
        coalesce(sum(days.anonymous_net_amount) filter (
            where days.order_date between spans.before_first_date and spans.before_last_date
        ), 0) as anonymous_before
    from spans
    cross join core.days_beside as days
    group by spans.comparison, spans.last_date
),

ends as (
    select
        comparison,
        last_date,
        sum(customers_now) as customers_now,
        sum(customers_before) as customers_before,
        sum(now_amount) as now_amount,
        sum(before_amount) as before_amount
    from moved
    group by comparison, last_date
),

grid as (
    select spans.*, movements.id as movement, movements.position
    from spans
    cross join definitions.terms as movements
    where movements.kind = 'movement'
)

select
    grid.comparison,
    grid.movement,
    grid.position::integer as position,
    case grid.movement
        when 'start' then coalesce(ends.customers_before, 0)
        when 'end' then coalesce(ends.customers_now, 0)
        when 'returns' then null
        when 'anonymous' then null
        else coalesce(moved.customers, 0)
    end::integer as customers,
    case grid.movement
        when 'start'
            then coalesce(ends.before_amount, 0)
                + coalesce(beside.returns_before + beside.anonymous_before, 0)
        when 'end'
            then coalesce(ends.now_amount, 0)
                + coalesce(beside.returns_now + beside.anonymous_now, 0)
        when 'returns' then coalesce(beside.returns_now - beside.returns_before, 0)
        when 'anonymous' then coalesce(beside.anonymous_now - beside.anonymous_before, 0)
        else coalesce(moved.now_amount - moved.before_amount, 0)
    end::decimal(18, 4) as net_amount,
    grid.first_date,
    grid.last_date,
    grid.before_first_date,
    grid.before_last_date
from grid
left join moved
    on grid.comparison = moved.comparison
    and grid.last_date = moved.last_date
    and grid.movement = moved.movement
left join ends on grid.comparison = ends.comparison and grid.last_date = ends.last_date
left join beside on grid.comparison = beside.comparison and grid.last_date = beside.last_date
