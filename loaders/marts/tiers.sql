-- One row per tier of the definition in force, the highest first.
with

held as (
    select
        ratings.tier,
        count(*) as customers,
        sum(facts.net_amount) as net_amount,
        case
            when count(*) = count(facts.margin_amount) then sum(facts.margin_amount)
        end as margin_amount,
        count(*) filter (where ratings.is_held_by_memory) as held_by_memory
    from models.tier_ratings as ratings
    inner join core.customer_facts as facts on ratings.customer_no = facts.customer_no
    group by ratings.tier
),

rated as (
    select position_now as position, min(value_amount) as lowest_rated_amount
    from models.tier_ratings
    group by position_now
),

total as (
    select sum(net_amount)::double as net_amount from held
)

select
    tiers.tier,
    tiers.position,
    coalesce(held.customers, 0)::integer as customers,
    coalesce(held.customers / sum(held.customers) over (), 0)::double as customers_share,
    coalesce(held.net_amount, 0)::double as net_amount,
    case
        when total.net_amount > 0 then coalesce(held.net_amount, 0)::double / total.net_amount
    end as net_share,
    case
        when held.customers is null and getvariable('value_basis') = 'margin' then 0
        else held.margin_amount
    end::double as margin_amount,
    tiers.lower_rank,
    rated.lowest_rated_amount::double as lowest_rated_amount,
    coalesce(held.held_by_memory, 0)::integer as held_by_memory
from definitions.tiers as tiers
left join held on tiers.tier = held.tier
left join rated on tiers.position = rated.position
cross join total
