-- One row per segment and buyer in it, largest net sales first; of each segment at most a fifth of
-- `page_customers`, the largest.
with

placed as (
    select
        scores.customer_no,
        row_number() over (
            partition by scores.segment
            order by facts.net_amount desc, scores.customer_no
        ) as place
    from core.rfm_scores as scores
    inner join core.customer_facts as facts on scores.customer_no = facts.customer_no
    where scores.moment = 'now'
),

told as (
    select customer_no, place
    from placed
    where place <= getvariable('page_customers') / 5
)

select
    scores.segment,
    keys.customer_key,
    stages.stage as lifecycle_stage,
    tiers.tier,
    labels.region,
    scores.days_since_last_order,
    scores.order_count,
    scores.recency_score,
    scores.frequency_score,
    scores.monetary_score,
    facts.net_amount::double as net_amount,
    facts.year_net_amount::double as trailing_year_net_amount,
    facts.margin_amount::double as margin_amount,
    told.place::integer as place
from told
inner join core.rfm_scores as scores
    on told.customer_no = scores.customer_no and scores.moment = 'now'
inner join core.customer_facts as facts on told.customer_no = facts.customer_no
inner join core.customer_keys as keys on told.customer_no = keys.customer_no
inner join core.customer_stages as stages on told.customer_no = stages.customer_no
inner join core.labels as labels on told.customer_no = labels.customer_no
inner join models.tier_ratings as tiers on told.customer_no = tiers.customer_no
