-- One row per customer with a valid order.
select
    keys.customer_key,
    scores.segment,
    scores.days_since_last_order,
    scores.order_count,
    scores.net_amount::double as net_amount,
    scores.recency_score,
    scores.frequency_score,
    scores.monetary_score
from core.rfm_scores as scores
inner join core.customer_keys as keys on scores.customer_no = keys.customer_no
where scores.moment = 'now'
