-- One row per two month ends and pair of stages in which somebody stood at the one and at the
-- other, of the last 60 months, without the two month ends that mart stage_pairs holds.
select
    from_stage,
    to_stage,
    customers,
    make_date(from_month // 12, from_month % 12 + 1, 1)::timestamp_ms as from_month,
    make_date(to_month // 12, to_month % 12 + 1, 1)::timestamp_ms as to_month
from models.stage_pairs
where not is_first
