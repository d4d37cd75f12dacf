-- One row per survival curve.
select
    family,
    curve,
    position,
    purchases,
    ordered,
    median_days,
    median_days_low,
    median_days_high,
    round(restricted_mean_days, 4) as restricted_mean_days,
    restricted_to_days,
    round(difference_p_value, 6) as difference_p_value
from models.survival_curves
