-- One row per date on which segments are looked at, once somebody had bought.
with

counts as (
    select moment, count(*) as customers
    from core.rfm_scores
    group by moment
)

select
    dates.months_back,
    counts.customers::integer as customers,
    dates.period_months,
    dates.is_compared,
    dates.is_period_covered,
    dates.on_date::timestamp_ms as on_date
from core.segment_dates as dates
left join counts on dates.moment = counts.moment
