-- One row per compared date (now, before and further ones: see segment_dates) and customer with a
-- valid order by then: scores 1–5, 5 best.
-- Bands are percentile ranks cut at fifths, so equal values always score alike, and in the middle
-- where all are equal; cut points, where the definitions give them, replace the bands.
with

known as (
    select
        'now' as moment,
        customer_no,
        days_since_last_order,
        order_count,
        net_amount,
        percent_rank() over (order by net_amount) as money_rank
    from core.customer_facts
    where order_count > 0
    union all
    select
        'before' as moment,
        customer_no,
        days_since_last_order_before as days_since_last_order,
        order_count_before as order_count,
        net_amount_before as net_amount,
        percent_rank() over (order by net_amount_before) as money_rank
    from core.customer_facts
    where order_count_before > 0
    union all
    select
        moment,
        customer_no,
        days_since_last_order,
        order_count,
        net_amount,
        percent_rank() over (partition by moment order by net_amount) as money_rank
    from core.date_facts
    where is_further and order_count > 0
),

day_counts as (
    select moment, days_since_last_order, count(*) as customers
    from known
    group by moment, days_since_last_order
),

day_ranks as (
    select
        moment,
        days_since_last_order,
        case
            when customers = sum(customers) over (partition by moment) then 0.5
            else (
                sum(customers) over (
                    partition by moment order by days_since_last_order desc
                ) - customers
            ) / (sum(customers) over (partition by moment) - 1)
        end as better_than
    from day_counts
),

order_counts as (
    select moment, order_count, count(*) as customers
    from known
    group by moment, order_count
),

order_ranks as (
    select
        moment,
        order_count,
        case
            when customers = sum(customers) over (partition by moment) then 0.5
            else (sum(customers) over (partition by moment order by order_count) - customers)
                / (sum(customers) over (partition by moment) - 1)
        end as better_than
    from order_counts
),

money_bounds as (
    select moment, min(net_amount) = max(net_amount) as is_money_tied
    from known
    group by moment
),

ranked as (
    select
        known.*,
        day_ranks.better_than as days_rank,
        order_ranks.better_than as orders_rank,
        money_bounds.is_money_tied
    from known
    inner join money_bounds on known.moment = money_bounds.moment
    inner join day_ranks
        on known.moment = day_ranks.moment
        and known.days_since_last_order = day_ranks.days_since_last_order
    inner join order_ranks
        on known.moment = order_ranks.moment and known.order_count = order_ranks.order_count
),

scored as (
    select
        moment,
        customer_no,
        days_since_last_order,
        order_count,
        net_amount,
        money_rank,
        (
            case
                when getvariable('recency_cuts') is null then least(5, 1 + floor(5 * days_rank))
                else 1 + len(list_filter(
                    getvariable('recency_cuts'), lambda bound: days_since_last_order <= bound
                ))
            end
        )::integer as recency_score,
        (
            case
                when getvariable('frequency_cuts') is null
                    then least(5, 1 + floor(5 * orders_rank))
                else 1 + len(list_filter(
                    getvariable('frequency_cuts'), lambda bound: order_count >= bound
                ))
            end
        )::integer as frequency_score,
        (
            case
                when getvariable('monetary_cuts') is not null
                    then 1 + len(list_filter(
                        getvariable('monetary_cuts'), lambda bound: net_amount >= bound
                    ))
                when is_money_tied then 3
                else least(5, 1 + floor(5 * money_rank))
            end
        )::integer as monetary_score
    from ranked
)

select
    scored.moment,
    cells.segment,
    scored.customer_no,
    scored.days_since_last_order,
    scored.order_count,
    scored.net_amount,
    scored.money_rank,
    scored.recency_score,
    scored.frequency_score,
    scored.monetary_score
from scored
left join definitions.segment_cells as cells
    on scored.recency_score = cells.recency_score
    and scored.frequency_score = cells.frequency_score
    and scored.monetary_score = cells.monetary_score
