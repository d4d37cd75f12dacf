-- One row per forecast in the ledger made before the as-of date by the same settings.
with

entries as (
    select distinct on (made_on, kind, name, ends_on)
        kind,
        name,
        model,
        customers,
        orders,
        orders_low,
        orders_high,
        margin,
        margin_low,
        margin_high,
        made_on,
        ends_on
    from definitions.ledger
    where made_on < getvariable('as_of_date')
        and fingerprint = getvariable('ledger_fingerprint')
    order by made_on, kind, name, ends_on, model
)

select
    entries.kind as division,
    entries.name as group_name,
    entries.model,
    (entries.ends_on - entries.made_on)::integer as horizon_days,
    entries.customers::integer as customers,
    entries.orders as expected_orders,
    entries.orders_low as expected_orders_low,
    entries.orders_high as expected_orders_high,
    outcomes.orders::double as actual_orders,
    entries.margin as expected_margin,
    entries.margin_low as expected_margin_low,
    entries.margin_high as expected_margin_high,
    outcomes.margin_amount::double as actual_margin,
    outcomes.orders between entries.orders_low and entries.orders_high as is_covered,
    entries.made_on::timestamp_ms as made_date,
    entries.ends_on::timestamp_ms as due_date
from entries
left join core.ledger_outcomes as outcomes
    on entries.kind = outcomes.kind
    and entries.name = outcomes.name
    and entries.made_on = outcomes.made_on
    and entries.ends_on = outcomes.ends_on
