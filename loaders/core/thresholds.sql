-- One row: the days without an order after which a customer is at risk, dormant and churned. Set in
-- the definitions, else the 80th, 90th and 95th percentile of the source's own gaps; with fewer
-- than 100 gaps to read, 90, 180 and 365 days. Each is longer than the one before; a month at the
-- least separates churn from the last order, so that nobody churns and returns within a month.
with

given as (
    select
        max(case when definition = 'at_risk_after_days' then value end) as at_risk,
        max(case when definition = 'dormant_after_days' then value end) as dormant,
        max(case when definition = 'churned_after_days' then value end) as churned
    from definitions.numbers
),

cumulated as (
    select
        gap_days,
        sum(gaps) over (order by gap_days) as gaps_up_to,
        sum(gaps) over () as all_gaps
    from core.gap_counts
),

observed as (
    select
        min(case when gaps_up_to >= 0.8 * all_gaps then gap_days end) as at_risk,
        min(case when gaps_up_to >= 0.9 * all_gaps then gap_days end) as dormant,
        min(case when gaps_up_to >= 0.95 * all_gaps then gap_days end) as churned,
        coalesce(max(all_gaps), 0) >= 100 as is_enough
    from cumulated
),

first as (
    select
        given.*,
        observed.is_enough,
        coalesce(given.at_risk, case when observed.is_enough then observed.at_risk else 90 end)
            as at_risk_after_days,
        coalesce(given.dormant, case when observed.is_enough then observed.dormant else 180 end)
            as dormant_days,
        coalesce(given.churned, case when observed.is_enough then observed.churned else 365 end)
            as churned_days
    from given
    cross join observed
),

second as (
    select *, greatest(dormant_days, at_risk_after_days + 1) as dormant_after_days
    from first
)

select
    case
        when at_risk is not null then 'set' when is_enough then 'data' else 'default'
    end as at_risk_origin,
    case
        when dormant is not null then 'set' when is_enough then 'data' else 'default'
    end as dormant_origin,
    case
        when churned is not null then 'set' when is_enough then 'data' else 'default'
    end as churned_origin,
    at_risk_after_days::integer as at_risk_after_days,
    dormant_after_days::integer as dormant_after_days,
    greatest(churned_days, dormant_after_days + 1, 32)::integer as churned_after_days
from second
