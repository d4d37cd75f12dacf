-- One row per base period, split of the change of net sales, and part of it.
select
    base,
    split,
    part,
    position,
    value,
    value_before,
    amount::double as amount
from core.sales_drivers
