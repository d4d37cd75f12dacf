-- One row per listed customer of a source that knows more customers than `page_customers`: so many,
-- those with the largest net sales. None where pages hold everybody.
select
    customer_key,
    lifecycle_stage,
    segment,
    tier,
    quadrant,
    region,
    first_channel,
    first_category,
    churn_risk,
    days_since_last_order,
    order_count,
    purchase_days,
    net_amount,
    margin_amount,
    average_order_amount,
    trailing_year_net_amount,
    value_amount,
    alive_probability,
    clv_amount,
    median_gap_days,
    first_order_date::timestamp_ms as first_order_date,
    last_order_date::timestamp_ms as last_order_date
from marts.customers
order by net_amount desc, customer_key
limit (
    select case
        when count(*) > getvariable('page_customers') then getvariable('page_customers')
        else 0
    end
    from core.customers
)
