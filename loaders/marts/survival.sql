-- One row per curve and day since the purchase.
select
    family,
    curve,
    position,
    day,
    at_risk,
    ordered,
    round(waiting_share, 6) as waiting_share,
    round(waiting_share_low, 6) as waiting_share_low,
    round(waiting_share_high, 6) as waiting_share_high
from models.survival
