-- One row per group of overdue customers under one division: all of them, by tier, by segment.
with

placed as (
    select
        unnest([
            {division: 'total', group_name: null::varchar, place: 1},
            {division: 'tier', group_name: late.tier, place: tiers.position},
            {division: 'segment', group_name: late.segment, place: segments.position}
        ]) as part,
        late.net_amount_at_stake,
        late.amount_at_risk
    from models.overdue as late
    inner join definitions.tiers as tiers on late.tier = tiers.tier
    inner join definitions.segments as segments on late.segment = segments.segment
)

select
    part.division as division,
    part.place::integer as position,
    part.group_name as group_name,
    count(*)::integer as customers,
    sum(net_amount_at_stake)::double as net_amount_at_stake,
    sum(amount_at_risk)::double as amount_at_risk
from placed
group by part.division, part.place, part.group_name
