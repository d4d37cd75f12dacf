-- What staging accepts reaches the facts: orders and money of known customers.
with

accepted as (
    select coalesce(sum(rows), 0) as orders, coalesce(sum(net_amount), 0) as net_amount
    from staging.customer_records
    where outcome = 'order'
),

carried as (
    select coalesce(sum(orders), 0) as orders, coalesce(sum(net_amount), 0) as net_amount
    from core.purchase_days
)

select accepted.orders, accepted.net_amount, carried.orders, carried.net_amount
from accepted
cross join carried
where accepted.orders <> carried.orders or accepted.net_amount <> carried.net_amount
