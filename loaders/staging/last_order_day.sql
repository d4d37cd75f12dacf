-- One row: the first and the last day with a valid order of a known customer; absent if there is none.
select
    min(order_date) as first_day,
    max(order_date) as day
from staging.orders
where outcome = 'order'
