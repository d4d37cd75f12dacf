-- One row per segment and buyer in it, largest net sales first; of each segment at most a fifth of
-- `page_customers`, the largest.
with

placed as (
    select
        customer_no,
        row_number() over (
            partition by segment
            order by net_amount desc, customer_no
        ) as place
    from models.profiles
    where order_count > 0
),

told as (
    select customer_no, place
    from placed
    where place <= getvariable('page_customers') / 5
)

select
    profiles.segment,
    profiles.customer_key,
    profiles.stage as lifecycle_stage,
    profiles.tier,
    profiles.region,
    profiles.days_since_last_order,
    profiles.order_count,
    profiles.recency_score,
    profiles.frequency_score,
    profiles.monetary_score,
    profiles.net_amount::double as net_amount,
    profiles.year_net_amount::double as trailing_year_net_amount,
    profiles.margin_amount::double as margin_amount,
    told.place::integer as place
from told
inner join models.profiles as profiles on told.customer_no = profiles.customer_no
