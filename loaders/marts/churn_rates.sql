-- One row per month, by the churn definition in force.
with

stocks as (
    select
        is_complete,
        month,
        sum(customers_at_start) filter (where stage not in ('prospect', 'churned'))
            as customers_at_start,
        sum(customers_at_start) filter (where stage = 'churned') as churned_at_start,
        sum(customers_at_end) filter (where stage in ('at_risk', 'dormant')) as at_risk
    from core.stage_months
    group by is_complete, month
),

flows as (
    select
        month,
        sum(customers) filter (where to_stage = 'churned') as churned,
        sum(customers) filter (where from_stage = 'churned') as reactivated,
        sum(yearly_net_amount) filter (where to_stage = 'churned') as net_amount_lost
    from core.stage_flows
    group by month
),

risks as (
    select sum(round(clv.amount_at_risk, 4)::decimal(18, 4)) as amount_at_risk
    from models.clv as clv
    inner join core.customer_stages as stages on clv.customer_no = stages.customer_no
    where stages.stage in ('at_risk', 'dormant')
),

counts as (
    select
        stocks.month,
        coalesce(flows.churned, 0)::double as churned,
        stocks.customers_at_start::double as customers,
        1.6448536269514722::double as z
    from stocks
    left join flows on stocks.month = flows.month
    where stocks.customers_at_start > 0
),

-- Wilson's interval of a share; 1.645 standard deviations on either side hold 90 %.
bounds as (
    select
        month,
        churned = 0 as is_none,
        (churned + z * z / 2) / (customers + z * z) as middle,
        z / (customers + z * z)
            * sqrt(churned * (customers - churned) / customers + z * z / 4) as half
    from counts
)

select
    stocks.customers_at_start::integer as customers_at_start,
    coalesce(flows.churned, 0)::integer as churned,
    coalesce(flows.reactivated, 0)::integer as reactivated,
    stocks.at_risk::integer as at_risk,
    (coalesce(flows.churned, 0) / nullif(stocks.customers_at_start, 0))::double as churn_rate,
    case when bounds.is_none then 0 else bounds.middle - bounds.half end::double as churn_rate_low,
    case
        when bounds.middle is not null then least(1, bounds.middle + bounds.half)
    end::double as churn_rate_high,
    (
        coalesce(flows.reactivated, 0)
        / nullif(stocks.churned_at_start + coalesce(flows.churned, 0), 0)
    )::double as reactivation_rate,
    coalesce(flows.net_amount_lost, 0)::double as net_amount_lost,
    case
        when stocks.month = date_trunc('month', getvariable('as_of_date'))
            then risks.amount_at_risk
    end::double as amount_at_risk,
    stocks.is_complete,
    stocks.month::timestamp_ms as month
from stocks
left join flows on stocks.month = flows.month
left join bounds on stocks.month = bounds.month
cross join risks
