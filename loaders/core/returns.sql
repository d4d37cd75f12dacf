-- One row per known customer and day with returns: their money, negative.
select
    customers.customer_no,
    sum(orders.net_amount)::decimal(18, 4) as net_amount,
    case
        when count(*) = count(orders.margin_amount) then sum(orders.margin_amount)::decimal(18, 4)
    end as margin_amount,
    orders.order_date
from core.orders as orders
inner join core.customers as customers on orders.customer_id = customers.customer_id
where getvariable('has_beside') and not orders.is_order
group by customers.customer_no, orders.order_date
