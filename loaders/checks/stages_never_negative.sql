-- No stage ever holds fewer than nobody.
select stage, month, customers_at_start, customers_in, customers_out, customers_at_end
from core.stage_months
where customers_at_end < 0
