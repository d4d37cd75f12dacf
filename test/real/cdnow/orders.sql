-- One row per transaction of a file without header whose columns stand at fixed places, with blanks
-- between them. Rows have no id: they are numbered within customer and day by what else they say, so
-- that the order of the rows does not matter, and equal rows are different transactions.
with

transactions as (
    select
        cells[1] as customer_id,
        cells[3] as ordered_on,
        cells[4]::integer as cds,
        cells[5]::decimal(18, 4) as net_amount
    from (
        select string_split_regex(trim(line), '\s+') as cells
        from read_csv(
            'CDNOW_sample.txt',
            header = false, delim = '\t', quote = '', escape = '', columns = {'line': 'varchar'}
        )
    )
)

select
    concat_ws(
        '-',
        customer_id,
        ordered_on,
        row_number() over (partition by customer_id, ordered_on order by cds, net_amount)
    ) as order_id,
    customer_id,
    ordered_on as ordered_at,
    net_amount
from transactions
