-- One row per customer with a valid order.
with

total as (
    select sum(net_amount)::double as net_amount
    from models.profiles
    where order_count > 0
)

select
    profiles.customer_key,
    profiles.quadrant,
    profiles.importance,
    profiles.value,
    case when total.net_amount > 0 then profiles.net_amount::double / total.net_amount end
        as sales_share,
    profiles.sales_rank,
    profiles.referral_rank::double as referral_rank,
    profiles.value as value_rank,
    profiles.net_amount::double as net_amount,
    profiles.year_order_count as trailing_year_orders,
    profiles.year_net_amount::double as trailing_year_net_amount,
    profiles.year_margin_amount::double as trailing_year_margin_amount,
    profiles.value_amount::double as value_amount,
    profiles.referred_customers,
    profiles.is_strategic
from models.profiles as profiles
cross join total
where profiles.order_count > 0
