-- One row per customer with a valid order.
select
    keys.customer_key,
    scores.segment,
    coalesce(before.segment, 'none') as segment_before,
    scores.days_since_last_order,
    scores.order_count,
    scores.net_amount::double as net_amount,
    (facts.net_amount - facts.net_amount_before)::double as net_amount_since,
    facts.net_amount_of_period_before::double as net_amount_before,
    scores.recency_score,
    scores.frequency_score,
    scores.monetary_score
from core.rfm_scores as scores
inner join core.customer_keys as keys on scores.customer_no = keys.customer_no
inner join core.customer_facts as facts on scores.customer_no = facts.customer_no
left join core.rfm_scores as before
    on scores.customer_no = before.customer_no and before.moment = 'before'
where scores.moment = 'now'
