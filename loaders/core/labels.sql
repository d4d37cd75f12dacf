-- One row per known customer: region, channel and category of the first order, each absent where
-- fewer customers share it than the smallest cell allowed.
with

labelled as (
    select
        customers.customer_no,
        customers.region,
        records.first_channel,
        records.first_category
    from core.customers as customers
    left join staging.customer_records as records
        on customers.customer_id = records.customer_id and records.outcome = 'order'
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
