-- One row per calendar month from the first order to the as-of date, months counted from year 0.
with

bounds as (
    select
        min(order_date) as first_date,
        getvariable('as_of_date') as last_date
    from core.purchase_days
),

numbered as (
    select unnest(range(
        12 * year(first_date) + month(first_date) - 1,
        12 * year(last_date) + month(last_date)
    )) as month_number
    from bounds
    where first_date is not null
)

select
    month_number::integer as month_number,
    last_day(make_date(month_number // 12, month_number % 12 + 1, 1)) <= getvariable('as_of_date')
        as is_complete,
    make_date(month_number // 12, month_number % 12 + 1, 1) as month
from numbered
