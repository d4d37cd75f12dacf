-- The groups of each side hold what their cohorts hold, in every month: orders, money, buyers of
-- the month and of the quarter.
with

sides as (
    select distinct side, group_no from core.side_groups
),

grouped as (
    select
        sides.side,
        cells.cohort_month,
        cells.month,
        sum(cells.active_customers) as active_customers,
        sum(cells.quarter_customers) as quarter_customers,
        sum(cells.orders) as orders,
        sum(cells.net_amount) as net_amount
    from core.cohort_group_months as cells
    inner join sides on cells.group_no = sides.group_no
    group by all
),

whole as (
    select sides.side, cells.*
    from core.cohort_months as cells
    cross join (select distinct side from sides) as sides
)

select
    whole.side,
    whole.cohort_month,
    whole.month,
    whole.orders,
    coalesce(grouped.orders, 0) as orders_of_groups,
    whole.net_amount,
    coalesce(grouped.net_amount, 0) as net_amount_of_groups
from whole
full join grouped
    on whole.side = grouped.side
    and whole.cohort_month = grouped.cohort_month
    and whole.month = grouped.month
where whole.side is null
    or whole.active_customers <> coalesce(grouped.active_customers, 0)
    or whole.quarter_customers <> coalesce(grouped.quarter_customers, 0)
    or whole.orders <> coalesce(grouped.orders, 0)
    or whole.net_amount <> coalesce(grouped.net_amount, 0)
