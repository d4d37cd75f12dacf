-- One row per forecast of the ledger that is due on the as-of date and was made by the same
-- settings: what its customers ordered since. Segments are scored once more as on the day of the
-- forecast.
with

entries as (
    select kind, name, made_on, ends_on
    from definitions.ledger
    where ends_on <= getvariable('as_of_date')
        and made_on < getvariable('as_of_date')
        and fingerprint = getvariable('ledger_fingerprint')
),

dates as (
    select distinct made_on from entries
),

bought as (
    select
        dates.made_on,
        days.customer_no,
        dates.made_on - max(days.order_date) as days_since_last_order,
        sum(days.orders) as order_count,
        sum(days.net_amount) as net_amount,
        any_value(days.first_order_date) as first_order_date
    from dates
    inner join core.purchase_days as days on days.order_date <= dates.made_on
    group by dates.made_on, days.customer_no
),

returned as (
    select dates.made_on, returns.customer_no, sum(returns.net_amount) as net_amount
    from dates
    inner join core.returns as returns on returns.order_date <= dates.made_on
    group by dates.made_on, returns.customer_no
),

known as (
    select
        bought.made_on,
        bought.customer_no,
        bought.days_since_last_order,
        bought.order_count,
        bought.net_amount + coalesce(returned.net_amount, 0) as net_amount,
        bought.first_order_date
    from bought
    left join returned
        on bought.made_on = returned.made_on and bought.customer_no = returned.customer_no
),

ranked as (
    select
        known.*,
        percent_rank() over (partition by made_on order by days_since_last_order desc)
            as days_rank,
        percent_rank() over (partition by made_on order by order_count) as orders_rank,
        percent_rank() over (partition by made_on order by net_amount) as money_rank,
        min(days_since_last_order) over (partition by made_on)
            = max(days_since_last_order) over (partition by made_on) as are_days_tied,
        min(order_count) over (partition by made_on)
            = max(order_count) over (partition by made_on) as are_orders_tied,
        min(net_amount) over (partition by made_on)
            = max(net_amount) over (partition by made_on) as is_money_tied
    from known
),

scored as (
    select
        made_on,
        customer_no,
        first_order_date,
        coalesce(
            1 + len(list_filter(
                getvariable('recency_cuts'), lambda bound: days_since_last_order <= bound
            )),
            case when are_days_tied then 3 else least(5, 1 + floor(5 * days_rank)) end
        )::integer as recency_score,
        coalesce(
            1 + len(list_filter(getvariable('frequency_cuts'), lambda bound: order_count >= bound)),
            case when are_orders_tied then 3 else least(5, 1 + floor(5 * orders_rank)) end
        )::integer as frequency_score,
        coalesce(
            1 + len(list_filter(getvariable('monetary_cuts'), lambda bound: net_amount >= bound)),
            case when is_money_tied then 3 else least(5, 1 + floor(5 * money_rank)) end
        )::integer as monetary_score
    from ranked
),

members as (
    select
        scored.made_on,
        scored.customer_no,
        unnest([
            {kind: 'total', name: 'all'},
            {kind: 'segment', name: cells.segment},
            {kind: 'cohort', name: strftime(scored.first_order_date, '%Y-%m')}
        ]) as grouped
    from scored
    inner join definitions.segment_cells as cells
        on scored.recency_score = cells.recency_score
        and scored.frequency_score = cells.frequency_score
        and scored.monetary_score = cells.monetary_score
),

moves as (
    select customer_no, orders, margin_amount, order_date
    from core.purchase_days
    union all
    select customer_no, 0 as orders, margin_amount, order_date
    from core.returns
),

came as (
    select
        entries.kind,
        entries.name,
        entries.made_on,
        entries.ends_on,
        sum(moves.orders) as orders,
        case when count(*) = count(moves.margin_amount) then sum(moves.margin_amount) end
            as margin_amount
    from entries
    inner join members
        on entries.made_on = members.made_on
        and entries.kind = members.grouped.kind
        and entries.name = members.grouped.name
    inner join moves
        on members.customer_no = moves.customer_no
        and moves.order_date > entries.made_on
        and moves.order_date <= entries.ends_on
    group by entries.kind, entries.name, entries.made_on, entries.ends_on
)

select distinct
    entries.kind,
    entries.name,
    coalesce(came.orders, 0)::integer as orders,
    case
        when came.made_on is not null then came.margin_amount
        when getvariable('value_basis') = 'margin' then 0
    end::decimal(18, 4) as margin_amount,
    entries.made_on,
    entries.ends_on
from entries
left join came
    on entries.kind = came.kind
    and entries.name = came.name
    and entries.made_on = came.made_on
    and entries.ends_on = came.ends_on
