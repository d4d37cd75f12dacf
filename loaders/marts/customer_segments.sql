-- One row per customer and compared date by which the customer had bought. Of more than 200,000
-- buyers only the 20,000 are told whose money changed most since the comparison date.
with

buyers as (
    select count(*) as buyers
    from core.rfm_scores
    where moment = 'now'
),

changed as (
    select
        now.customer_no,
        abs(now.period_net_amount - coalesce(before.period_net_amount, 0)) as change
    from core.customer_segments as now
    left join core.customer_segments as before
        on now.customer_no = before.customer_no and before.moment = 'before'
    cross join buyers
    where now.moment = 'now' and buyers.buyers > 200000
    order by change desc nulls last, now.customer_no
    limit 20000
)

select
    keys.customer_key,
    standing.segment,
    standing.order_count,
    standing.period_net_amount::double as period_net_amount,
    standing.on_date::timestamp_ms as on_date
from core.customer_segments as standing
inner join core.customer_keys as keys on standing.customer_no = keys.customer_no
cross join buyers
where buyers.buyers <= 200000
    or standing.customer_no in (select customer_no from changed)
