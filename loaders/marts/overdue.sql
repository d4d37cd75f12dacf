-- One row per customer past their own rhythm and not yet churned.
select
    keys.customer_key,
    late.segment,
    late.tier,
    late.stage as lifecycle_stage,
    case
        when late.alive_probability >= 0.8 then 'low'
        when late.alive_probability >= 0.5 then 'medium'
        when late.alive_probability >= 0.2 then 'high'
        when late.alive_probability is not null then 'lost'
    end as churn_risk,
    facts.days_since_last_order,
    late.expected_gap_days,
    facts.days_since_last_order - late.expected_gap_days as days_overdue,
    facts.purchase_days,
    late.net_amount_at_stake::double as net_amount_at_stake,
    round(late.alive_probability, 6) as alive_probability,
    late.amount_at_risk::double as amount_at_risk,
    facts.last_order_date::timestamp_ms as last_order_date,
    (facts.last_order_date + late.expected_gap_days)::timestamp_ms as expected_order_date
from models.overdue as late
inner join core.customer_facts as facts on late.customer_no = facts.customer_no
inner join core.customer_keys as keys on late.customer_no = keys.customer_no
