-- Cohorts hold every buyer once, all orders of known customers, and their money less returns.
with

sizes as (
    select sum(cohort_customers) as customers
    from core.cohort_months
    where month = cohort_month
),

cells as (
    select sum(orders) as orders, coalesce(sum(net_amount), 0) as net_amount
    from core.cohort_months
),

facts as (
    select
        count(*) filter (where order_count > 0) as customers,
        sum(order_count) as orders,
        coalesce(sum(net_amount) filter (where order_count > 0), 0) as net_amount
    from core.customer_facts
)

select
    sizes.customers,
    facts.customers as customers_of_facts,
    cells.orders,
    facts.orders as orders_of_facts,
    cells.net_amount,
    facts.net_amount as net_amount_of_facts
from sizes
cross join cells
cross join facts
where sizes.customers <> facts.customers
    or cells.orders <> facts.orders
    or cells.net_amount <> facts.net_amount
