-- One row: whether the margin of every record that counts is known.
select count(*) = count(margin_amount) as is_margin_known
from core.orders
