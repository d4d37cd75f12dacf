-- One row per customer with at least two purchase days: how many gaps, their median and 80th
-- percentile (linear between neighbours), in days.
select
    customer_no,
    count(*)::integer as gap_count,
    quantile_cont(gap_days, 0.5)::double as median_gap_days,
    quantile_cont(gap_days, 0.8)::double as long_gap_days
from core.purchase_days
where gap_days is not null
group by customer_no
