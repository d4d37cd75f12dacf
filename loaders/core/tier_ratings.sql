-- One row per customer with a valid order: the value that rates them now and a quarter ago
-- (trailing twelve months' margin, net sales where margin is unknown), its percentile ranks, and
-- the tier.
with

valued as (
    select
        customer_no,
        first_order_date <= getvariable('quarter_before_date') as was_known,
        case getvariable('value_basis')
            when 'margin' then year_margin_amount else year_net_amount
        end as value_amount,
        case getvariable('value_basis')
            when 'margin' then year_margin_amount_before else year_net_amount_before
        end as value_amount_before
    from core.customer_facts
    where order_count > 0
),

ranked as (
    select
        customer_no,
        value_amount,
        percent_rank() over (order by value_amount) as value_rank,
        case
            when was_known
                then percent_rank() over (partition by was_known order by value_amount_before)
        end as value_rank_before
    from valued
),

rated as (
    select
        ranked.*,
        (
            select min(tiers.position)
            from definitions.tiers as tiers
            where tiers.lower_rank <= ranked.value_rank
        ) as position_now,
        (
            select min(tiers.position)
            from definitions.tiers as tiers
            where tiers.lower_rank <= ranked.value_rank_before
        ) as position_before
    from ranked
)

select
    tiers.tier,
    rated.customer_no,
    rated.value_amount,
    rated.value_rank,
    rated.value_rank_before,
    rated.position_now,
    coalesce(rated.position_before < rated.position_now, false) as is_held_by_memory
from rated
inner join definitions.tiers as tiers
    on tiers.position = least(rated.position_now, coalesce(rated.position_before, 999))
