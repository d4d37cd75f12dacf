-- One row: the latest day of any order in the source.
select max(ordered_at)::date as day
from source.orders
