-- One row per day with returns or anonymous records: the money beside that of known customers'
-- orders.
select
    sum(net_amount)::decimal(18, 4) as net_amount,
    coalesce(sum(net_amount) filter (where customer_id is null), 0)::decimal(18, 4)
        as anonymous_net_amount,
    coalesce(sum(net_amount) filter (where not is_order), 0)::decimal(18, 4) as return_amount,
    case
        when count(*) = count(margin_amount) then sum(margin_amount)::decimal(18, 4)
    end as margin_amount,
    order_date
from core.orders
where getvariable('has_beside') and (not is_order or customer_id is null)
group by order_date
