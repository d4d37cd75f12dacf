-- One row per customer id and outcome of their orders' rows (absent for anonymous ones): rows,
-- money, days, and channel, category and kind of promotion of the earliest; of equally early ones
-- those of the least hash.
with

records as (
    select
        customer_id,
        outcome,
        channel,
        main_category,
        promotion_kind,
        net_amount,
        cost_amount,
        order_date,
        -- Days that mean never, such as 9999-12-31, must not overflow.
        greatest(-8000000000, least(8000000000, epoch(ordered_at)::bigint)) * 536870912
            + (
                case
                    when getvariable('has_promotion')
                        then hash(channel, main_category, promotion_kind)
                    else hash(channel, main_category)
                end % 536870912
            )::bigint as place
    from staging.orders
)

select
    customer_id,
    outcome,
    count(*)::bigint as rows,
    count(*) filter (where net_amount is not null and cost_amount is null)::bigint
        as rows_without_cost,
    coalesce(sum(net_amount), 0)::decimal(38, 4) as net_amount,
    arg_min_null(channel, place) filter (where getvariable('has_channel')) as first_channel,
    arg_min_null(main_category, place) filter (where getvariable('has_category'))
        as first_category,
    arg_min_null(promotion_kind, place) filter (where getvariable('has_promotion'))
        as first_promotion_kind,
    min(order_date) as first_date,
    max(order_date) as last_date
from records
group by customer_id, outcome
