-- One row per row of the source's order lines, with its amounts in the source's currency and an
-- outcome: accepted, duplicate or quarantined.
with

rows as (
    select * from staging.order_line_rows
),

order_ids as (
    select order_id, min(currency) as currency
    from source.orders
    where getvariable('has_lines') and order_id is not null
    group by order_id
),

matched as (
    select
        rows.*,
        rates.rate,
        rows.outcome = 'accepted' and order_ids.order_id is null as is_orphan
    from rows
    left join order_ids on rows.order_id = order_ids.order_id
    left join definitions.rates as rates on upper(order_ids.currency) = rates.currency
)

select
    order_id,
    product_id,
    line_id,
    source_file,
    source_row,
    case
        when is_orphan
            then [struct_pack(
                column_name := 'order_id', value := order_id, reason := 'line_without_order'
            )]
        else faults
    end as faults,
    case when is_orphan then 'quarantined' else outcome end as outcome,
    quantity,
    coalesce((net_amount::decimal(38, 4) * rate)::decimal(18, 4), net_amount) as net_amount,
    coalesce((gross_amount::decimal(38, 4) * rate)::decimal(18, 4), gross_amount) as gross_amount,
    coalesce((discount_amount::decimal(38, 4) * rate)::decimal(18, 4), discount_amount)
        as discount_amount,
    coalesce((cost_amount::decimal(38, 4) * rate)::decimal(18, 4), cost_amount) as cost_amount
from matched
