-- One row per known customer and day with a valid order.
select
    keys.customer_key,
    days.orders,
    days.net_amount::double as net_amount,
    days.order_date::timestamp_ms as order_date
from core.purchase_days as days
inner join core.customer_keys as keys on days.customer_no = keys.customer_no
