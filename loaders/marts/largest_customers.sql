-- One row per listed customer of a source that knows more customers than `page_customers`: so many,
-- those with the largest net sales, each number as mart customers has it. None where pages hold
-- everybody.
with

largest as (
    select customer_no
    from core.customer_facts
    order by net_amount desc, customer_no
    limit (
        select case
            when count(*) > getvariable('page_customers') then getvariable('page_customers')
            else 0
        end
        from core.customer_facts
    )
),

listed as (
    select
        facts.customer_no,
        facts.days_since_last_order,
        facts.order_count,
        facts.purchase_days,
        facts.net_amount,
        facts.margin_amount,
        facts.order_amount,
        facts.year_net_amount,
        facts.median_gap_days,
        facts.first_order_date,
        facts.last_order_date
    from largest
    inner join core.customer_facts as facts on largest.customer_no = facts.customer_no
),

published as (
    select coalesce(max(model), 'none') as model
    from models.choices
    where is_chosen and model <> 'gamma_gamma'
),

known as (
    select clv.customer_no, clv.alive_probability
    from models.clv as clv
    inner join listed on clv.customer_no = listed.customer_no
    cross join published
    where published.model <> 'bg_nbd' or listed.purchase_days > 1
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
    listed.days_since_last_order,
    listed.order_count,
    listed.purchase_days,
    listed.net_amount::double as net_amount,
    listed.margin_amount::double as margin_amount,
    listed.order_amount::double / nullif(listed.order_count, 0) as average_order_amount,
    listed.year_net_amount::double as trailing_year_net_amount,
    tiers.value_amount::double as value_amount,
    round(known.alive_probability, 6) as alive_probability,
    round(clv.clv_amount, 4) as clv_amount,
    listed.median_gap_days,
    listed.first_order_date::timestamp_ms as first_order_date,
    listed.last_order_date::timestamp_ms as last_order_date
from listed
inner join core.customer_keys as keys on listed.customer_no = keys.customer_no
inner join core.customer_stages as stages on listed.customer_no = stages.customer_no
inner join core.labels as labels on listed.customer_no = labels.customer_no
left join core.rfm_scores as scores
    on listed.customer_no = scores.customer_no and scores.moment = 'now'
left join models.tier_ratings as tiers on listed.customer_no = tiers.customer_no
left join models.clv as clv on listed.customer_no = clv.customer_no
left join known on listed.customer_no = known.customer_no
left join models.quadrants as quadrants on listed.customer_no = quadrants.customer_no
