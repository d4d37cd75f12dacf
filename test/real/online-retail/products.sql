-- One row per stock code, named as on most of its lines; of two names equally common, the later in
-- the alphabet.
with

names as (
    select StockCode, trim(Description) as name, count(*) as lines
    from 'online_retail.csv.gz'
    group by StockCode, trim(Description)
)

select
    StockCode as product_id,
    arg_max(name, (lines, name)) as name
from names
group by StockCode
