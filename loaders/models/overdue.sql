-- One row per customer past their own rhythm and not yet churned. The expected gap is the 80th
-- percentile of the own gaps, drawn towards that of all customers as if these were three gaps more.
with

expected as (
    select
        profiles.*,
        greatest(
            1,
            round(
                (
                    (profiles.purchase_days - 1) * profiles.long_gap_days
                    + 3 * thresholds.at_risk_after_days
                ) / (profiles.purchase_days + 2)
            )
        )::integer as expected_gap_days
    from models.profiles as profiles
    cross join core.thresholds as thresholds
    where profiles.purchase_days >= 3
)

select
    customer_no,
    customer_key,
    segment,
    tier,
    stage,
    churn_risk,
    days_since_last_order,
    expected_gap_days,
    purchase_days,
    year_net_amount as net_amount_at_stake,
    alive_probability,
    round(amount_at_risk, 4)::decimal(18, 4) as amount_at_risk,
    last_order_date
from expected
where days_since_last_order > expected_gap_days
    and stage <> 'churned'
