-- The revenue bridge starts and ends at the ledger's net sales, its movements lead from the one to
-- the other, and so do its customers.
with

days as (
    select order_date, sum(net_amount) as net_amount
    from core.orders
    group by order_date
),

ledger as (
    select
        spans.comparison,
        spans.last_date,
        coalesce(sum(days.net_amount) filter (
            where days.order_date between spans.first_date and spans.last_date
        ), 0) as net_amount,
        coalesce(sum(days.net_amount) filter (
            where days.order_date between spans.before_first_date and spans.before_last_date
        ), 0) as net_amount_before
    from core.revenue_bridge as spans
    cross join days
    where spans.movement = 'start'
    group by spans.comparison, spans.last_date
),

bridges as (
    select
        comparison,
        last_date,
        sum(net_amount) filter (where movement = 'start') as started,
        sum(net_amount) filter (where movement not in ('start', 'end')) as moved,
        sum(net_amount) filter (where movement = 'end') as ended,
        sum(customers) filter (where movement = 'start') as customers_before,
        sum(customers) filter (where movement = 'end') as customers,
        sum(customers) filter (where movement in ('new', 'reactivated')) as came,
        sum(customers) filter (where movement = 'churned') as gone,
        sum(customers) filter (where movement in ('expanded', 'contracted', 'unchanged')) as stayed
    from core.revenue_bridge
    group by comparison, last_date
)

select
    bridges.comparison,
    bridges.last_date,
    bridges.started,
    ledger.net_amount_before,
    bridges.moved,
    bridges.ended,
    ledger.net_amount,
    bridges.customers_before,
    bridges.customers,
    bridges.came,
    bridges.gone,
    bridges.stayed
from bridges
inner join ledger
    on bridges.comparison = ledger.comparison and bridges.last_date = ledger.last_date
where bridges.started <> ledger.net_amount_before
    or bridges.ended <> ledger.net_amount
    or bridges.started + bridges.moved <> bridges.ended
    or bridges.customers_before <> bridges.stayed + bridges.gone
    or bridges.customers <> bridges.stayed + bridges.came
