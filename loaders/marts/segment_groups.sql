-- One row per segment, scores of recency and frequency, and lifecycle stage that any buyer has.
select
    segment,
    stage as lifecycle_stage,
    recency_score,
    frequency_score,
    count(*)::integer as customers
from models.profiles
where order_count > 0
group by segment, stage, recency_score, frequency_score
