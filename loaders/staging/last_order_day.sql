-- One row: the first and the last day with a valid order, known customer or not, the last day of
-- any other record that could count, and whether any valid order has a known customer.
select
    coalesce(bool_or(outcome = 'order'), false) as has_customers,
    min(first_date) filter (where outcome in ('order', 'anonymous_order')) as first_day,
    max(last_date) filter (where outcome in ('order', 'anonymous_order')) as day,
    max(last_date) filter (
        where outcome in ('return', 'anonymous_return', 'zero', 'status')
    ) as other_day
from staging.customer_records
