-- One row per customer with a valid order, each number as marts customers, rfm and customer_matrix
-- have it.
select
    customer_key,
    segment,
    stage as lifecycle_stage,
    tier,
    region,
    days_since_last_order,
    order_count,
    recency_score,
    frequency_score,
    monetary_score,
    net_amount::double as net_amount,
    year_net_amount::double as trailing_year_net_amount,
    margin_amount::double as margin_amount,
    coalesce(segment_before, 'none') as segment_before,
    quadrant,
    first_channel,
    first_category,
    year_order_count as trailing_year_orders,
    referred_customers,
    importance,
    value,
    (net_amount - net_amount_before)::double as net_amount_since,
    net_amount_of_period_before::double as net_amount_before,
    value_amount::double as value_amount,
    round(clv_amount, 4) as clv_amount,
    round(alive_probability, 6) as alive_probability,
    is_strategic
from models.profiles
where order_count > 0
