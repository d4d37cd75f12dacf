-- One row per compared date and customer with a valid order by then: the segment, and the money of
-- the period that ends on the date, null where the data begin later than it.
select
    scores.moment,
    scores.segment,
    scores.customer_no,
    scores.order_count,
    case when dates.is_period_covered then coalesce(facts.period_net_amount, 0) end
        as period_net_amount,
    dates.on_date
from core.rfm_scores as scores
inner join core.segment_dates as dates on scores.moment = dates.moment
left join core.date_facts as facts
    on scores.moment = facts.moment and scores.customer_no = facts.customer_no
