-- One row per month and lifecycle stage.
select
    stage,
    position,
    customers_at_start,
    customers_in,
    customers_out,
    customers_at_end,
    is_complete,
    month::timestamp_ms as month
from core.stage_months
