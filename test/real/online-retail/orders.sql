-- One row per invoice. Its amount is the sum of its lines, so a cancellation (an invoice whose number
-- begins with C) is negative and counts as a return. Some invoices carry two minutes: the first holds.
select
    InvoiceNo as order_id,
    min(CustomerID) as customer_id,
    min(InvoiceDate) as ordered_at
from 'online_retail.csv.gz'
group by InvoiceNo
