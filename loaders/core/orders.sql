-- One row per record that counts up to the as-of date: valid orders and returns, anonymous ones
-- with no customer. Margin is absent where neither a cost nor a margin assumption is known.
select
    order_id,
    customer_id,
    channel,
    promotion_kind,
    main_category,
    net_amount >= 0 as is_order,
    net_amount,
    coalesce(
        net_amount - cost_amount, (net_amount * getvariable('margin_share'))::decimal(18, 4)
    ) as margin_amount,
    order_date,
    ordered_at
from staging.orders
where outcome in ('order', 'anonymous_order', 'return', 'anonymous_return')
    and order_date <= getvariable('as_of_date')
