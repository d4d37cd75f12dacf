-- One row per customer past their own rhythm and not yet churned.
select
    customer_key,
    segment,
    tier,
    stage as lifecycle_stage,
    churn_risk,
    days_since_last_order,
    expected_gap_days,
    days_since_last_order - expected_gap_days as days_overdue,
    purchase_days,
    net_amount_at_stake::double as net_amount_at_stake,
    round(alive_probability, 6) as alive_probability,
    amount_at_risk::double as amount_at_risk,
    last_order_date::timestamp_ms as last_order_date,
    (last_order_date + expected_gap_days)::timestamp_ms as expected_order_date
from models.overdue
