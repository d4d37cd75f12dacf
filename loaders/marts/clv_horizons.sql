-- One row per stretch of days after the as-of date.
select
    forecast.position::integer as days_ahead,
    (select count(*) from models.clv)::integer as customers,
    round(forecast.expected_orders, 6) as expected_orders,
    round(forecast.expected_orders_low, 6) as expected_orders_low,
    round(forecast.expected_orders_high, 6) as expected_orders_high,
    round(forecast.expected_amount, 4) as expected_amount,
    round(forecast.expected_amount_low, 4) as expected_amount_low,
    round(forecast.expected_amount_high, 4) as expected_amount_high,
    (getvariable('as_of_date') + forecast.position)::timestamp_ms as to_date
from models.forecast as forecast
where forecast.division = 'horizon'
