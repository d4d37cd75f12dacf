-- One row per cut of the rolling holdout (0: all of them), horizon, contender and measure.
select
    validation.contender,
    validation.measure,
    validation.unit,
    validation.cut,
    getvariable('holdout_days')::integer as horizon_days,
    validation.customers,
    round(validation.value, 6) as value,
    coalesce(choices.is_chosen, false) as is_chosen,
    cuts.cut_date::timestamp_ms as cut_date
from models.validation as validation
left join models.choices as choices on validation.contender = choices.model
left join core.holdout_cuts as cuts on validation.cut = cuts.cut
