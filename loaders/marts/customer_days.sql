-- One row per known customer and day with a valid order. In the order of the key by itself: as a
-- number, each pseudonym sorts sooner than as a text, and in the same order.
with

keys as (
    select customer_no, customer_key, ('0x' || customer_key)::ubigint as key_number
    from core.customer_keys
)

select
    keys.customer_key,
    days.orders,
    days.net_amount::double as net_amount,
    days.order_date::timestamp_ms as order_date
from core.purchase_days as days
inner join keys on days.customer_no = keys.customer_no
order by keys.key_number, days.order_date
