-- One row: whether the margin of every record that counts is known, by a cost or by the assumption.
select
    coalesce(sum(rows_without_cost), 0) = 0 or getvariable('margin_share') is not null
        as is_margin_known
from staging.customer_records
where outcome in ('order', 'anonymous_order', 'return', 'anonymous_return')
