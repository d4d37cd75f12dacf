-- One row per order that has accepted lines: their money, their cost (absent unless that of every
-- line is known, from the line or from the product), and the category with the most money.
with

lines as (
    select order_id, product_id, quantity, net_amount, cost_amount
    from staging.order_lines
    where outcome = 'accepted'
),

products as (
    select product_id, category, unit_cost
    from staging.products
    where outcome = 'accepted'
),

costed as (
    select
        lines.order_id,
        lines.net_amount,
        products.category,
        coalesce(lines.cost_amount, lines.quantity * products.unit_cost) as cost_amount
    from lines
    left join products on lines.product_id = products.product_id
),

by_category as (
    select
        order_id,
        category,
        count(*) as lines,
        count(cost_amount) as costed_lines,
        sum(net_amount) as net_amount,
        sum(cost_amount) as cost_amount
    from costed
    group by order_id, category
)

select
    order_id,
    arg_max(category, (net_amount, category)) as main_category,
    sum(net_amount)::decimal(18, 4) as net_amount,
    case
        when sum(lines) = sum(costed_lines) then sum(cost_amount)::decimal(18, 4)
    end as cost_amount
from by_category
group by order_id
