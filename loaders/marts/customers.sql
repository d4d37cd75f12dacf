-- One row per known customer.
select
    keys.customer_key,
    stages.stage as lifecycle_stage,
    scores.segment,
    tiers.tier,
    quadrants.quadrant,
    labels.region,
    labels.first_channel,
    labels.first_category,
    facts.days_since_last_order,
    facts.order_count,
    facts.purchase_days,
    facts.net_amount::double as net_amount,
    facts.margin_amount::double as margin_amount,
    facts.order_amount::double / nullif(facts.order_count, 0) as average_order_amount,
    facts.year_net_amount::double as trailing_year_net_amount,
    facts.median_gap_days,
    facts.first_order_date::timestamp_ms as first_order_date,
    facts.last_order_date::timestamp_ms as last_order_date
from core.customer_facts as facts
inner join core.customer_keys as keys on facts.customer_no = keys.customer_no
inner join core.customer_stages as stages on facts.customer_no = stages.customer_no
inner join core.labels as labels on facts.customer_no = labels.customer_no
left join core.rfm_scores as scores
    on facts.customer_no = scores.customer_no and scores.moment = 'now'
left join core.tier_ratings as tiers on facts.customer_no = tiers.customer_no
left join core.quadrants as quadrants on facts.customer_no = quadrants.customer_no
