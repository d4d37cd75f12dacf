-- One row per pair of segments with at least one customer.
select
    from_segment,
    to_segment,
    customers,
    net_amount::double as net_amount,
    net_amount_before::double as net_amount_before
from core.segment_moves
