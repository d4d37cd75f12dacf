-- What the parts of either split of a change of net sales contribute is the change.
with

told as (
    select base, split, sum(amount) as amount
    from core.sales_drivers
    group by base, split
),

money as (
    select order_date, net_amount from core.purchase_days
    union all
    select order_date, net_amount from core.days_beside
),

totals as (
    select
        sum(net_amount) filter (
            where order_date > getvariable('as_of_date') - 90
        ) as net_amount,
        sum(net_amount) filter (
            where order_date > getvariable('as_of_date') - 180
            and order_date <= getvariable('as_of_date') - 90
        ) as previous_amount,
        sum(net_amount) filter (
            where order_date > getvariable('as_of_date') - 455
            and order_date <= getvariable('as_of_date') - 365
        ) as year_before_amount
    from money
    where order_date > getvariable('as_of_date') - 455
        and order_date <= getvariable('as_of_date')
)

select
    told.base,
    told.split,
    told.amount,
    totals.net_amount
        - if(told.base = 'previous', totals.previous_amount, totals.year_before_amount) as change
from told
cross join totals
where not coalesce(
    abs(
        told.amount - totals.net_amount
        + if(told.base = 'previous', totals.previous_amount, totals.year_before_amount)
    ) <= 0.01,
    false
)
