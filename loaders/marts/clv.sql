-- One row per customer with a valid order.
with

chosen as (
    select max(model) as model
    from models.choices
    where is_chosen and model <> 'gamma_gamma'
)

select
    profiles.customer_key,
    case when clv.customer_no is null then 'none' else chosen.model end as model,
    profiles.segment,
    case
        when clv.alive_probability >= 0.8 then 'low'
        when clv.alive_probability >= 0.5 then 'medium'
        when clv.alive_probability >= 0.2 then 'high'
        when clv.alive_probability is not null then 'lost'
    end as churn_risk,
    round(clv.alive_probability, 6) as alive_probability,
    round(clv.expected_orders_30_days, 6) as expected_orders_30_days,
    round(clv.expected_orders_90_days, 6) as expected_orders_90_days,
    round(clv.expected_orders_365_days, 6) as expected_orders_365_days,
    round(clv.expected_order_amount, 4) as expected_order_amount,
    round(clv.clv_amount, 4) as clv_amount,
    round(clv.clv_amount_low, 4) as clv_amount_low,
    round(clv.clv_amount_high, 4) as clv_amount_high,
    round(clv.amount_at_risk, 4) as amount_at_risk,
    (getvariable('as_of_date') + ceil(clv.next_order_days)::integer)::timestamp_ms
        as expected_next_order_date
from models.profiles as profiles
cross join chosen
left join models.clv as clv on profiles.customer_no = clv.customer_no
where profiles.order_count > 0
