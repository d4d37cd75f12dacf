-- One row per side of a purchase and group, with the share that did not order again.
with

counts as (
    select *, customers_gone / customers as share, 1.6448536269514722::double as z
    from core.leaving_reasons
),

-- Wilson's interval of a share; 1.645 standard deviations on either side hold 90 %.
bounds as (
    select
        *,
        (customers_gone + z * z / 2) / (customers + z * z) as middle,
        z / (customers + z * z) * sqrt(customers * share * (1 - share) + z * z / 4) as half
    from counts
)

select
    side,
    group_name,
    position,
    customers,
    customers_gone,
    share::double as gone_share,
    greatest(0, round(middle - half, 12))::double as gone_share_low,
    least(1, round(middle + half, 12))::double as gone_share_high
from bounds
