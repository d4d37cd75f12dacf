-- One row per past date (see holdout_cuts) and customer with a valid order by then: what was known
-- of them on it, the equally long period before it, and what came after it. Of more customers than
-- holdout_customers every so many is looked at, in the order of their numbers, which is that of
-- their ids. band is the quarter by days since the last order beside that by orders, 0 to 15.
with

counted as (
    select greatest(1, ceil(count(*) / getvariable('holdout_customers')))::integer as every
    from core.customer_facts
    where purchase_days > 0
),

-- Days are joined to past dates by the remainder, for a join by dates alone would sort them first.
cuts as (
    select cut, horizon_days, 0 as remainder, cut_date, until_date
    from core.holdout_cuts
),

days as (
    select
        days.customer_no,
        days.purchase_number,
        days.orders,
        days.gap_days,
        days.net_amount,
        days.margin_amount,
        days.customer_no % counted.every as remainder,
        days.order_date,
        days.first_order_date
    from core.purchase_days as days
    cross join counted
),

known as (
    select
        cuts.cut,
        days.customer_no,
        max(days.purchase_number) filter (where days.order_date <= cuts.cut_date) - 1
            as repeat_purchase_days,
        max(days.order_date) filter (where days.order_date <= cuts.cut_date)
            as last_order_date,
        any_value(days.first_order_date) as first_order_date,
        any_value(cuts.cut_date) as cut_date,
        sum(days.orders) filter (where days.order_date <= cuts.cut_date) as orders,
        sum(days.net_amount) filter (where days.order_date <= cuts.cut_date) as order_amount,
        sum(days.net_amount) filter (
            where days.order_date > cuts.cut_date - 365 and days.order_date <= cuts.cut_date
        ) as year_amount,
        quantile_cont(days.gap_days, 0.9) filter (where days.order_date <= cuts.cut_date)
            as long_gap_days,
        count(*) filter (
            where days.order_date > cuts.cut_date - cuts.horizon_days
                and days.order_date <= cuts.cut_date
        ) as purchase_days_before,
        sum(days.orders) filter (
            where days.order_date > cuts.cut_date - cuts.horizon_days
                and days.order_date <= cuts.cut_date
        ) as orders_before,
        sum(days.net_amount) filter (
            where days.order_date > cuts.cut_date - cuts.horizon_days
                and days.order_date <= cuts.cut_date
        ) as amount_before,
        count(*) filter (where days.order_date > cuts.cut_date) as purchase_days_after,
        sum(days.orders) filter (where days.order_date > cuts.cut_date) as orders_after,
        sum(days.net_amount) filter (where days.order_date > cuts.cut_date) as amount_after,
        sum(days.margin_amount) filter (where days.order_date > cuts.cut_date)
            as margin_after
    from days
    inner join cuts
        on days.remainder = cuts.remainder
        and days.first_order_date <= cuts.cut_date
        and days.order_date <= cuts.until_date
    group by cuts.cut, days.customer_no
),

order_counts as (
    select cut, orders, count(*) as customers
    from known
    group by cut, orders
),

order_bands as (
    select
        cut,
        orders,
        least(
            3,
            floor(
                4 * (sum(customers) over (partition by cut order by orders) - customers)
                / sum(customers) over (partition by cut)
            )
        ) as band
    from order_counts
),

day_counts as (
    select cut, last_order_date, count(*) as customers
    from known
    group by cut, last_order_date
),

day_bands as (
    select
        cut,
        last_order_date,
        least(
            3,
            floor(
                4 * (
                    sum(customers) over (partition by cut order by last_order_date) - customers
                )
                / sum(customers) over (partition by cut)
            )
        ) as band
    from day_counts
)

select
    known.cut,
    known.customer_no,
    known.repeat_purchase_days::integer as repeat_purchase_days,
    (known.last_order_date - known.first_order_date)::integer as last_purchase_age_days,
    (known.cut_date - known.first_order_date)::integer as age_days,
    known.orders::integer as orders,
    (4 * day_bands.band + order_bands.band)::integer as band,
    known.long_gap_days::double as long_gap_days,
    known.order_amount::decimal(18, 4) as order_amount,
    coalesce(known.year_amount, 0)::decimal(18, 4) as year_amount,
    known.purchase_days_before::integer as purchase_days_before,
    coalesce(known.orders_before, 0)::integer as orders_before,
    coalesce(known.amount_before, 0)::decimal(18, 4) as amount_before,
    known.purchase_days_after::integer as purchase_days_after,
    coalesce(known.orders_after, 0)::integer as orders_after,
    coalesce(known.amount_after, 0)::decimal(18, 4) as amount_after,
    coalesce(known.margin_after, 0)::decimal(18, 4) as margin_after
from known
inner join order_bands on known.cut = order_bands.cut and known.orders = order_bands.orders
inner join day_bands
    on known.cut = day_bands.cut and known.last_order_date = day_bands.last_order_date
