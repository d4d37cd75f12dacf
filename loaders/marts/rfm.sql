-- One row per customer with a valid order.
select
    customer_key,
    segment,
    coalesce(segment_before, 'none') as segment_before,
    days_since_last_order,
    order_count,
    net_amount::double as net_amount,
    (net_amount - net_amount_before)::double as net_amount_since,
    net_amount_of_period_before::double as net_amount_before,
    recency_score,
    frequency_score,
    monetary_score
from models.profiles
where order_count > 0
