-- One row per month and stage: how many are in it at the start, come in, go out, and are in it at
-- the end, where every month starts as the one before ended.
with

grid as (
    select months.is_complete, months.month, stages.stage, stages.position
    from core.months as months
    cross join definitions.stages as stages
),

entries as (
    select month, to_stage as stage, sum(customers) as customers
    from core.stage_flows
    group by month, to_stage
),

exits as (
    select month, from_stage as stage, sum(customers) as customers
    from core.stage_flows
    group by month, from_stage
),

moved as (
    select
        grid.*,
        coalesce(entries.customers, 0) as customers_in,
        coalesce(exits.customers, 0) as customers_out
    from grid
    left join entries on grid.month = entries.month and grid.stage = entries.stage
    left join exits on grid.month = exits.month and grid.stage = exits.stage
)

select
    stage,
    position,
    coalesce(
        sum(customers_in - customers_out) over (
            partition by stage
            order by month
            rows between unbounded preceding and 1 preceding
        ),
        0
    )::integer as customers_at_start,
    customers_in::integer as customers_in,
    customers_out::integer as customers_out,
    (
        sum(customers_in - customers_out) over (partition by stage order by month)
    )::integer as customers_at_end,
    is_complete,
    month
from moved
