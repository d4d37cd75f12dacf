-- One row per pair of compared dates, pair of segments and kind of move with at least one customer.
select
    from_segment,
    to_segment,
    move,
    customers,
    net_amount_before::double as net_amount_before,
    net_amount::double as net_amount,
    from_date::timestamp_ms as from_date,
    to_date::timestamp_ms as to_date
from core.segment_moves
