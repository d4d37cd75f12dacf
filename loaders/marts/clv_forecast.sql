-- One row per segment on the as-of date (and total) and month after it.
with

sizes as (
    select
        coalesce(segments.position, 0) as position,
        count(*) as customers,
        sum(clv.alive_probability::decimal(18, 6)) as alive_customers
    from models.clv as clv
    inner join core.rfm_scores as scores
        on clv.customer_no = scores.customer_no and scores.moment = 'now'
    left join definitions.segments as segments on scores.segment = segments.segment
    group by rollup (segments.position)
)

select
    coalesce(segments.segment, 'total') as segment,
    forecast.month_number,
    sizes.customers::integer as customers,
    sizes.alive_customers::double as alive_customers,
    round(forecast.expected_orders, 6) as expected_orders,
    round(forecast.expected_orders_low, 6) as expected_orders_low,
    round(forecast.expected_orders_high, 6) as expected_orders_high,
    round(forecast.expected_amount, 4) as expected_amount,
    round(forecast.expected_amount_low, 4) as expected_amount_low,
    round(forecast.expected_amount_high, 4) as expected_amount_high,
    (getvariable('as_of_date') + 1 + to_months(forecast.month_number - 1))::date::timestamp_ms
        as from_date,
    ((getvariable('as_of_date') + 1 + to_months(forecast.month_number))::date - 1)::timestamp_ms
        as to_date
from models.forecast as forecast
inner join sizes
    on sizes.position = case when forecast.division = 'total' then 0 else forecast.position end
left join definitions.segments as segments
    on forecast.division = 'segment' and forecast.position = segments.position
where forecast.month_number > 0
