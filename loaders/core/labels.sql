-- One row per known customer: region, channel and category of the first order, each absent where
-- fewer customers share it than the smallest cell allowed.
with

firsts as (
    select
        customer_id,
        arg_min(channel, (ordered_at, order_id)) as first_channel,
        arg_min(main_category, (ordered_at, order_id)) as first_category
    from core.orders
    where is_order
        and customer_id is not null
        and (getvariable('has_channel') or getvariable('has_category'))
    group by customer_id
),

labelled as (
    select
        customers.customer_no,
        customers.region,
        firsts.first_channel,
        firsts.first_category
    from core.customers as customers
    left join firsts on customers.customer_id = firsts.customer_id
),

regions as (
    select region from labelled where region is not null
    group by region having count(*) >= getvariable('smallest_cell_customers')
),

channels as (
    select first_channel from labelled where first_channel is not null
    group by first_channel having count(*) >= getvariable('smallest_cell_customers')
),

categories as (
    select first_category from labelled where first_category is not null
    group by first_category having count(*) >= getvariable('smallest_cell_customers')
)

select
    labelled.customer_no,
    regions.region,
    channels.first_channel,
    categories.first_category
from labelled
left join regions on labelled.region = regions.region
left join channels on labelled.first_channel = channels.first_channel
left join categories on labelled.first_category = categories.first_category
