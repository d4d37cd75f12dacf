-- Cohorts hold every buyer once, and all orders of known customers.
with

sizes as (
    select sum(cohort_customers) as customers
    from core.cohort_months
    where month = cohort_month
),

orders as (
    select sum(orders) as orders from core.cohort_months
),

facts as (
    select count(*) filter (where order_count > 0) as customers, sum(order_count) as orders
    from core.customer_facts
)

select sizes.customers, facts.customers, orders.orders, facts.orders
from sizes
cross join orders
cross join facts
where sizes.customers <> facts.customers or orders.orders <> facts.orders
