-- Between any two compared dates the moves hold every buyer of the later date once, those of the
-- earlier date but for the arrived, and all their money.
with

moved as (
    select
        from_date,
        to_date,
        sum(customers) as customers,
        sum(customers) filter (where from_segment <> 'none') as customers_before,
        sum(net_amount) as net_amount,
        sum(net_amount_before) as net_amount_before
    from core.segment_moves
    group by from_date, to_date
),

bought as (
    select
        dates.on_date,
        dates.is_period_covered,
        count(distinct days.customer_no) as customers
    from core.segment_dates as dates
    inner join core.purchase_days as days on days.first_order_date <= dates.on_date
        and days.purchase_number = 1
    where dates.is_compared
    group by dates.on_date, dates.is_period_covered
),

money as (
    select customer_no, net_amount, order_date
    from core.purchase_days
    union all
    select returns.customer_no, returns.net_amount, returns.order_date
    from core.returns as returns
),

spent as (
    select
        dates.on_date,
        sum(money.net_amount) as net_amount
    from core.segment_dates as dates
    inner join money
        on money.order_date <= dates.on_date and money.order_date > dates.period_after_date
    inner join core.customer_facts as facts on money.customer_no = facts.customer_no
    where dates.is_compared
        and dates.is_period_covered
        and facts.first_order_date <= dates.on_date
    group by dates.on_date
)

select
    moved.from_date,
    moved.to_date,
    moved.customers,
    later.customers as customers_on_later_date,
    moved.customers_before,
    earlier.customers as customers_on_earlier_date,
    moved.net_amount,
    spent.net_amount as net_amount_to_later_date,
    moved.net_amount_before,
    spent_before.net_amount as net_amount_to_earlier_date
from moved
inner join bought as later on moved.to_date = later.on_date
inner join bought as earlier on moved.from_date = earlier.on_date
left join spent on moved.to_date = spent.on_date
left join spent as spent_before on moved.from_date = spent_before.on_date
where moved.customers <> later.customers
    or moved.customers_before <> earlier.customers
    or (later.is_period_covered and moved.net_amount <> coalesce(spent.net_amount, 0))
    or (
        earlier.is_period_covered
        and moved.net_amount_before <> coalesce(spent_before.net_amount, 0)
    )
