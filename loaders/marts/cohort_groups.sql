-- One row per side, group of buyers, step and age: the group as one cohort. At each age only buyers
-- count whose month (quarter) of that age is over, above and below the line.
with

groups as (
    select group_no, side, group_kind, group_name, sum(customers) as group_customers
    from core.side_groups
    group by all
),

steps as (
    select 'month' as step, month as period, is_complete, month
    from core.months
    union all
    select
        'quarter' as step,
        date_trunc('quarter', month)::date as period,
        last_day(date_trunc('quarter', month) + interval 2 month) <= getvariable('as_of_date')
            as is_complete,
        month
    from core.months
),

periods as (
    select distinct step, period from steps where is_complete
),

cells as (
    select
        cells.* exclude (cohort_month, month),
        steps.step,
        case steps.step when 'month' then cells.active_customers else cells.quarter_customers end
            as buyers,
        case
            when steps.step = 'month' then datediff('month', cells.cohort_month, steps.period)
            else datediff('quarter', cells.cohort_month, steps.period)
        end as age
    from core.cohort_group_months as cells
    inner join steps on cells.month = steps.month and steps.is_complete
),

sums as (
    select
        group_no,
        step,
        age,
        sum(buyers) as active_customers,
        sum(orders) as orders,
        sum(order_amount) as order_amount,
        sum(net_amount) as net_amount,
        case when count(*) = count(margin_amount) then sum(margin_amount) end as margin_amount
    from cells
    group by group_no, step, age
),

members as (
    select group_no, cohort_month, active_customers as customers
    from core.cohort_group_months
    where month = cohort_month
),

observed as (
    select
        members.group_no,
        periods.step,
        case
            when periods.step = 'month' then datediff('month', members.cohort_month, periods.period)
            else datediff('quarter', members.cohort_month, periods.period)
        end as age,
        sum(members.customers) as customers
    from members
    inner join periods
        on case periods.step
            when 'month' then members.cohort_month
            else date_trunc('quarter', members.cohort_month)::date
        end <= periods.period
    group by all
)

select
    groups.side,
    observed.step,
    groups.group_no::integer % 16 as group_position,
    groups.group_kind,
    groups.group_name,
    observed.age::integer as age,
    groups.group_customers::integer as group_customers,
    observed.customers::integer as customers,
    coalesce(sums.active_customers, 0)::integer as active_customers,
    coalesce(sums.orders, 0)::integer as orders,
    coalesce(sums.order_amount, 0)::double as order_amount,
    coalesce(sums.net_amount, 0)::double as net_amount,
    case
        when getvariable('value_basis') = 'margin'
            and (sums.group_no is null or sums.margin_amount is not null)
            then coalesce(sums.margin_amount, 0)
    end::double as margin_amount
from observed
inner join groups on observed.group_no = groups.group_no
left join sums
    on observed.group_no = sums.group_no
    and observed.step = sums.step
    and observed.age = sums.age
