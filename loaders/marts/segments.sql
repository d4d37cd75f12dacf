-- One row per segment of the definition in force, empty ones included.
with

now as (
    select
        segment,
        count(*) as customers,
        sum(net_amount) as net_amount,
        case when count(*) = count(margin_amount) then sum(margin_amount) end as margin_amount,
        median(days_since_last_order) as median_days,
        median(order_count) as median_orders,
        median(net_amount::double) as median_net_amount
    from models.profiles
    where order_count > 0
    group by segment
),

totals as (
    select
        sum(net_amount) as net_amount,
        case when count(*) = count(margin_amount) then sum(margin_amount) end as margin_amount
    from now
),

moves as (
    select
        coalesce(segment_before, 'none') as from_segment,
        segment as to_segment,
        count(*) as customers
    from models.profiles
    where order_count > 0
    group by segment_before, segment
),

moved_in as (
    select
        to_segment as segment,
        sum(customers) filter (where from_segment = 'none') as arrived,
        sum(customers) filter (where from_segment <> 'none' and from_segment <> to_segment)
            as moved_in
    from moves
    group by to_segment
),

moved_out as (
    select
        from_segment as segment,
        sum(customers) as customers_before,
        sum(customers) filter (where from_segment <> to_segment) as moved_out
    from moves
    group by from_segment
)

select
    segments.segment,
    segments.position,
    segments.rank,
    coalesce(now.customers, 0)::integer as customers,
    coalesce(now.customers / sum(now.customers) over (), 0)::double as customers_share,
    coalesce(now.net_amount, 0)::double as net_amount,
    case
        when totals.net_amount > 0
            then coalesce(now.net_amount, 0)::double / totals.net_amount::double
    end as net_share,
    case
        when now.customers is null and getvariable('value_basis') = 'margin' then 0
        else now.margin_amount
    end::double as margin_amount,
    case
        when totals.margin_amount > 0
            then coalesce(now.margin_amount, 0)::double / totals.margin_amount::double
    end as margin_share,
    now.median_days::double as median_days_since_last_order,
    now.median_orders::double as median_order_count,
    now.median_net_amount::double as median_net_amount,
    coalesce(moved_out.customers_before, 0)::integer as customers_before,
    coalesce(moved_in.moved_in, 0)::integer as moved_in,
    coalesce(moved_out.moved_out, 0)::integer as moved_out,
    coalesce(moved_in.arrived, 0)::integer as arrived,
    segments.is_lost
from definitions.segments as segments
left join now on segments.segment = now.segment
left join moved_in on segments.segment = moved_in.segment
left join moved_out on segments.segment = moved_out.segment
cross join totals
