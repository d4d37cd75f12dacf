-- One row per number that a definition in force uses.
with

given as (
    select definition, value, unit, origin
    from definitions.numbers
    where value is not null
),

observed as (
    select
        'at_risk_after_days' as definition,
        at_risk_after_days as value,
        at_risk_origin as origin
    from core.thresholds
    union all
    select
        'dormant_after_days' as definition,
        dormant_after_days as value,
        dormant_origin as origin
    from core.thresholds
    union all
    select
        'churned_after_days' as definition,
        churned_after_days as value,
        churned_origin as origin
    from core.thresholds
)

select definition, value::double as value, unit, origin
from given
where definition not in (select definition from observed)
union all
select definition, value::double as value, 'days' as unit, origin
from observed
