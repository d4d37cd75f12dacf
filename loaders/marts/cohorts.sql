-- One row per cohort and age in months, up to the as-of month.
with

running as (
    select
        *,
        sum(net_amount) over ahead as running_net_amount,
        sum(margin_amount) over ahead as running_margin_amount,
        count(*) over ahead > count(margin_amount) over ahead as is_margin_unknown
    from core.cohort_months
    window ahead as (partition by cohort_month order by month)
)

select
    cohort_month::timestamp_ms as cohort_month,
    age_months,
    cohort_customers,
    active_customers,
    orders,
    order_amount::double as order_amount,
    net_amount::double as net_amount,
    margin_amount::double as margin_amount,
    running_net_amount::double / cohort_customers as cumulative_net_amount_per_customer,
    case
        when not is_margin_unknown then running_margin_amount::double / cohort_customers
    end as cumulative_margin_per_customer,
    active_customers / cohort_customers as retained_share,
    is_complete
from running
