-- One row per buyer: the sides by which buyers are grouped as cohorts, each absent where it is not
-- known, and the month of the first order.
select
    facts.customer_no,
    customers.acquisition_channel,
    records.first_channel,
    customers.region,
    records.first_category,
    records.first_promotion_kind,
    date_trunc('month', facts.first_order_date)::date as cohort_month
from core.customer_facts as facts
inner join core.customers as customers on facts.customer_no = customers.customer_no
inner join staging.customer_records as records
    on customers.customer_id = records.customer_id and records.outcome = 'order'
where facts.order_count > 0
