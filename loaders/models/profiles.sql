-- One row per known customer, in the order of their published keys: all that marts tell of each,
-- joined once. BG/NBD lets nobody leave before a second purchase day, so of those with one it says
-- nothing, and neither do alive_probability and churn_risk.
with

published as (
    select coalesce(max(model), 'none') as model
    from models.choices
    where is_chosen and model <> 'gamma_gamma'
),

facts as (
    select facts.*, published.model <> 'bg_nbd' or facts.purchase_days > 1 as may_have_left
    from core.customer_facts as facts
    cross join published
)

select
    facts.customer_no,
    keys.customer_key,
    stages.stage,
    scores.segment,
    before.segment as segment_before,
    tiers.tier,
    positions.quadrant,
    labels.region,
    labels.first_channel,
    labels.first_category,
    case
        when not facts.may_have_left then null
        when clv.alive_probability >= 0.8 then 'low'
        when clv.alive_probability >= 0.5 then 'medium'
        when clv.alive_probability >= 0.2 then 'high'
        when clv.alive_probability is not null then 'lost'
    end as churn_risk,
    facts.days_since_last_order,
    facts.order_count,
    facts.year_order_count,
    facts.purchase_days,
    facts.median_gap_days,
    facts.long_gap_days,
    facts.order_amount,
    facts.net_amount,
    facts.net_amount_before,
    facts.net_amount_of_period_before,
    facts.year_net_amount,
    facts.margin_amount,
    facts.year_margin_amount,
    scores.recency_score,
    scores.frequency_score,
    scores.monetary_score,
    tiers.value_amount,
    positions.importance,
    positions.value,
    positions.sales_rank,
    positions.referral_rank,
    positions.referred_customers,
    case when facts.may_have_left then clv.alive_probability end as alive_probability,
    clv.clv_amount,
    clv.amount_at_risk,
    positions.is_strategic,
    facts.first_order_date,
    facts.last_order_date
from facts
inner join core.customer_keys as keys on facts.customer_no = keys.customer_no
inner join core.customer_stages as stages on facts.customer_no = stages.customer_no
inner join core.labels as labels on facts.customer_no = labels.customer_no
left join core.rfm_scores as scores
    on facts.customer_no = scores.customer_no and scores.moment = 'now'
left join core.rfm_scores as before
    on facts.customer_no = before.customer_no and before.moment = 'before'
left join models.tier_ratings as tiers on facts.customer_no = tiers.customer_no
left join models.quadrants as positions on facts.customer_no = positions.customer_no
left join models.clv as clv on facts.customer_no = clv.customer_no
order by keys.customer_key
