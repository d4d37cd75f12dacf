-- One row per customer with a valid order, each number as marts customers, rfm and customer_matrix
-- have it.
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
    scores.segment,
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
    coalesce(before.segment, 'none') as segment_before,
    quadrants.quadrant,
    labels.first_channel,
    labels.first_category,
    facts.year_order_count as trailing_year_orders,
    positions.referred_customers,
    positions.importance,
    positions.value,
    (facts.net_amount - facts.net_amount_before)::double as net_amount_since,
    facts.net_amount_of_period_before::double as net_amount_before,
    tiers.value_amount::double as value_amount,
    round(clv.clv_amount, 4) as clv_amount,
    round(known.alive_probability, 6) as alive_probability,
    positions.is_strategic
from core.rfm_scores as scores
inner join core.customer_keys as keys on scores.customer_no = keys.customer_no
inner join core.customer_facts as facts on scores.customer_no = facts.customer_no
inner join core.customer_stages as stages on scores.customer_no = stages.customer_no
inner join core.labels as labels on scores.customer_no = labels.customer_no
inner join models.matrix_positions as positions on scores.customer_no = positions.customer_no
inner join models.quadrants as quadrants on scores.customer_no = quadrants.customer_no
inner join models.tier_ratings as tiers on scores.customer_no = tiers.customer_no
left join models.clv as clv on scores.customer_no = clv.customer_no
left join known on scores.customer_no = known.customer_no
left join core.rfm_scores as before
    on scores.customer_no = before.customer_no and before.moment = 'before'
where scores.moment = 'now'
