-- One row per survival curve (family, curve), length of wait in days, and whether an order ended it
-- (else the as-of date did): purchases that waited so long for the next one. Of labels only a
-- customer's first purchase counts, so that each stands once. Segments are those on the comparison
-- date, from which their waits are counted: a segment of today is itself made of the last wait. Of
-- each family the twelve largest curves of 50 or more are there.
with

steps as (
    select
        case least(purchase_number, 4)
            when 1 then '1_2' when 2 then '2_3' when 3 then '3_4' else '4_plus'
        end as curve,
        (coalesce(next_order_date, getvariable('as_of_date')) - order_date)::integer as days,
        next_order_date is not null as is_ordered,
        count(*) as purchases
    from core.purchase_days
    group by all
),

segments as (
    select
        scores.segment as curve,
        (
            coalesce(bought.next_order_date, getvariable('as_of_date'))
            - getvariable('comparison_date')
        )::integer as days,
        bought.next_order_date is not null as is_ordered,
        count(*) as purchases
    from core.purchase_days as bought
    inner join core.rfm_scores as scores
        on bought.customer_no = scores.customer_no and scores.moment = 'before'
    where bought.order_date <= getvariable('comparison_date')
        and coalesce(bought.next_order_date, date '9999-12-31') > getvariable('comparison_date')
    group by all
),

firsts as (
    select
        labels.region,
        labels.first_channel,
        labels.first_category,
        (coalesce(bought.next_order_date, getvariable('as_of_date')) - bought.order_date)::integer
            as days,
        bought.next_order_date is not null as is_ordered,
        count(*) as purchases
    from core.purchase_days as bought
    inner join core.labels as labels on bought.customer_no = labels.customer_no
    where bought.purchase_number = 1
    group by all
),

together as (
    select 'order_step' as family, curve, days, is_ordered, purchases from steps
    union all
    select 'segment' as family, curve, days, is_ordered, purchases from segments
    union all
    select 'region' as family, region as curve, days, is_ordered, sum(purchases) as purchases
    from firsts
    where region is not null
    group by all
    union all
    select
        'first_channel' as family,
        first_channel as curve,
        days,
        is_ordered,
        sum(purchases) as purchases
    from firsts
    where first_channel is not null
    group by all
    union all
    select
        'first_category' as family,
        first_category as curve,
        days,
        is_ordered,
        sum(purchases) as purchases
    from firsts
    where first_category is not null
    group by all
),

sizes as (
    select
        together.family,
        together.curve,
        row_number() over (
            partition by together.family
            order by
                coalesce(any_value(segments.position), 0),
                case when together.family = 'order_step' then together.curve end,
                sum(together.purchases) desc,
                together.curve
        ) as position
    from together
    left join definitions.segments as segments
        on together.family = 'segment' and together.curve = segments.segment
    group by together.family, together.curve
    having sum(together.purchases) >= 50
)

select
    together.family,
    together.curve,
    sizes.position::integer as position,
    together.days,
    together.purchases::integer as purchases,
    together.is_ordered
from together
inner join sizes on together.family = sizes.family and together.curve = sizes.curve
where sizes.position <= 12
