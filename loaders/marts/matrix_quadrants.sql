-- One row per quadrant of the importance × value matrix that any buyer is in.
select
    quadrant,
    count(*)::integer as customers,
    sum(net_amount)::double as net_amount,
    case when count(*) = count(margin_amount) then sum(margin_amount) end::double
        as margin_amount,
    sum(year_net_amount)::double as trailing_year_net_amount
from models.profiles
where order_count > 0
group by quadrant
