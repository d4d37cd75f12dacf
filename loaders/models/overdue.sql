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
    expected.customer_no,
    scores.segment,
    tiers.tier,
    stages.stage,
    expected.expected_gap_days,
    facts.year_net_amount as net_amount_at_stake,
    clv.alive_probability,
    round(clv.amount_at_risk, 4)::decimal(18, 4) as amount_at_risk
from expected
inner join core.customer_facts as facts on expected.customer_no = facts.customer_no
inner join core.customer_stages as stages on expected.customer_no = stages.customer_no
inner join core.rfm_scores as scores
    on expected.customer_no = scores.customer_no and scores.moment = 'now'
inner join models.tier_ratings as tiers on expected.customer_no = tiers.customer_no
left join models.clv as clv on expected.customer_no = clv.customer_no
where facts.days_since_last_order > expected.expected_gap_days
    and stages.stage <> 'churned'
