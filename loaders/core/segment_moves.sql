-- One row per pair of compared dates, pair of segments between them (from 'none' for those whose
-- first order came later) and kind of move, with the money of the periods that end on the two
-- dates. Who left the lost or rose in rank without an order since has drifted: others fell behind.
with

standing as (
    select
        standing.segment,
        standing.customer_no,
        standing.order_count,
        standing.period_net_amount,
        standing.on_date,
        segments.rank,
        segments.is_lost
    from core.customer_segments as standing
    inner join definitions.segments as segments on standing.segment = segments.segment
),

paired as (
    select
        coalesce(before.segment, 'none') as from_segment,
        after.segment as to_segment,
        case
            when before.segment is null then 'arrived'
            when before.segment = after.segment then 'stayed'
            when after.is_lost and not before.is_lost then 'lost'
            when before.is_lost and not after.is_lost and after.order_count > before.order_count
                then 'won_back'
            when before.is_lost and not after.is_lost then 'drifted'
            when after.rank > before.rank then 'downgraded'
            when after.rank = before.rank then 'level'
            when after.order_count > before.order_count then 'upgraded'
            else 'drifted'
        end as move,
        before.period_net_amount as net_amount_before,
        after.period_net_amount as net_amount,
        from_dates.is_period_covered as is_before_covered,
        from_dates.on_date as from_date,
        after.on_date as to_date
    from standing as after
    inner join core.segment_dates as from_dates
        on from_dates.is_compared and from_dates.on_date < after.on_date
    left join standing as before
        on after.customer_no = before.customer_no and from_dates.on_date = before.on_date
)

select
    from_segment,
    to_segment,
    move,
    count(*)::integer as customers,
    case when is_before_covered then coalesce(sum(net_amount_before), 0)::decimal(18, 4) end
        as net_amount_before,
    sum(net_amount)::decimal(18, 4) as net_amount,
    from_date,
    to_date
from paired
group by from_segment, to_segment, move, is_before_covered, from_date, to_date
