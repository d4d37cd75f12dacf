-- One row per table, column and reason for which rows were quarantined.
select
    table_name,
    coalesce(column_name, 'whole_row') as column_name,
    reason,
    count(distinct (source_file, source_row))::integer as rows,
    sum(net_amount)::double as net_amount
from staging.quarantine
group by table_name, column_name, reason
