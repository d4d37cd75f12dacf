-- One row per attribute by which pages filter customers and value that any of them has; those
-- without one are counted as 'none', last.
with

attributes as (
    select
        coalesce(region, 'none') as region,
        coalesce(first_channel, 'none') as channel,
        coalesce(first_category, 'none') as category,
        coalesce(segment, 'none') as segment,
        coalesce(tier, 'none') as tier,
        count(*) as customers
    from models.profiles
    group by all
),

counted as (
    select 'region' as dimension, region as value, sum(customers) as customers
    from attributes group by region
    union all
    select 'channel' as dimension, channel as value, sum(customers) as customers
    from attributes group by channel
    union all
    select 'category' as dimension, category as value, sum(customers) as customers
    from attributes group by category
    union all
    select 'segment' as dimension, segment as value, sum(customers) as customers
    from attributes group by segment
    union all
    select 'tier' as dimension, tier as value, sum(customers) as customers
    from attributes group by tier
)

select
    counted.dimension,
    counted.value,
    (
        row_number() over (
            partition by counted.dimension
            order by
                counted.value = 'none',
                terms.position nulls last,
                counted.customers desc,
                counted.value
        )
    )::integer as position,
    counted.customers::integer as customers
from counted
left join definitions.terms as terms
    on counted.dimension = terms.kind and counted.value = terms.id
