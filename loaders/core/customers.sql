-- One row per customer known on the as-of date: everyone with a record among the orders, and
-- everyone in the customers table who had joined by then. Numbered in the order of their ids.
with

buyers as (
    select distinct customer_id
    from staging.customer_records
    where outcome in ('order', 'return', 'zero', 'status')
        and customer_id is not null
),

listed as (
    select *
    from staging.customers
    where outcome = 'accepted'
),

known as (
    select customer_id from buyers
    union
    select customer_id from listed
    where joined_at is null or joined_at::date <= getvariable('as_of_date')
),

numbered as (
    select customer_id, (row_number() over (order by customer_id))::integer as customer_no
    from known
)

select
    numbered.customer_id,
    listed.name,
    listed.email,
    listed.phone,
    listed.gender,
    listed.income_band,
    listed.education,
    listed.city,
    coalesce(listed.region, listed.country) as region,
    listed.country,
    listed.urbanity,
    listed.acquisition_channel,
    listed.referred_by,
    listed.membership,
    numbered.customer_no,
    listed.is_strategic,
    listed.birth_date,
    listed.joined_at::date as joined_date
from numbered
left join listed on numbered.customer_id = listed.customer_id
