-- One row per month, pair of different stages ('none' before a customer is known) and number of
-- times that a customer went from the one to the other, day by day, up to the as-of date: a
-- purchase leads to an active stage, days without one to at risk, dormant and churned.
-- yearly_net_amount is what these customers bought per year up to their last order (over a year at
-- the least). Purchase days with equal months and stages are counted first, then unfolded.
with

staged as (
    select
        days.order_date,
        case
            when days.gap_days is null then null
            when days.gap_days - 1 > t.churned_after_days then 'churned'
            when days.gap_days - 1 > t.dormant_after_days then 'dormant'
            when days.gap_days - 1 > t.at_risk_after_days then 'at_risk'
            when days.previous_gap_days - 1 > t.churned_after_days then 'reactivated'
            when days.purchase_number > getvariable('loyal_from_purchase_days') then 'loyal'
            when days.purchase_number > 2 then 'repeat'
            else 'new'
        end as from_stage,
        case
            when days.gap_days - 1 > t.churned_after_days then 'reactivated'
            when days.purchase_number >= getvariable('loyal_from_purchase_days') then 'loyal'
            when days.purchase_number >= 2 then 'repeat'
            else 'new'
        end as active_stage,
        least(coalesce(days.next_order_date - 1, date '9999-12-31'), getvariable('as_of_date'))
            - days.order_date as observed_days,
        days.net_amount_so_far,
        days.first_order_date,
        t.at_risk_after_days,
        t.dormant_after_days,
        t.churned_after_days
    from core.purchase_days as days
    cross join core.thresholds as t
),

counted as (
    select
        from_stage,
        active_stage,
        last_day(order_date) as month,
        case
            when observed_days > at_risk_after_days
                then last_day(order_date + at_risk_after_days + 1)
        end as at_risk_month,
        case
            when observed_days > dormant_after_days
                then last_day(order_date + dormant_after_days + 1)
        end as dormant_month,
        case
            when observed_days > churned_after_days
                then last_day(order_date + churned_after_days + 1)
        end as churned_month,
        count(*) as customers,
        sum(
            case
                when observed_days > churned_after_days
                    then (
                        net_amount_so_far
                        / greatest(1, (order_date - first_order_date) / 365.25)
                    )::decimal(18, 4)
            end
        ) as yearly_net_amount
    from staged
    group by all
),

-- Prospects, and the first order of everyone.
firsts as (
    select
        facts.first_order_date,
        customers.joined_date < facts.first_order_date as was_prospect,
        -- Who bought nothing yet may have a record before the day they are said to have joined.
        least(
            greatest(coalesce(customers.joined_date, bounds.first_date), bounds.first_date),
            getvariable('as_of_date')
        ) as prospect_date
    from core.customer_facts as facts
    inner join core.customers as customers on facts.customer_no = customers.customer_no
    cross join (select min(first_order_date) as first_date from core.customer_facts) as bounds
),

moves as (
    select from_stage, active_stage as to_stage, month, customers, 0 as yearly_net_amount
    from counted
    where from_stage is not null
    union all
    select active_stage, 'at_risk', at_risk_month, customers, 0
    from counted
    where at_risk_month is not null
    union all
    select 'at_risk', 'dormant', dormant_month, customers, 0
    from counted
    where dormant_month is not null
    union all
    select 'dormant', 'churned', churned_month, customers, yearly_net_amount
    from counted
    where churned_month is not null
    union all
    select
        case when was_prospect then 'prospect' else 'none' end,
        'new',
        last_day(first_order_date),
        1,
        0
    from firsts
    where first_order_date is not null
    union all
    select 'none', 'prospect', last_day(prospect_date), 1, 0
    from firsts
    where was_prospect or first_order_date is null
)

select
    from_stage,
    to_stage,
    sum(customers)::integer as customers,
    sum(yearly_net_amount)::decimal(18, 4) as yearly_net_amount,
    date_trunc('month', month)::date as month
from moves
where from_stage <> to_stage
group by from_stage, to_stage, moves.month
