-- One row per model, kind of forecast and tenth of the customers by it.
select
    calibration.model,
    calibration.kind,
    calibration.decile,
    calibration.customers,
    round(calibration.predicted, 6) as predicted,
    round(calibration.actual, 6) as actual,
    round(calibration.actual_low, 6) as actual_low,
    round(calibration.actual_high, 6) as actual_high,
    round(calibration.lift, 6) as lift,
    choices.is_chosen
from models.calibration as calibration
inner join models.choices as choices on calibration.model = choices.model
