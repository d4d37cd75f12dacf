-- One row per listed customer of a source that knows more customers than `page_customers`: so many,
-- those with the largest net sales, each number as mart customers has it. None where pages hold
-- everybody.
with

largest as (
    select customer_no
    from models.profiles
    order by net_amount desc, customer_no
    limit (
        select case
            when count(*) > getvariable('page_customers') then getvariable('page_customers')
            else 0
        end
        from models.profiles
    )
)

select
    profiles.customer_key,
    profiles.stage as lifecycle_stage,
    profiles.segment,
    profiles.tier,
    profiles.quadrant,
    profiles.region,
    profiles.first_channel,
    profiles.first_category,
    profiles.churn_risk,
    profiles.days_since_last_order,
    profiles.order_count,
    profiles.purchase_days,
    profiles.net_amount::double as net_amount,
    profiles.margin_amount::double as margin_amount,
    profiles.order_amount::double / nullif(profiles.order_count, 0) as average_order_amount,
    profiles.year_net_amount::double as trailing_year_net_amount,
    profiles.value_amount::double as value_amount,
    round(profiles.alive_probability, 6) as alive_probability,
    round(profiles.clv_amount, 4) as clv_amount,
    profiles.median_gap_days,
    profiles.first_order_date::timestamp_ms as first_order_date,
    profiles.last_order_date::timestamp_ms as last_order_date
from largest
inner join models.profiles as profiles on largest.customer_no = profiles.customer_no
