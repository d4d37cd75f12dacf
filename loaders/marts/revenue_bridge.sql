-- One row per comparison of two periods and movement of net sales between them.
select
    comparison,
    movement,
    position,
    customers,
    net_amount::double as net_amount,
    first_date::timestamp_ms as first_date,
    last_date::timestamp_ms as last_date,
    before_first_date::timestamp_ms as before_first_date,
    before_last_date::timestamp_ms as before_last_date
from core.revenue_bridge
