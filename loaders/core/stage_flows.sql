-- One row per month, pair of different stages ('none' before a customer is known) and number of
-- customers who went from the one to the other between two month ends; the last month ends on the
-- as-of date. trailing_net_amount is what these customers ordered in the twelve calendar months up to
-- their last order. Customer months with equal dates are counted first, then unfolded.
with

calendar as (
    select min(month_number) as first_month
    from core.customer_months
),

staged as (
    select
        months.customer_no,
        months.month_number,
        months.next_month_number,
        months.previous_last_date is null as is_first,
        months.trailing_net_amount,
        case
            when months.first_date - months.previous_last_date > t.churned_after_days
                then 'reactivated'
            when months.purchase_days_so_far >= getvariable('loyal_from_purchase_days') then 'loyal'
            when months.purchase_days_so_far >= 2 then 'repeat'
            else 'new'
        end as active_stage,
        least(last_day(months.next_last_date), getvariable('as_of_date')) - months.next_last_date
            as next_days,
        case
            when months.next_first_date - months.last_date > t.churned_after_days
                then 'reactivated'
            when months.purchase_days_so_far + months.next_purchase_days
                >= getvariable('loyal_from_purchase_days') then 'loyal'
            else 'repeat'
        end as next_active_stage,
        months.last_date + t.at_risk_after_days + 1 as at_risk_date,
        months.last_date + t.dormant_after_days + 1 as dormant_date,
        months.last_date + t.churned_after_days + 1 as churned_date,
        t.at_risk_after_days,
        t.dormant_after_days
    from core.customer_months as months
    cross join core.thresholds as t
),

counted as (
    select
        month_number,
        next_month_number,
        is_first,
        active_stage,
        case
            when next_days > dormant_after_days then 'dormant'
            when next_days > at_risk_after_days then 'at_risk'
            else next_active_stage
        end as next_stage,
        case when at_risk_date <= getvariable('as_of_date')
            then 12 * year(at_risk_date) + month(at_risk_date) - 1
        end as at_risk_month,
        case when dormant_date <= getvariable('as_of_date')
            then 12 * year(dormant_date) + month(dormant_date) - 1
        end as dormant_month,
        case when churned_date <= getvariable('as_of_date')
            then 12 * year(churned_date) + month(churned_date) - 1
        end as churned_month,
        count(*) as customers,
        sum(trailing_net_amount) as trailing_net_amount
    from staged
    group by all
),

unfolded as (
    select
        *,
        unnest(list_distinct([
            month_number, at_risk_month, dormant_month, churned_month, next_month_number
        ])) as at_month
    from counted
),

moves as (
    select
        at_month,
        case
            when at_month = month_number then null
            when churned_month < at_month then 'churned'
            when dormant_month < at_month then 'dormant'
            when at_risk_month < at_month then 'at_risk'
            else active_stage
        end as from_stage,
        case
            when at_month = next_month_number then next_stage
            when churned_month <= at_month then 'churned'
            when dormant_month <= at_month then 'dormant'
            when at_risk_month <= at_month then 'at_risk'
            else active_stage
        end as to_stage,
        is_first,
        customers,
        trailing_net_amount
    from unfolded
    where at_month <= coalesce(next_month_number, at_month)
),

firsts as (
    select
        customers.customer_no,
        months.month_number as first_month,
        case
            when months.customer_no is not null and customers.joined_date is null then null
            else greatest(
                calendar.first_month,
                coalesce(
                    12 * year(customers.joined_date) + month(customers.joined_date) - 1,
                    calendar.first_month
                )
            )
        end as joined_month,
        case
            when months.last_date is null then null
            when least(last_day(months.last_date), getvariable('as_of_date')) - months.last_date
                > t.dormant_after_days then 'dormant'
            when least(last_day(months.last_date), getvariable('as_of_date')) - months.last_date
                > t.at_risk_after_days then 'at_risk'
            when months.purchase_days >= getvariable('loyal_from_purchase_days') then 'loyal'
            when months.purchase_days >= 2 then 'repeat'
            else 'new'
        end as first_stage,
        months.trailing_net_amount
    from core.customers as customers
    left join core.customer_months as months
        on customers.customer_no = months.customer_no
        and months.month_number = months.first_month_number
    cross join core.thresholds as t
    cross join calendar
),

all_moves as (
    select at_month as month_number, from_stage, to_stage, customers, trailing_net_amount
    from moves
    where from_stage is not null
    union all
    select
        first_month as month_number,
        case when joined_month < first_month then 'prospect' else 'none' end as from_stage,
        first_stage as to_stage,
        count(*) as customers,
        sum(trailing_net_amount) as trailing_net_amount
    from firsts
    where first_month is not null
    group by all
    union all
    select
        joined_month as month_number,
        'none' as from_stage,
        'prospect' as to_stage,
        count(*) as customers,
        0 as trailing_net_amount
    from firsts
    where joined_month is not null and (first_month is null or joined_month < first_month)
    group by all
)

select
    from_stage,
    to_stage,
    month_number::integer as month_number,
    sum(customers)::integer as customers,
    sum(trailing_net_amount)::decimal(18, 4) as trailing_net_amount
from all_moves
where from_stage <> to_stage
group by from_stage, to_stage, month_number
