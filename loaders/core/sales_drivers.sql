-- One row per base period, split of the change of net sales, and part of the split: how much of the
-- change against the base it makes. The orders' money is buyers × orders per buyer × average order;
-- what each factor contributes is its logarithm's change times the logarithmic mean of the money
-- (Ang, "The LMDI approach to decomposition analysis", 2005), so that nothing is left over.
with

periods as (
    select 'now' as period, getvariable('as_of_date') as last_date
    union all
    select 'previous' as period, getvariable('as_of_date') - 90 as last_date
    union all
    select 'year_before' as period, getvariable('as_of_date') - 365 as last_date
),

history as (
    select min(order_date) as first_date from core.purchase_days
),

bought as (
    select
        periods.period,
        sum(days.orders) as orders,
        count(*) filter (
            where coalesce(days.next_order_date, date '9999-12-31') > periods.last_date
        ) as buyers,
        sum(days.net_amount) as order_amount,
        coalesce(
            sum(days.net_amount) filter (where days.first_order_date > periods.last_date - 90), 0
        ) as new_amount
    from periods
    inner join core.purchase_days as days
        on days.order_date > periods.last_date - 90 and days.order_date <= periods.last_date
    cross join history
    where periods.last_date - 89 >= history.first_date or periods.period = 'now'
    group by periods.period
),

besides as (
    select periods.period, sum(beside.net_amount) as net_amount
    from periods
    inner join core.days_beside as beside
        on beside.order_date > periods.last_date - 90 and beside.order_date <= periods.last_date
    group by periods.period
),

sides as (
    select
        bought.period,
        bought.buyers::double as buyers,
        bought.orders::double / bought.buyers as orders_per_buyer,
        bought.order_amount::double / bought.orders as average_order_amount,
        bought.order_amount::double as order_amount,
        bought.new_amount::double as new_amount,
        (bought.order_amount - bought.new_amount)::double as earlier_amount,
        coalesce(besides.net_amount, 0)::double as beside_amount
    from bought
    left join besides on bought.period = besides.period
    where bought.order_amount > 0
),

compared as (
    select
        before.period as base,
        sides as side,
        before,
        case
            when sides.order_amount = before.order_amount then sides.order_amount
            else (sides.order_amount - before.order_amount)
                / ln(sides.order_amount / before.order_amount)
        end as mean_amount
    from sides
    inner join sides as before on sides.period = 'now' and before.period <> 'now'
),

parts as (
    select
        base,
        unnest([
            {
                split: 'factors', part: 'buyers', position: 1,
                value: side.buyers, value_before: before.buyers,
                amount: mean_amount * ln(side.buyers / before.buyers)
            },
            {
                split: 'factors', part: 'orders_per_buyer', position: 2,
                value: side.orders_per_buyer, value_before: before.orders_per_buyer,
                amount: mean_amount * ln(side.orders_per_buyer / before.orders_per_buyer)
            },
            {
                split: 'factors', part: 'average_order_amount', position: 3,
                value: side.average_order_amount, value_before: before.average_order_amount,
                amount: mean_amount * ln(side.average_order_amount / before.average_order_amount)
            },
            {
                split: 'factors', part: 'beside', position: 4,
                value: side.beside_amount, value_before: before.beside_amount,
                amount: side.beside_amount - before.beside_amount
            },
            {
                split: 'people', part: 'earlier_customers', position: 5,
                value: side.earlier_amount, value_before: before.earlier_amount,
                amount: side.earlier_amount - before.earlier_amount
            },
            {
                split: 'people', part: 'new_customers', position: 6,
                value: side.new_amount, value_before: before.new_amount,
                amount: side.new_amount - before.new_amount
            },
            {
                split: 'people', part: 'beside', position: 7,
                value: side.beside_amount, value_before: before.beside_amount,
                amount: side.beside_amount - before.beside_amount
            }
        ]) as part
    from compared
)

select
    base,
    part.split as split,
    part.part as part,
    part.position::integer as position,
    part.value as value,
    part.value_before as value_before,
    round(part.amount, 4)::decimal(18, 4) as amount
from parts
