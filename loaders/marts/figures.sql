-- One row per figure of the overview: in the 90 days that end on the as-of date, the 90 days before
-- and the same 90 days 365 days earlier; absent where the history does not reach back. A target set
-- per month, quarter or year is spread evenly over its days.
with

periods as (
    select 'value' as period, getvariable('as_of_date') as last_date
    union all
    select 'previous_value' as period, getvariable('as_of_date') - 90 as last_date
    union all
    select 'year_before_value' as period, getvariable('as_of_date') - 365 as last_date
),

history as (
    select min(order_date) as first_date from core.purchase_days
),

days as (
    select
        order_date,
        sum(orders) as orders,
        sum(net_amount) as net_amount,
        count(*) filter (where purchase_number = 1) as new_customers,
        count(*) filter (where purchase_number = 2) as new_repeaters
    from core.purchase_days
    group by order_date
),

beside as (
    select order_date, net_amount
    from core.days_beside
),

flows as (
    select
        periods.period,
        sum(days.orders) as orders,
        sum(days.net_amount) as order_amount,
        sum(days.new_customers) as new_customers
    from periods
    inner join days
        on days.order_date > periods.last_date - 90 and days.order_date <= periods.last_date
    group by periods.period
),

besides as (
    select periods.period, sum(beside.net_amount) as net_amount
    from periods
    inner join beside
        on beside.order_date > periods.last_date - 90 and beside.order_date <= periods.last_date
    group by periods.period
),

-- Active on a date is who bought within the days that do not yet put at risk: of each customer just
-- the last purchase day up to it is looked at.
actives as (
    select periods.period, count(*) as active_customers
    from periods
    cross join core.thresholds as thresholds
    inner join core.purchase_days as days
        on days.order_date <= periods.last_date
        and days.order_date >= periods.last_date - thresholds.at_risk_after_days
        and coalesce(days.next_order_date, date '9999-12-31') > periods.last_date
    group by periods.period
),

buyers as (
    select
        periods.period,
        sum(days.new_repeaters) / sum(days.new_customers) as repurchase_rate
    from periods
    inner join days on days.order_date <= periods.last_date
    group by periods.period
),

stocks as (
    select
        buyers.period,
        buyers.repurchase_rate,
        coalesce(actives.active_customers, 0) as active_customers
    from buyers
    left join actives on buyers.period = actives.period
),

joined as (
    select
        periods.period,
        periods.last_date - 89 >= history.first_date as is_covered,
        stocks.active_customers,
        stocks.repurchase_rate,
        coalesce(flows.orders, 0) as orders,
        coalesce(flows.order_amount, 0) as order_amount,
        coalesce(flows.order_amount, 0) + coalesce(besides.net_amount, 0) as net_amount,
        coalesce(flows.new_customers, 0) as new_customers
    from periods
    cross join history
    left join flows on periods.period = flows.period
    left join besides on periods.period = besides.period
    left join stocks on periods.period = stocks.period
),

measured as (
    select
        period,
        'active_customers' as figure,
        'customers' as unit,
        active_customers::double as value
    from joined where is_covered or period = 'value'
    union all
    select period, 'orders' as figure, 'orders' as unit, orders::double as value
    from joined where is_covered or period = 'value'
    union all
    select period, 'net_amount' as figure, 'money' as unit, net_amount::double as value
    from joined where is_covered or period = 'value'
    union all
    select
        period,
        'average_order_amount' as figure,
        'money' as unit,
        order_amount::double / nullif(orders, 0) as value
    from joined where is_covered or period = 'value'
    union all
    select period, 'new_customers' as figure, 'customers' as unit, new_customers::double as value
    from joined where is_covered or period = 'value'
    union all
    select period, 'repurchase_rate' as figure, 'share' as unit, repurchase_rate::double as value
    from joined where is_covered or period = 'value'
),

targets as (
    select
        target.figure,
        target.per,
        case target.per
            when 'month' then target.amount * 12 * 90 / 365
            when 'quarter' then target.amount * 4 * 90 / 365
            when 'year' then target.amount * 90 / 365
            else target.amount
        end as target_value
    from (select unnest(getvariable('targets')) as target)
)

select
    measured.figure,
    any_value(measured.unit) as unit,
    any_value(targets.per) as target_per,
    max(measured.value) filter (where measured.period = 'value') as value,
    max(measured.value) filter (where measured.period = 'previous_value') as previous_value,
    max(measured.value) filter (where measured.period = 'year_before_value') as year_before_value,
    any_value(targets.target_value) as target_value
from measured
left join targets on measured.figure = targets.figure
group by measured.figure
