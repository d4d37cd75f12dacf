-- One row per calendar month from the first record that counts to the as-of date.
with

bounds as (
    select min(first_date) as first_date
    from staging.customer_records
    where outcome in ('order', 'anonymous_order', 'return', 'anonymous_return')
),

numbered as (
    select unnest(
        generate_series(
            date_trunc('month', first_date), getvariable('as_of_date'), interval 1 month
        )
    )::date as month
    from bounds
    where first_date is not null
)

select
    last_day(month) <= getvariable('as_of_date') as is_complete,
    month
from numbered
