-- One row per group, month of the first order and month in which anybody of them bought or
-- returned: what core.cohort_months holds, by group. Returns count in the month in which they came
-- back, at the earliest the first.
with

members as (
    select
        sides.customer_no,
        sides.cohort_month,
        list_filter(
            [acquired.group_no, channels.group_no, regions.group_no, categories.group_no,
            promotions.group_no],
            lambda group_no: group_no is not null
        ) as groups
    from core.buyer_sides as sides
    left join core.side_groups as acquired
        on acquired.side = 'acquisition_channel'
        and sides.acquisition_channel is not distinct from acquired.name
    left join core.side_groups as channels
        on channels.side = 'first_channel'
        and sides.first_channel is not distinct from channels.name
    left join core.side_groups as regions
        on regions.side = 'region' and sides.region is not distinct from regions.name
    left join core.side_groups as categories
        on categories.side = 'first_category'
        and sides.first_category is not distinct from categories.name
    left join core.side_groups as promotions
        on promotions.side = 'first_promotion'
        and sides.first_promotion_kind is not distinct from promotions.name
),

-- Months are told by their last day while rows are many, which is quicker than by their first.
days as (
    select
        unnest(members.groups) as group_no,
        (days.gap_days is null or days.gap_days >= day(days.order_date)) as is_first_in_month,
        (
            days.gap_days is null
            or days.gap_days > (days.order_date - date_trunc('quarter', days.order_date)::date)
        ) as is_first_in_quarter,
        days.orders,
        days.net_amount,
        days.margin_amount,
        members.cohort_month,
        last_day(days.order_date) as month_end
    from core.purchase_days as days
    inner join members on days.customer_no = members.customer_no
),

bought as (
    select
        group_no,
        count(*) filter (where is_first_in_month) as active_customers,
        count(*) filter (where is_first_in_quarter) as quarter_customers,
        sum(orders) as orders,
        sum(net_amount) as net_amount,
        case when count(*) = count(margin_amount) then sum(margin_amount) end as margin_amount,
        cohort_month,
        month_end
    from days
    group by group_no, cohort_month, month_end
),

came_back as (
    select
        unnest(members.groups) as group_no,
        returns.net_amount,
        returns.margin_amount,
        members.cohort_month,
        last_day(greatest(returns.order_date, members.cohort_month)) as month_end
    from core.returns as returns
    inner join members on returns.customer_no = members.customer_no
),

returned as (
    select
        group_no,
        sum(net_amount) as net_amount,
        case when count(*) = count(margin_amount) then sum(margin_amount) end as margin_amount,
        cohort_month,
        month_end
    from came_back
    group by group_no, cohort_month, month_end
)

select
    coalesce(bought.group_no, returned.group_no) as group_no,
    coalesce(bought.active_customers, 0)::integer as active_customers,
    coalesce(bought.quarter_customers, 0)::integer as quarter_customers,
    coalesce(bought.orders, 0)::integer as orders,
    coalesce(bought.net_amount, 0)::decimal(18, 4) as order_amount,
    (coalesce(bought.net_amount, 0) + coalesce(returned.net_amount, 0))::decimal(18, 4)
        as net_amount,
    case
        when getvariable('value_basis') = 'margin'
            and (bought.group_no is null or bought.margin_amount is not null)
            and (returned.group_no is null or returned.margin_amount is not null)
            then coalesce(bought.margin_amount, 0) + coalesce(returned.margin_amount, 0)
    end::decimal(18, 4) as margin_amount,
    coalesce(bought.cohort_month, returned.cohort_month) as cohort_month,
    date_trunc('month', coalesce(bought.month_end, returned.month_end))::date as month
from bought
full join returned
    on bought.group_no = returned.group_no
    and bought.cohort_month = returned.cohort_month
    and bought.month_end = returned.month_end
