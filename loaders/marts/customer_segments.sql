-- One row per customer and compared date by which the customer had bought.
select
    keys.customer_key,
    standing.segment,
    standing.order_count,
    standing.period_net_amount::double as period_net_amount,
    standing.on_date::timestamp_ms as on_date
from core.customer_segments as standing
inner join core.customer_keys as keys on standing.customer_no = keys.customer_no
