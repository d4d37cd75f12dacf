-- One row per age in months, over the cohorts that completed a month at that age.
with

ages as (
    select
        age_months,
        count(*) as cohorts,
        sum(cohort_customers) as customers,
        sum(active_customers) as active_customers,
        sum(net_amount)::double as net_amount,
        case when count(*) = count(margin_amount) then sum(margin_amount)::double end
            as margin_amount
    from core.cohort_months
    where is_complete
    group by age_months
),

per_customer as (
    select
        *,
        net_amount / customers as net_amount_per_customer,
        margin_amount / customers as margin_per_customer
    from ages
)

select
    age_months::integer as age_months,
    cohorts::integer as cohorts,
    customers::integer as customers,
    (active_customers / customers)::double as retained_share,
    net_amount_per_customer,
    margin_per_customer,
    sum(net_amount_per_customer) over (order by age_months) as cumulative_net_amount_per_customer,
    case
        when count(*) over (order by age_months) = count(margin_per_customer) over (
            order by age_months
        )
            then sum(margin_per_customer) over (order by age_months)
    end as cumulative_margin_per_customer
from per_customer
