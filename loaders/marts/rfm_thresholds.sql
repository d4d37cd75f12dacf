-- One row per measure and score that at least one customer has.
with

measured as (
    select
        'recency' as measure,
        recency_score as score,
        days_since_last_order::double as value
    from core.rfm_scores
    where moment = 'now'
    union all
    select 'frequency' as measure, frequency_score as score, order_count::double as value
    from core.rfm_scores
    where moment = 'now'
    union all
    select 'monetary' as measure, monetary_score as score, net_amount::double as value
    from core.rfm_scores
    where moment = 'now'
)

select
    measure,
    score,
    count(*)::integer as customers,
    min(value) as lowest_value,
    max(value) as highest_value
from measured
group by measure, score
