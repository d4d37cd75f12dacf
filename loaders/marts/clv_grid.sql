-- One row per tenth of the probability to be active and band of orders expected in a year.
select
    least(10, 1 + floor(10 * alive_probability))::integer as alive_band,
    case
        when expected_orders_365_days < 0.1 then 1
        when expected_orders_365_days < 0.5 then 2
        when expected_orders_365_days < 1 then 3
        when expected_orders_365_days < 2 then 4
        when expected_orders_365_days < 4 then 5
        when expected_orders_365_days < 8 then 6
        else 7
    end::integer as orders_band,
    count(*)::integer as customers,
    sum(clv_amount::decimal(18, 4))::double as clv_amount
from models.clv
where alive_probability is not null
group by alive_band, orders_band
