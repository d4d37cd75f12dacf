-- One row per percentile of buyers, largest first by net sales, from 0 to 100.
with

ordered as (
    select
        facts.net_amount,
        facts.margin_amount,
        row_number() over (order by facts.net_amount desc, facts.customer_no) as place,
        sum(facts.net_amount) over (
            order by facts.net_amount desc, facts.customer_no
            rows between unbounded preceding and current row
        ) as running_net_amount,
        sum(facts.margin_amount) over (
            order by facts.net_amount desc, facts.customer_no
            rows between unbounded preceding and current row
        ) as running_margin_amount
    from core.customer_facts as facts
    where facts.order_count > 0
),

totals as (
    select
        count(*) as customers,
        sum(net_amount) as net_amount,
        case when count(*) = count(margin_amount) then sum(margin_amount) end as margin_amount
    from ordered
),

percentiles as (
    select
        steps.percentile,
        totals.*,
        ceil(steps.percentile * totals.customers / 100.0)::bigint as place
    from range(0, 101) as steps (percentile)
    cross join totals
    where totals.customers > 0
)

select
    percentiles.percentile::integer as percentile,
    percentiles.place::integer as customers,
    coalesce(ordered.running_net_amount, 0)::double as cumulative_net_amount,
    case
        when percentiles.net_amount > 0
            then coalesce(ordered.running_net_amount, 0)::double / percentiles.net_amount::double
    end as cumulative_net_share,
    case
        when percentiles.margin_amount > 0
            then coalesce(ordered.running_margin_amount, 0)::double
                / percentiles.margin_amount::double
    end as cumulative_margin_share,
    case
        when percentiles.place = 0 or percentiles.net_amount <= 0 then null
        when ordered.running_net_amount - ordered.net_amount < 0.8 * percentiles.net_amount
            then 'A'
        when ordered.running_net_amount - ordered.net_amount < 0.95 * percentiles.net_amount
            then 'B'
        else 'C'
    end as abc_class
from percentiles
left join ordered on percentiles.place = ordered.place
