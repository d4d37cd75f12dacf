-- One row per line of an invoice. line_id holds what the other columns do not say, so that only lines
-- that are equal in everything count once.
select
    InvoiceNo as order_id,
    StockCode as product_id,
    Quantity as quantity,
    Quantity * UnitPrice::decimal(18, 4) as net_amount,
    md5(concat_ws(' | ', Description, InvoiceDate, UnitPrice, CustomerID, Country)) as line_id
from 'online_retail.csv.gz'
