-- One row per date on which segments are looked at: the as-of date, the comparison date and so many
-- months back as moves_months says, in its order of importance. Of more than 200,000 buyers only
-- the first of these is compared. Money is that of a period that ends on the date: of twelve, six,
-- three or one months, the longest that the data cover before the comparison date too.
with

bought as (
    select count(*) as buyers, min(first_order_date) as first_date
    from core.customer_facts
    where order_count > 0
),

listed as (
    select 0 as months_back, 0 as importance
    union all
    select getvariable('comparison_months')::integer as months_back, 0 as importance
    union all
    select
        unnest(getvariable('moves_months'))::integer as months_back,
        unnest(range(1, len(getvariable('moves_months')) + 1))::integer as importance
),

dated as (
    select
        months_back,
        min(importance) as importance,
        (getvariable('as_of_date') - to_months(months_back))::date as on_date
    from listed
    group by months_back
),

period as (
    select coalesce(
        max(months) filter (
            where (getvariable('comparison_date') - to_months(months))::date >= first_date - 1
        ),
        1
    ) as months
    from bought
    cross join unnest([1, 3, 6, 12]) as lengths (months)
    group by first_date
)

select
    case
        when dated.months_back = 0 then 'now'
        when dated.months_back = getvariable('comparison_months')::integer then 'before'
        else dated.months_back::varchar
    end as moment,
    dated.months_back,
    period.months::integer as period_months,
    dated.importance <= 1 or bought.buyers <= 200000 as is_compared,
    (dated.on_date - to_months(period.months::integer))::date >= bought.first_date - 1
        as is_period_covered,
    (dated.on_date - to_months(period.months::integer))::date as period_after_date,
    dated.on_date
from dated
cross join period
cross join bought
where dated.on_date >= bought.first_date
