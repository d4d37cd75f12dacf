-- One row per quadrant of the importance × value matrix that any buyer is in.
select
    quadrants.quadrant,
    count(*)::integer as customers,
    sum(facts.net_amount)::double as net_amount,
    case when count(*) = count(facts.margin_amount) then sum(facts.margin_amount) end::double
        as margin_amount,
    sum(facts.year_net_amount)::double as trailing_year_net_amount
from models.quadrants as quadrants
inner join core.customer_facts as facts on quadrants.customer_no = facts.customer_no
group by quadrants.quadrant
