-- One row per customer past their own rhythm and not yet churned. The expected gap is the 80th
-- percentile of the own gaps, drawn towards that of all customers as if these were three gaps more.
with

expected as (
    select
        facts.customer_no,
        greatest(
            1,
            round(
                (
                    (facts.purchase_days - 1) * facts.long_gap_days
                    + 3 * thresholds.at_risk_after_days
                ) / (facts.purchase_days + 2)
            )
        )::integer as expected_gap_days
    from core.customer_facts as facts
    cross join core.thresholds as thresholds
    where facts.purchase_days >= 3
)

select
    keys.customer_key,
    scores.segment,
    tiers.tier,
    stages.stage as lifecycle_stage,
    case
        when clv.alive_probability >= 0.8 then 'low'
        when clv.alive_probability >= 0.5 then 'medium'
        when clv.alive_probability >= 0.2 then 'high'
        when clv.alive_probability is not null then 'lost'
    end as churn_risk,
    facts.days_since_last_order,
    expected.expected_gap_days,
    facts.days_since_last_order - expected.expected_gap_days as days_overdue,
    facts.purchase_days,
    facts.year_net_amount::double as net_amount_at_stake,
    round(clv.alive_probability, 6) as alive_probability,
    round(clv.amount_at_risk, 4) as amount_at_risk,
    facts.last_order_date::timestamp_ms as last_order_date,
    (facts.last_order_date + expected.expected_gap_days)::timestamp_ms as expected_order_date
from expected
inner join core.customer_facts as facts on expected.customer_no = facts.customer_no
inner join core.customer_stages as stages on expected.customer_no = stages.customer_no
inner join core.customer_keys as keys on expected.customer_no = keys.customer_no
inner join core.rfm_scores as scores
    on expected.customer_no = scores.customer_no and scores.moment = 'now'
inner join models.tier_ratings as tiers on expected.customer_no = tiers.customer_no
left join models.clv as clv on expected.customer_no = clv.customer_no
where facts.days_since_last_order > expected.expected_gap_days
    and stages.stage <> 'churned'
