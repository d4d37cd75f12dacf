-- One row per past date from which models forecast what is known by now: the latest as many days
-- back as a forecast reaches, then every so many days, while the history before it is as long as
-- the gate asks.
with

history as (
    select min(order_date) as first_date
    from core.purchase_days
),

numbered as (
    select
        unnest(range(1, getvariable('holdout_cuts')::integer + 1))::integer as cut,
        first_date
    from history
),

dated as (
    select
        cut,
        getvariable('as_of_date') - cut * getvariable('holdout_days')::integer as cut_date,
        first_date
    from numbered
)

select
    cut,
    getvariable('holdout_days')::integer as horizon_days,
    cut_date,
    cut_date + getvariable('holdout_days')::integer as until_date
from dated
where cut_date - first_date >= getvariable('gate_history_days')
