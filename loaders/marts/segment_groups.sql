-- One row per segment, scores of recency and frequency, and lifecycle stage that any buyer has.
select
    scores.segment,
    stages.stage as lifecycle_stage,
    scores.recency_score,
    scores.frequency_score,
    count(*)::integer as customers
from core.rfm_scores as scores
inner join core.customer_stages as stages on scores.customer_no = stages.customer_no
where scores.moment = 'now'
group by scores.segment, stages.stage, scores.recency_score, scores.frequency_score
