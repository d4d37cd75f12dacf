-- One row per known customer. BG/NBD lets nobody leave before a second purchase day, so of those
-- with one it says nothing, and neither does the table.
with

published as (
    select coalesce(max(model), 'none') as model
    from models.choices
    where is_chosen and model <> 'gamma_gamma'
),

known as (
    select clv.customer_no, clv.alive_probability
    from models.clv as clv
    inner join core.customer_facts as facts on clv.customer_no = facts.customer_no
    cross join published
    where published.model <> 'bg_nbd' or facts.purchase_days > 1
)

select
    keys.customer_key,
    stages.stage as lifecycle_stage,
    scores.segment,
    tiers.tier,
    quadrants.quadrant,
    labels.region,
    labels.first_channel,
    labels.first_category,
    case
        when known.alive_probability >= 0.8 then 'low'
        when known.alive_probability >= 0.5 then 'medium'
        when known.alive_probability >= 0.2 then 'high'
        when known.alive_probability is not null then 'lost'
    end as churn_risk,
    facts.days_since_last_order,
    facts.order_count,
    facts.purchase_days,
    facts.net_amount::double as net_amount,
    facts.margin_amount::double as margin_amount,
    facts.order_amount::double / nullif(facts.order_count, 0) as average_order_amount,
    facts.year_net_amount::double as trailing_year_net_amount,
    tiers.value_amount::double as value_amount,
    round(known.alive_probability, 6) as alive_probability,
    round(clv.clv_amount, 4) as clv_amount,
    facts.median_gap_days,
    facts.first_order_date::timestamp_ms as first_order_date,
    facts.last_order_date::timestamp_ms as last_order_date
from core.customer_facts as facts
inner join core.customer_keys as keys on facts.customer_no = keys.customer_no
inner join core.customer_stages as stages on facts.customer_no = stages.customer_no
inner join core.labels as labels on facts.customer_no = labels.customer_no
left join core.rfm_scores as scores
    on facts.customer_no = scores.customer_no and scores.moment = 'now'
left join models.tier_ratings as tiers on facts.customer_no = tiers.customer_no
left join models.clv as clv on facts.customer_no = clv.customer_no
left join known on facts.customer_no = known.customer_no
left join models.quadrants as quadrants on facts.customer_no = quadrants.customer_no
