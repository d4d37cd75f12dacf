-- One row per row of the source's order lines, with the outcome in the end: its own where it was
-- set aside, else that of its order.
with

ranked as (
    select
        order_id,
        outcome,
        case outcome when 'duplicate' then 2 when 'quarantined' then 1 else 0 end as preference
    from staging.orders
    where getvariable('has_lines') and order_id is not null
),

orders as (
    select order_id, arg_min(outcome, preference) as outcome
    from ranked
    group by order_id
)

select
    lines.order_id,
    lines.source_file,
    lines.source_row,
    case
        when lines.outcome = 'accepted' and orders.outcome = 'quarantined'
            then [struct_pack(
                column_name := 'order_id', value := lines.order_id, reason := 'order_quarantined'
            )]
        else lines.faults
    end as faults,
    case when lines.outcome = 'accepted' then orders.outcome else lines.outcome end as outcome,
    lines.net_amount
from staging.order_lines as lines
left join orders on lines.order_id = orders.order_id
