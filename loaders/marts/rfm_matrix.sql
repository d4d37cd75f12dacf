-- One row per cell of recency × frequency score, all 25.
with

cells as (
    select distinct recency_score, frequency_score from definitions.segment_cells
),

scored as (
    select
        recency_score,
        frequency_score,
        count(*) as customers,
        sum(net_amount) as net_amount,
        case when count(*) = count(margin_amount) then sum(margin_amount) end as margin_amount,
        median(days_since_last_order) as median_days
    from models.profiles
    where order_count > 0
    group by recency_score, frequency_score
)

select
    cells.recency_score,
    cells.frequency_score,
    coalesce(scored.customers, 0)::integer as customers,
    coalesce(scored.customers / sum(scored.customers) over (), 0)::double as customers_share,
    coalesce(scored.net_amount, 0)::double as net_amount,
    case
        when scored.customers is null and getvariable('value_basis') = 'margin' then 0
        else scored.margin_amount
    end::double as margin_amount,
    scored.median_days::double as median_days_since_last_order
from cells
left join scored
    on cells.recency_score = scored.recency_score
    and cells.frequency_score = scored.frequency_score
