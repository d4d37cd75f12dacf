-- One row per known customer and day with returns.
select
    keys.customer_key,
    returns.net_amount::double as net_amount,
    returns.order_date::timestamp_ms as order_date
from core.returns as returns
inner join core.customer_keys as keys on returns.customer_no = keys.customer_no
