-- One row per known customer: the lifecycle stage on the as-of date.
with

latest as (
    select
        customer_no,
        purchase_number,
        gap_days,
        getvariable('as_of_date') - order_date as days_since_last_order
    from core.purchase_days
    where next_order_date is null
)

select
    customers.customer_no,
    case
        when latest.customer_no is null then 'prospect'
        when latest.days_since_last_order > thresholds.churned_after_days then 'churned'
        when latest.days_since_last_order > thresholds.dormant_after_days then 'dormant'
        when latest.days_since_last_order > thresholds.at_risk_after_days then 'at_risk'
        when latest.gap_days - 1 > thresholds.churned_after_days then 'reactivated'
        when latest.purchase_number >= getvariable('loyal_from_purchase_days') then 'loyal'
        when latest.purchase_number >= 2 then 'repeat'
        else 'new'
    end as stage
from core.customers as customers
left join latest on customers.customer_no = latest.customer_no
cross join core.thresholds as thresholds
