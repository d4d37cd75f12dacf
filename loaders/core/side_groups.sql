-- One row per side and name (absent where not known): its group. The eight largest names are groups
-- of their own if they have enough customers; the rest are one. No promotion is a group of its own.
with

named as (
    select 1 as side_no, 'acquisition_channel' as side, acquisition_channel as name,
        count(*) as customers
    from core.buyer_sides group by acquisition_channel
    union all
    select 2, 'first_channel', first_channel, count(*)
    from core.buyer_sides group by first_channel
    union all
    select 3, 'region', region, count(*)
    from core.buyer_sides group by region
    union all
    select 4, 'first_category', first_category, count(*)
    from core.buyer_sides group by first_category
    union all
    select 5, 'first_promotion', first_promotion_kind, count(*)
    from core.buyer_sides group by first_promotion_kind
),

ranked as (
    select
        *,
        count(name) over (partition by side_no) as names,
        row_number() over (
            partition by side_no order by name is null, customers desc, name
        ) as place
    from named
),

grouped as (
    select
        *,
        case
            when name is null and side = 'first_promotion' then 'no_promotion'
            when name is null then 'not_known'
            when place <= 8 and customers >= getvariable('smallest_cell_customers') then 'named'
            else 'other'
        end as group_kind
    from ranked
    where names > 0
)

select
    side,
    name,
    group_kind,
    case group_kind when 'named' then name end as group_name,
    (
        side_no * 16 + case group_kind
            when 'named' then place
            when 'no_promotion' then 0
            when 'other' then 9
            else 10
        end
    )::smallint as group_no,
    customers::integer as customers
from grouped
