-- One row per customer with a valid order.
with

total as (
    select sum(net_amount)::double as net_amount
    from core.customer_facts
    where order_count > 0
)

select
    keys.customer_key,
    quadrants.quadrant,
    positions.importance,
    positions.value,
    case when total.net_amount > 0 then facts.net_amount::double / total.net_amount end
        as sales_share,
    positions.sales_rank,
    positions.referral_rank::double as referral_rank,
    positions.value as value_rank,
    facts.net_amount::double as net_amount,
    facts.year_order_count as trailing_year_orders,
    facts.year_net_amount::double as trailing_year_net_amount,
    facts.year_margin_amount::double as trailing_year_margin_amount,
    tiers.value_amount::double as value_amount,
    positions.referred_customers,
    positions.is_strategic
from models.matrix_positions as positions
inner join core.customer_facts as facts on positions.customer_no = facts.customer_no
inner join core.customer_keys as keys on positions.customer_no = keys.customer_no
inner join models.quadrants as quadrants on positions.customer_no = quadrants.customer_no
inner join models.tier_ratings as tiers on positions.customer_no = tiers.customer_no
cross join total
