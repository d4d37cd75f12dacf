-- One row per fact about the build.
with

counted as (
    select
        count(*)::varchar as customers_known,
        (count(*) filter (where order_count > 0))::varchar as buyers,
        min(first_order_date)::varchar as first_order_date
    from core.customer_facts
),

orders as (
    select coalesce(sum(orders), 0)::bigint::varchar as valid_orders from core.purchase_days
),

later as (
    select (count(*))::varchar as annotations_later
    from staging.annotations
    where outcome = 'accepted' and date > getvariable('as_of_date')
)

select item, value from definitions.facts
union all
select 'as_of_date' as item, getvariable('as_of_date')::varchar as value
union all
select 'comparison_date' as item, getvariable('comparison_date')::varchar as value
union all
select 'moves_period_months' as item, max(period_months)::varchar as value from core.segment_dates
union all
select 'value_basis' as item, getvariable('rating_basis') as value
union all
select 'clv_basis' as item, getvariable('clv_basis') as value
union all
select 'cohort_sides' as item, string_agg(distinct side, ' ' order by side) as value
from core.side_groups
union all
select 'small_cohort_customers' as item, getvariable('small_cohort_customers')::varchar as value
union all
select
    'clv_model' as item,
    coalesce(max(model) filter (where is_chosen and model <> 'gamma_gamma'), 'none') as value
from models.choices
union all
select 'customers_known' as item, customers_known as value from counted
union all
select 'buyers' as item, buyers as value from counted
union all
select 'first_order_date' as item, first_order_date as value from counted
union all
select 'valid_orders' as item, valid_orders as value from orders
union all
select 'annotations_later' as item, annotations_later as value from later
