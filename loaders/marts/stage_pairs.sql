-- One row per two month ends and pair of stages in which somebody stood at the one and at the
-- other, of the months that a page has at first.
with

ends as (
    select
        month,
        12 * year(month) + month(month) - 1 as month_number
    from core.months
    where
        date_diff('month', month, getvariable('as_of_date')) <= 12
        or date_diff('month', month, getvariable('as_of_date')) in (24, 36)
)

select
    pairs.from_stage,
    pairs.to_stage,
    pairs.customers,
    earlier.month::timestamp_ms as from_month,
    later.month::timestamp_ms as to_month
from models.stage_pairs as pairs
inner join ends as earlier on pairs.from_month = earlier.month_number
inner join ends as later on pairs.to_month = later.month_number
