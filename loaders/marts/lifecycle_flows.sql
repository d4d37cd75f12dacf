-- One row per month and pair of different stages between which somebody moved.
select
    flows.from_stage,
    flows.to_stage,
    flows.customers,
    flows.month::timestamp_ms as month
from core.stage_flows as flows
