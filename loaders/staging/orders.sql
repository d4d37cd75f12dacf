-- One row per row of the source's orders, with its amounts in the source's currency and its
-- outcome: order, anonymous_order, return, anonymous_return, zero, status, later, duplicate or
-- quarantined.
with

rows as (
    select * from staging.order_rows
),

line_totals as (
    select order_id, main_category, net_amount, cost_amount
    from staging.line_totals
),

-- The statuses that decide: those that count where source.yaml lists them, else those that do not.
statuses as (
    select distinct unnest(
        coalesce(getvariable('order_statuses'), getvariable('other_statuses'))
    ) as status
),

priced as (
    select
        case
            when rows.status is null then true
            when getvariable('order_statuses') is null then statuses.status is null
            else statuses.status is not null
        end as has_counting_status,
        rows.* exclude (net_amount, gross_amount, discount_amount, cost_amount),
        line_totals.main_category,
        case
            when rows.net_amount is null and rows.outcome = 'accepted' then line_totals.net_amount
            when getvariable('has_rates') and rates.rate is not null
                then (rows.net_amount::decimal(38, 4) * rates.rate)::decimal(18, 4)
            else rows.net_amount
        end as net_amount,
        case
            when getvariable('has_rates') and rates.rate is not null
                then (rows.gross_amount::decimal(38, 4) * rates.rate)::decimal(18, 4)
            else rows.gross_amount
        end as gross_amount,
        case
            when getvariable('has_rates') and rates.rate is not null
                then (rows.discount_amount::decimal(38, 4) * rates.rate)::decimal(18, 4)
            else rows.discount_amount
        end as discount_amount,
        case
            when rows.cost_amount is null then line_totals.cost_amount
            when getvariable('has_rates') and rates.rate is not null
                then (rows.cost_amount::decimal(38, 4) * rates.rate)::decimal(18, 4)
            else rows.cost_amount
        end as cost_amount
    from rows
    left join line_totals
        on case when getvariable('has_lines') then rows.order_id end = line_totals.order_id
    left join definitions.rates as rates
        on case when getvariable('has_rates') then upper(rows.currency) end = rates.currency
    left join statuses on lower(rows.status) = statuses.status
)

select
    order_id,
    customer_id,
    status,
    channel,
    payment_method,
    promotion_code,
    promotion_kind,
    store,
    return_of,
    main_category,
    source_file,
    source_row,
    case
        when outcome = 'accepted' and net_amount is null
            then [struct_pack(
                column_name := 'net_amount',
                value := null::varchar,
                reason := 'order_without_amount'
            )]
        when outcome = 'accepted' and return_of is not null and net_amount > 0
            then [struct_pack(
                column_name := 'net_amount',
                value := net_amount::varchar,
                reason := 'return_not_negative'
            )]
        else faults
    end as faults,
    case
        when getvariable('has_orders_marks') and outcome <> 'accepted' then outcome
        when net_amount is null or (return_of is not null and net_amount > 0) then 'quarantined'
        when ordered_at::date > getvariable('as_of_given') then 'later'
        when net_amount < 0 and customer_id is null then 'anonymous_return'
        when net_amount < 0 then 'return'
        when not has_counting_status then 'status'
        when net_amount = 0 and not getvariable('zero_counts') then 'zero'
        when customer_id is null then 'anonymous_order'
        else 'order'
    end as outcome,
    net_amount,
    gross_amount,
    discount_amount,
    cost_amount,
    ordered_at::date as order_date,
    ordered_at,
    promised_at,
    delivered_at
from priced
