-- One row per length of gap between successive purchase days, over all customers.
select
    gap_days,
    count(*)::integer as gaps
from core.purchase_days
where gap_days is not null
group by gap_days
