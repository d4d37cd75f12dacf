-- One row per moment (now, before: a quarter ago) and customer with a valid order by then: what the
-- models of purchases and spending need. Ages are days since the first purchase day;
-- repeat_purchase_days are those after it.
with

now as (
    select
        'now' as moment,
        customer_no,
        purchase_days,
        order_count as orders,
        order_amount,
        getvariable('as_of_date') as date,
        first_order_date,
        last_order_date
    from core.customer_facts
    where order_count > 0
),

before as (
    select
        'before' as moment,
        customer_no,
        count(*) as purchase_days,
        sum(orders) as orders,
        sum(net_amount) as order_amount,
        getvariable('quarter_before_date') as date,
        min(order_date) as first_order_date,
        max(order_date) as last_order_date
    from core.purchase_days
    where order_date <= getvariable('quarter_before_date')
    group by customer_no
),

both_moments as (
    select * from now
    union all
    select * from before
)

select
    moment,
    customer_no,
    (purchase_days - 1)::integer as repeat_purchase_days,
    (last_order_date - first_order_date)::integer as last_purchase_age_days,
    (date - first_order_date)::integer as age_days,
    orders::integer as orders,
    order_amount::decimal(18, 4) as order_amount
from both_moments
