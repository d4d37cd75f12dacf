-- One row per two month ends and pair of stages in which somebody stood at the one and at the
-- other, of the last 60 months, without the two month ends that mart stage_pairs holds.
with

known as (
    select 12 * year(month) + month(month) - 1 as month_number
    from core.months
    where
        date_diff('month', month, getvariable('as_of_date')) <= 12
        or date_diff('month', month, getvariable('as_of_date')) in (24, 36)
)

select
    from_stage,
    to_stage,
    customers,
    make_date(from_month // 12, from_month % 12 + 1, 1)::timestamp_ms as from_month,
    make_date(to_month // 12, to_month % 12 + 1, 1)::timestamp_ms as to_month
from models.stage_pairs
where
    from_month not in (select month_number from known)
    or to_month not in (select month_number from known)
