-- Every buyer has exactly one segment.
select facts.customer_no, count(scores.customer_no) as segments
from core.customer_facts as facts
left join core.rfm_scores as scores
    on facts.customer_no = scores.customer_no
    and scores.moment = 'now'
    and scores.segment is not null
where facts.order_count > 0
group by facts.customer_no
having count(scores.customer_no) <> 1
