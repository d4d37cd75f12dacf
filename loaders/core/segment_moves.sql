-- One row per pair of segments (from 'none' for those whose first order came later) between the
-- comparison date and the as-of date, with the money after the comparison date and in the equally
-- long period before it.
select
    coalesce(before.segment, 'none') as from_segment,
    now.segment as to_segment,
    count(*)::integer as customers,
    sum(facts.net_amount - facts.net_amount_before)::decimal(18, 4) as net_amount,
    sum(facts.net_amount_of_period_before)::decimal(18, 4) as net_amount_before
from core.rfm_scores as now
inner join core.customer_facts as facts on now.customer_no = facts.customer_no
left join core.rfm_scores as before
    on now.customer_no = before.customer_no and before.moment = 'before'
where now.moment = 'now'
group by before.segment, now.segment
