-- One row per customer with a valid order: the value that rates them now and a quarter ago, its
-- percentile ranks, and the tier. Value is the profit predicted now and as it was predicted then,
-- where models are trusted; else the margin of the trailing twelve months, net sales where it is
-- unknown.
with

valued as (
    select
        facts.customer_no,
        facts.first_order_date <= getvariable('quarter_before_date') as was_known,
        case getvariable('rating_basis')
            when 'predicted_profit' then round(clv.clv_amount, 4)::decimal(18, 4)
            when 'margin' then facts.year_margin_amount
            else facts.year_net_amount
        end as value_amount,
        case getvariable('rating_basis')
            when 'predicted_profit'
                then coalesce(
                    round(before.clv_amount, 4)::decimal(18, 4),
                    facts.year_margin_amount_before
                )
            when 'margin' then facts.year_margin_amount_before
            else facts.year_net_amount_before
        end as value_amount_before
    from core.customer_facts as facts
    left join models.clv as clv on facts.customer_no = clv.customer_no
    left join models.clv_before as before on facts.customer_no = before.customer_no
    where facts.order_count > 0
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

bounds as (
    select list({position: position, lower_rank: lower_rank} order by position) as tiers
    from definitions.tiers
),

-- Of the tiers in their order, the first whose lower rank is reached.
rated as (
    select
        ranked.*,
        list_filter(
            bounds.tiers, lambda tier: tier.lower_rank <= ranked.value_rank
        )[1].position as position_now,
        list_filter(
            bounds.tiers, lambda tier: tier.lower_rank <= ranked.value_rank_before
        )[1].position as position_before
    from ranked
    cross join bounds
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
