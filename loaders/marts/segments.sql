-- One row per segment of the definition in force, empty ones included.
with

now as (
    select
        scores.segment,
        count(*) as customers,
        sum(facts.net_amount) as net_amount,
        case
            when count(*) = count(facts.margin_amount) then sum(facts.margin_amount)
        end as margin_amount,
        median(scores.days_since_last_order) as median_days,
        median(scores.order_count) as median_orders,
        median(facts.net_amount::double) as median_net_amount
    from core.rfm_scores as scores
    inner join core.customer_facts as facts on scores.customer_no = facts.customer_no
    where scores.moment = 'now'
    group by scores.segment
),

totals as (
    select
        sum(net_amount) as net_amount,
        case when count(*) = count(margin_amount) then sum(margin_amount) end as margin_amount
    from now
),

moves as (
    select
        coalesce(before.segment, 'none') as from_segment,
        now.segment as to_segment,
        count(*) as customers
    from core.rfm_scores as now
    left join core.rfm_scores as before
        on now.customer_no = before.customer_no and before.moment = 'before'
    where now.moment = 'now'
    group by before.segment, now.segment
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
