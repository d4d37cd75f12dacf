-- One row per customer. Eight of them have lines of two countries: that of the last line holds, of
-- two on one instant the later in the alphabet.
select
    CustomerID as customer_id,
    arg_max(Country, (InvoiceDate, Country)) as country
from 'online_retail.csv.gz'
where CustomerID is not null
group by CustomerID
